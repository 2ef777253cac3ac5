import type { Viewer } from "@amends/core/accounts/role";
import type { Db } from "../platform/db/connect.ts";
import { type NewEvent, recordEvents } from "../platform/record-events.ts";

/** Who does it, when, and where new ids come from; every route context is one. */
export type Acting = { readonly viewer: Viewer; readonly now: string; readonly newId: () => string };

/** Appends what a person did to a person, team, token … of their company. */
export async function record(tx: Db, { viewer, now, newId }: Acting, subject: { type: string; id: string }, ...events: NewEvent[]): Promise<void> {
  await recordEvents(tx, { companyId: viewer.companyId, actor: { type: "person", id: viewer.id }, at: now, newId, subject }, events);
}
