import { scopeOf } from "@amends/core/accounts/visibility";
import type { Language } from "@amends/core/desk/complaint";
import { isQuiet } from "@amends/core/notices/deliver-at";
import type { NoticeKind } from "@amends/core/notices/notice-kind";
import { sql } from "kysely";
import { findByPerson } from "../accounts/index.ts";
import { havingSubscriptions, pushToPerson } from "../channels/index.ts";
import { visibleTo } from "../desk/index.ts";
import { textOf } from "../platform/catalogue.ts";
import type { Db, Tx } from "../platform/db/connect.ts";
import { addJob, type JobTask } from "../platform/jobs.ts";
import type { Mailing } from "./mail-notices.ts";
import { mayRead } from "./store.ts";

/** What is looked at within this time needs no push message; what comes together goes together. */
const delayMs = 4_000;
/** What waited longer is no news any more. */
const newsFor = sql.raw("interval '1 hour'");

/** Has push messages go to those who have a browser for them and are not in their quiet hours: the bell keeps it all the same. */
export async function planPush(tx: Tx, companyId: string, wanting: readonly Mailing[], now: string): Promise<void> {
  const awake = wanting.filter(({ preference, timeZone }) => !isQuiet(preference.quiet, now, timeZone));
  if (awake.length === 0) return;
  const runAt = new Date(Date.parse(now) + delayMs);
  for (const personId of await havingSubscriptions(
    tx,
    awake.map((w) => w.personId),
  ))
    await addJob(tx, "sendPush", { companyId, personId }, { key: `sendPush:${personId}`, runAt, keepRunAt: true, maxAttempts: 5 });
}

type Row = { kind: NoticeKind; at: Date; complaintId: string | null; number: string | null; visible: boolean; opens: boolean };

async function unreadFor(db: Db, personId: string, now: string, scope: Parameters<typeof visibleTo>[0]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select n.kind, n.at, n.complaint_id as "complaintId", c.number, ${mayRead(scope)} as visible, coalesce(${visibleTo(scope)}, false) as opens
    from notices n left join complaints c on c.id = n.complaint_id
    where n.person_id = ${personId}::uuid and n.read_at is null and n.ways @> '{browser}' and n.at > ${now}::timestamptz - ${newsFor} order by n.at desc limit 100`.execute(
    db,
  );
  return rows.filter((row) => row.visible);
}

/** What the browser shows. It passes through other companies' servers and stands on locked screens: a number and an occasion, nobody's name. */
export function pushText(notices: readonly Pick<Row, "kind" | "complaintId" | "number" | "opens">[], language: Language): string {
  const [only] = notices;
  const t = (key: string, values: Record<string, string | number> = {}) => textOf(language, "notices", key, values);
  const single = notices.length === 1 && only;
  const body = single ? `${only.number ?? ""} ${t(`preference.kind.${only.kind}`)}`.trim() : t("push.several", { count: notices.length });
  return JSON.stringify({
    title: t("push.title"),
    body,
    path: single && only.kind === "errand" && !only.opens ? "/tasks" : single && only.complaintId ? `/complaints/${only.complaintId}` : "/",
  });
}

/** One push message about what a person has not read. */
export function createSendPush(secret: string, publicUrl: string): JobTask {
  return async ({ companyId, personId }, { db, now }) => {
    const id = String(personId);
    const caller = await findByPerson(db, id);
    if (!caller) return;
    const notices = await unreadFor(db, id, now, scopeOf(caller.viewer));
    const [newest] = notices;
    if (!newest) return;
    const text = pushText(notices, caller.language ?? "zh-CN");
    await pushToPerson(db, { companyId, personId: id, text, newestAt: newest.at.toISOString() }, { secret, publicUrl, now });
  };
}
