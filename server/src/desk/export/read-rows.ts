import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import type { Complaint } from "@amends/core/desk/complaint";
import type { ContactKind } from "@amends/core/desk/contract-intake";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { visibleTo } from "../policy.ts";

/** A complaint with what an export needs of its surroundings, as read; nothing is masked yet. */
export type ExportRecord = {
  readonly doc: Complaint;
  readonly title: string;
  readonly customer_name: string | null;
  readonly contacts: readonly { readonly kind: ContactKind; readonly value: string }[] | null;
  readonly team_name: string;
  readonly assignee_name: string | null;
  readonly first_reply_at: Date | null;
  readonly last_activity_at: Date;
};

/** Contacts of everybody who was merged with the customer. */
const contacts = sql`
  select json_agg(json_build_object('kind', k.kind, 'value', k.value) order by k.created_at, k.id) as list from customer_contacts k
  where k.customer_id in (select m.id from customers m where m.id = coalesce(cu.merged_into, cu.id) or m.merged_into = coalesce(cu.merged_into, cu.id))`;

/** The first word to the customer: a message, a letter, or a call that reached them. */
const firstReply = sql`
  select min(m.at) as at from messages m where m.complaint_id = c.id and m.direction = 'outbound' and m.kind <> 'note'
    and (m.kind <> 'call' or m.call_data ->> 'reached' = 'true')`;

/** Some complaints in the order given. Visibility is asked again: it may have changed since the ids were found. */
export async function readRecords(db: Db, viewer: Viewer, ids: readonly string[]): Promise<ExportRecord[]> {
  const { rows } = await sql<ExportRecord>`${sql.raw(prepared)}
    select c.doc, c.title, cu.name as customer_name, contact.list as contacts, t.name as team_name, p.name as assignee_name, reply.at as first_reply_at, c.last_activity_at
    from unnest(${[...ids]}::uuid[]) with ordinality as page (id, n) join complaints c on c.id = page.id
    join teams t on t.id = c.team_id
    left join people p on p.id = c.assignee_id
    left join customers cu on cu.id = c.customer_id
    left join lateral (${contacts}) contact on true
    left join lateral (${firstReply}) reply on true
    where ${visibleTo(scopeOf(viewer))} order by page.n`.execute(db);
  return rows;
}
