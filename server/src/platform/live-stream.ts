import type { ServerResponse } from "node:http";
import type { Caller } from "./caller.ts";
import { formatPosition, type LivePosition } from "./live-events.ts";

/** A browser that reads no longer is cut off at this backlog; it comes back with its last position and replays. */
const backlogLimit = 1024 * 1024;

/** One open event stream (text/event-stream) of one signed-in person. */
export type LiveStream = {
  caller: Caller;
  /** Complaints this browser said it looks at; it hears who else does. */
  readonly watched: Set<string>;
  send(event: string, data: unknown, position?: LivePosition): void;
  close(): void;
};

export function openStream(response: ServerResponse, caller: Caller, onClose: () => void): LiveStream {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
    "x-content-type-options": "nosniff",
  });
  response.write("retry: 1500\n\n");
  const beat = setInterval(() => response.write(": still here\n\n"), 20_000);
  response.on("close", () => {
    clearInterval(beat);
    onClose();
  });
  response.on("error", () => response.destroy());
  return {
    caller,
    watched: new Set(),
    send(event, data, position) {
      if (response.destroyed) return;
      response.write(`${position ? `id: ${formatPosition(position)}\n` : ""}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (response.writableLength > backlogLimit) response.destroy();
    },
    close: () => response.end(),
  };
}
