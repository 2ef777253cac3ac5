import type { Present } from "@amends/core/desk/contract-view";
import { useEffect, useRef, useSyncExternalStore } from "react";

/** One thing that changed, as the stream tells it: ids only, the browser fetches what it may see. */
export type LiveChange = {
  readonly seq?: string;
  readonly type: string;
  readonly complaintId?: string | null;
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly actorId?: string | null;
};
export type { Present };
/** Something of one's own changed (its topic), or anything may have ("all"). */
export type PersonalNews = { readonly topic: string };
type PresenceNews = { readonly complaintId: string; readonly people: readonly Present[] };

type LiveEvents = { readonly change: LiveChange; readonly presence: PresenceNews; readonly news: PersonalNews; readonly reset: null };
type Name = keyof LiveEvents;
export type LiveState = "connecting" | "live" | "lost";

const path = "/api/stream";
const listeners: { [N in Name]: Set<(news: LiveEvents[N]) => void> } = { change: new Set(), presence: new Set(), news: new Set(), reset: new Set() };
const stateListeners = new Set<() => void>();
let state: LiveState = "connecting";

function enter(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const listener of stateListeners) listener();
}

function tell<N extends Name>(name: N, news: LiveEvents[N]): void {
  for (const listener of listeners[name]) listener(news);
}

/** Opens the one stream of this page; the browser reconnects with the last id, and after a refusal we try again ourselves. */
export function openLive(): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  const open = () => {
    source = new EventSource(path);
    source.onopen = () => {
      if (tries > 0 || state === "lost") tell("reset", null);
      tries = 0;
      enter("live");
    };
    source.onerror = () => {
      enter("lost");
      if (source?.readyState !== EventSource.CLOSED) return;
      tries += 1;
      timer = setTimeout(open, Math.min(2_000 * 2 ** tries, 60_000));
    };
    source.onmessage = (event) => receive("change", event.data);
    source.addEventListener("change", (event) => receive("change", (event as MessageEvent<string>).data));
    source.addEventListener("presence", (event) => receive("presence", (event as MessageEvent<string>).data));
    source.addEventListener("news", (event) => receive("news", (event as MessageEvent<string>).data));
    source.addEventListener("reset", () => tell("reset", null));
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
    enter("connecting");
  };
}

function receive<N extends Exclude<Name, "reset">>(name: N, data: string): void {
  try {
    tell(name, JSON.parse(data) as LiveEvents[N]);
  } catch {
    // A line that is no JSON tells us nothing; the next reset puts things right.
  }
}

/** Calls `handler` with every event of the stream of that name; `reset` = something may have been missed, fetch anew. */
export function useStream<N extends Name>(name: N, handler: (news: LiveEvents[N]) => void): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    const listener = (news: LiveEvents[N]) => latest.current(news);
    listeners[name].add(listener);
    return () => void listeners[name].delete(listener);
  }, [name]);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    () => state,
  );
}
