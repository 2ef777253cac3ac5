import { sql } from "kysely";
import type { Db } from "./db/connect.ts";

export const personalChannel = "amends_people";

/** A notice between servers carries 8,000 bytes at most. */
const idsPerNotice = 200;

/** What of a person's own has changed; "all" after a gap in which anything may have. */
export type NewsTopic = "notices" | "all";

/**
 * Tells all open pages of some people that something of their own changed; they fetch it. In a transaction: once it commits.
 * Nothing is kept, for a page that was away fetches everything when it comes back.
 */
export async function tellPeople(db: Db, topic: NewsTopic, personIds: readonly string[]): Promise<void> {
  for (let from = 0; from < personIds.length; from += idsPerNotice)
    await sql`select pg_notify(${personalChannel}, ${[topic, ...personIds.slice(from, from + idsPerNotice)].join(" ")})`.execute(db);
}

export function readPersonalNews(payload: string): { topic: NewsTopic; personIds: ReadonlySet<string> } {
  const [topic, ...personIds] = payload.split(" ");
  return { topic: topic as NewsTopic, personIds: new Set(personIds) };
}
