import { useSyncExternalStore } from "react";
import { deskApi } from "./desk-api.ts";
import type { Presence, StreamEvent } from "./desk-types.ts";
import { listen } from "./live.ts";

type Seen = Presence & { readonly until: number };

/** Whoever says nothing for this long has gone (a closed lid says no goodbye). */
const longestSilence = 45_000;
const here = new Map<string, Map<string, Seen>>();
const watchers = new Set<() => void>();
let snapshots = new Map<string, readonly Presence[]>();
const nobody: readonly Presence[] = [];

function changed(): void {
  snapshots = new Map();
  for (const watcher of watchers) watcher();
}

function take(event: StreamEvent): void {
  if (event.type !== "presence" || !event.complaintId || !event.personId) return;
  const people = here.get(event.complaintId) ?? new Map<string, Seen>();
  if (event.state === "viewing" || event.state === "typing") {
    people.set(event.personId, { personId: event.personId, name: event.name ?? "", state: event.state, until: Date.now() + longestSilence });
  } else people.delete(event.personId);
  here.set(event.complaintId, people);
  changed();
}

function sweep(): void {
  let gone = false;
  for (const people of here.values()) for (const [id, seen] of people) if (seen.until < Date.now()) gone = people.delete(id) || gone;
  if (gone) changed();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  const stop = listen(take);
  const timer = setInterval(sweep, 10_000);
  return () => {
    watchers.delete(watcher);
    stop();
    clearInterval(timer);
  };
}

function peopleAt(complaintId: string): readonly Presence[] {
  const known = snapshots.get(complaintId);
  if (known) return known;
  const found = [...(here.get(complaintId)?.values() ?? [])].map(({ personId, name, state }) => ({ personId, name, state }));
  const list = found.length ? found : nobody;
  snapshots.set(complaintId, list);
  return list;
}

/** Who else has this complaint open or is writing in it. */
export function usePresence(complaintId: string): readonly Presence[] {
  return useSyncExternalStore(watch, () => peopleAt(complaintId));
}

/** Tells the others where one is; failing to is nobody's trouble. */
export function tellPresence(complaintId: string, state: "viewing" | "typing" | "away"): void {
  deskApi.presence(complaintId, state).catch(() => undefined);
}
