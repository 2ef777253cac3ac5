import { dueReached } from "@amends/core/desk/due-reached";
import type { Db } from "../../platform/db/connect.ts";
import { writeTogether } from "../../platform/db/write-together.ts";
import { eventsWrite } from "../../platform/record-events.ts";
import { lockStoredIfFree } from "../store.ts";
import { complaintsDue, firedWrite, momentsDue } from "./due-store.ts";

const batch = 100;

/**
 * One complaint whose time has come: what happened is recorded and the moments are marked as fired in one transaction, so
 * that a server that dies in between has done neither, and another one does both. false = somebody else holds it just now.
 */
async function fireOne(db: Db, id: string, now: string, newId: () => string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const stored = await lockStoredIfFree(tx, id);
    if (!stored) return false;
    const moments = await momentsDue(tx, id, now);
    const { companyId } = stored.complaint;
    const keys = moments.map((m) => m.key);
    await writeTogether(tx, [
      ...eventsWrite({ companyId, complaintId: id, actor: { type: "system" }, at: now, newId }, dueReached(stored.complaint, moments)),
      ...(keys.length > 0 ? [firedWrite(id, keys, now)] : []),
    ]);
    return true;
  });
}

/**
 * Fires everything that is due at `now`. Several servers may do this at once: each complaint is taken by one. Gives how many
 * complaints fired here and whether some were held by others (look again soon).
 */
export async function fireDue(db: Db, now: string, newId: () => string): Promise<{ fired: number; held: boolean }> {
  let fired = 0;
  for (;;) {
    let progress = 0;
    const ids = await complaintsDue(db, now, batch);
    for (const id of ids) if (await fireOne(db, id, now, newId)) progress++;
    fired += progress;
    if (ids.length === 0) return { fired, held: false };
    if (progress === 0) return { fired, held: true };
  }
}
