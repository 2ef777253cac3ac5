import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";

type Who = { readonly id: string; readonly companyId: string };
type Context = { readonly now: string; readonly newId: () => string };

/** One line of the audit trail about a person and what they did with their own account ('person.signedIn' …). */
export async function recordOwn(tx: Db, person: Who, type: string, data: Record<string, unknown>, { now, newId }: Context): Promise<void> {
  const actor = type === "person.signInFailed" ? ({ type: "system" } as const) : ({ type: "person", id: person.id } as const);
  await recordEvents(tx, { companyId: person.companyId, actor, at: now, newId, subject: { type: "person", id: person.id } }, [{ type, data }]);
}
