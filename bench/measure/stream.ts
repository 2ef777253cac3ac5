/** One thing told on the event stream, and when it arrived. */
export type Told = { readonly event: string; readonly data: Record<string, unknown>; readonly at: number };
export type Listener = { readonly opened: Promise<void>; readonly close: () => void };

/** Listens on `/api/stream` as the browser does. `opened` once the server said hello. */
export function listen(url: string, cookie: string, on: (told: Told) => void): Listener {
  const stop = new AbortController();
  let hello: () => void;
  const opened = new Promise<void>((done) => {
    hello = done;
  });
  const read = async () => {
    const response = await fetch(`${url}/api/stream`, { headers: { cookie, accept: "text/event-stream" }, signal: stop.signal });
    if (!response.ok || !response.body) throw new Error(`/api/stream: ${response.status}`);
    let text = "";
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const event = /^event: (.*)$/m.exec(text.slice(0, end))?.[1];
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (event === "hello") hello();
        else if (event && data) on({ event, data: JSON.parse(data) as Record<string, unknown>, at: performance.timeOrigin + performance.now() });
      }
    }
  };
  read().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return { opened, close: () => stop.abort() };
}
