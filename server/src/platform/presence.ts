import type { Viewer } from "@amends/core/accounts/role";
import { sql } from "kysely";
import type { Db } from "./db/connect.ts";
import { prepared } from "./db/prepared.ts";

export type PresenceState = "viewing" | "typing";
/** Who is looking at a complaint now, as the screens show it. */
export type Present = { readonly personId: string; readonly name: string; readonly state: PresenceState };
/** Opening a complaint says that one is there: the page needs no call of its own for it. Gives who was there already. */
export type Presence = { readonly arrive: (person: Pick<Viewer, "id" | "name">, complaintId: string, left: string | undefined) => Present[] };

export const presenceChannel = "amends_presence";

/** A browser repeats its state at least every 20 s; who is silent for longer than this is gone. */
const forgottenAfter = 45_000;

export type Notice = { complaintId: string; personId: string; name: string; state: PresenceState | "away" };

/** Tells every node (this one too) what somebody does on a complaint. Nothing is stored: presence is worth nothing tomorrow. */
export async function tellPresence(db: Db, ...notices: readonly Notice[]): Promise<void> {
  await sql`${sql.raw(prepared)} select pg_notify(${presenceChannel}, n.text) from unnest(${notices.map((n) => JSON.stringify(n))}::text[]) as n (text)`.execute(
    db,
  );
}

/** What this node knows of who is where, fed by notices from all nodes. `changed` is called with the complaint's id. */
export function createPresenceBoard(changed: (complaintId: string) => void): {
  receive(payload: string): void;
  of(complaintId: string): Present[];
  stop(): void;
} {
  const board = new Map<string, Map<string, Present & { until: number }>>();

  const remove = (complaintId: string, personId: string) => {
    const people = board.get(complaintId);
    if (!people?.delete(personId)) return;
    if (people.size === 0) board.delete(complaintId);
    changed(complaintId);
  };
  const sweep = setInterval(() => {
    const now = Date.now();
    for (const [complaintId, people] of board) for (const each of people.values()) if (each.until < now) remove(complaintId, each.personId);
  }, 5000);
  sweep.unref();

  return {
    receive(payload) {
      const { complaintId, personId, name, state } = JSON.parse(payload) as Notice;
      if (state === "away") {
        remove(complaintId, personId);
        return;
      }
      const people = board.get(complaintId) ?? new Map();
      const before = people.get(personId);
      people.set(personId, { personId, name, state, until: Date.now() + forgottenAfter });
      board.set(complaintId, people);
      if (before?.state !== state) changed(complaintId);
    },
    of: (complaintId) => [...(board.get(complaintId)?.values() ?? [])].map(({ personId, name, state }) => ({ personId, name, state })),
    stop: () => clearInterval(sweep),
  };
}
