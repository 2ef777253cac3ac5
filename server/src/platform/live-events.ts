import { sql } from "kysely";
import type { Db } from "./db/connect.ts";
import { prepared } from "./db/prepared.ts";

/** One row of the events table as live updates need it: ids and names of what happened, never texts. */
export type LiveEvent = {
  readonly seq: string;
  readonly xid: string;
  readonly companyId: string;
  readonly complaintId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly type: string;
  readonly actorType: string;
  readonly actorId: string | null;
  readonly at: Date;
};

/**
 * How far a reader has come. Sequence numbers alone will not do: a slow transaction can commit a lower one after a higher
 * one was read. Rows are therefore read in the order (transaction, seq), and only of transactions older than the oldest
 * one still running: nothing can appear before such a position any more.
 */
export type LivePosition = { readonly xid: string; readonly seq: string };

const channel = "amends_events";

/** Tells every node that events were written; inside the transaction that wrote them, or right after it. Once per batch. */
export async function notifyEvents(db: Db): Promise<void> {
  await sql`${sql.raw(prepared)} select pg_notify(${channel}, '')`.execute(db);
}

/** So many announcements at once are one: whoever reads hears of the first at once, and of all others together. */
const gather = 50;

/** `announce()` for handlers: never waits, never fails; until shortly after one, any number of others become one more. */
export function createAnnouncer(db: Db, onError: (error: unknown) => void): () => void {
  let onItsWay = false;
  let again = false;
  const announce = () => {
    again = onItsWay;
    if (onItsWay) return;
    onItsWay = true;
    notifyEvents(db)
      .catch(onError) // listeners look by themselves before long
      .finally(() => {
        const free = () => {
          onItsWay = false;
          if (again) announce();
        };
        setTimeout(free, gather).unref();
      });
  };
  return announce;
}

export const eventsChannel = channel;

/** The position from which on everything is still to come. */
export async function currentPosition(db: Db): Promise<LivePosition> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db);
  return { xid: rows[0]?.xid ?? "0", seq: "0" };
}

export function formatPosition(position: LivePosition): string {
  return `${position.xid}.${position.seq}`;
}

/** Reads what a browser sends back as Last-Event-ID; undefined for anything else. */
export function parsePosition(text: string | undefined): LivePosition | undefined {
  const parts = /^(\d{1,20})\.(\d{1,19})$/.exec(text ?? "");
  return parts ? { xid: parts[1] ?? "0", seq: parts[2] ?? "0" } : undefined;
}

/**
 * What came after a position, oldest first, at most `limit`. `pending` says that there are rows which may not be given out
 * yet because an older transaction is still running: look again soon.
 */
export async function readEvents(db: Db, after: LivePosition, limit: number, companyId?: string): Promise<{ events: LiveEvent[]; pending: boolean }> {
  const company = companyId === undefined ? sql`true` : sql`company_id = ${companyId}::uuid`;
  const { rows } = await sql<LiveEvent & { final: boolean }>`
    select seq::text as seq, xid::text as xid, company_id as "companyId", complaint_id as "complaintId", subject_type as "subjectType",
      subject_id as "subjectId", type, actor_type as "actorType", actor_id as "actorId", at,
      xid < pg_snapshot_xmin(pg_current_snapshot()) as final
    from events where (xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint) and ${company}
    order by events.xid, events.seq limit ${limit}`.execute(db);
  const events = rows.filter((row) => row.final);
  return { events, pending: events.length < rows.length };
}
