import { type CompanyPolicy, companyPolicy, type DeadlineSettings, defaultDeadlines } from "@amends/core/deadline/company-settings";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";

/** Which deadlines a company follows: `stamp` names what it decided, null = the default of its time zone. */
export type DeadlineKey = { readonly companyId: string; readonly stamp: string | null; readonly timeZone: string };

/** The key from a company's row in `teams`. */
export function deadlineKeyOf(row: { readonly id: string; readonly time_zone: string; readonly settings: object }): DeadlineKey {
  const { stamp = null } = (row.settings as { deadlines?: { stamp?: string } }).deadlines ?? {};
  return { companyId: row.id, stamp, timeZone: row.time_zone };
}

/** What was decided under a stamp never changes, so what is made of it is kept: calendars become tables only once. */
const ready = new Map<string, CompanyPolicy>();
const most = 500;

const nothing: DeadlineSettings = { ...defaultDeadlines("UTC"), packIds: [] };

/** Ready for use. What an update of the product made impossible (a region that is gone) gives way to the default rather than stopping the desk. */
function made(settings: DeadlineSettings, timeZone: string): CompanyPolicy {
  for (const each of [settings, defaultDeadlines(timeZone), nothing]) {
    const policy = companyPolicy(each);
    if (policy.ok) return policy.value;
  }
  throw new Error("not even an empty policy can be followed");
}

/** The settings kept under a stamp; null when there are none. */
export async function readDeadlines(db: Db, { companyId, stamp }: DeadlineKey): Promise<DeadlineSettings | null> {
  if (stamp === null) return null;
  const { rows } = await sql<{ doc: DeadlineSettings }>`${sql.raw(prepared)}
    select doc from deadline_settings where stamp = ${stamp}::uuid and company_id = ${companyId}::uuid`.execute(db);
  return rows[0]?.doc ?? null;
}

/** What a company's clocks are made by. Asks the database once for each decision of a company. */
export async function policyOf(db: Db, key: DeadlineKey): Promise<CompanyPolicy> {
  const name = key.stamp ?? key.timeZone;
  const known = ready.get(name);
  if (known) return known;
  const policy = made((await readDeadlines(db, key)) ?? defaultDeadlines(key.timeZone), key.timeZone);
  if (ready.size >= most) ready.clear();
  ready.set(name, policy);
  return policy;
}
