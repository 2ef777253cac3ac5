import type { Db } from "../db/connect.ts";
import { recordEvents } from "../record-events.ts";
import type { Totals } from "./backup-format.ts";

/** Everything left the house in one file: the audit list of every company says so, and by whom where it is one of theirs. */
export async function recordBackup(
  db: Db,
  by: { id: string; companyId: string } | null,
  totals: Totals,
  { now, newId }: { now: string; newId: () => string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { id } of await tx.selectFrom("teams").select("id").where("kind", "=", "company").execute()) {
      const actor = by?.companyId === id ? ({ type: "person", id: by.id } as const) : ({ type: "system" } as const);
      await recordEvents(tx, { companyId: id, subject: { type: "company", id }, actor, at: now, newId }, [
        { type: "company.backedUp", data: { count: totals.rows["complaints"] ?? 0, files: totals.files } },
      ]);
    }
  });
}
