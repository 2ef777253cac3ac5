import type { StreamEvent } from "./desk-types.ts";

type Listener = (event: StreamEvent) => void;
const listeners = new Set<Listener>();
const names = ["message", "event", "complaint", "presence", "resync"] as const;
let source: EventSource | null = null;

function hear(raw: MessageEvent<string>): void {
  let event: StreamEvent;
  try {
    event = JSON.parse(raw.data) as StreamEvent;
  } catch {
    return;
  }
  const typed = event.type ? event : { ...event, type: raw.type };
  for (const listener of [...listeners]) listener(typed);
}

/**
 * Hears what happens, over one stream for the whole page (ids only; whoever wants contents asks for them). The browser connects
 * again by itself and the server replays what was missed. Returns the way to stop.
 */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  if (!source && typeof EventSource !== "undefined") {
    source = new EventSource("/api/stream");
    for (const name of names) source.addEventListener(name, hear as (event: Event) => void);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    source?.close();
    source = null;
  };
}
