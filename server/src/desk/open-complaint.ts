import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts } from "@amends/core/accounts/visibility";
import type { Complaint, Language } from "@amends/core/desk/complaint";
import type { WaitingMessage } from "@amends/core/desk/contract-outbox";
import type { ComplaintPage, CustomerBrief, TimelineItem } from "@amends/core/desk/contract-view";
import { knownDataOf } from "@amends/core/desk/masking";
import { readComplaint } from "@amends/core/desk/new-complaint";
import { sql } from "kysely";
import { mailPossible } from "../channels/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { refuse } from "../platform/refusal-error.ts";
import { namelessFile, presentAttachment } from "./attachments/index.ts";
import { customerBrief } from "./customer-brief.ts";
import { idsIn } from "./desk-context.ts";
import type { Directory } from "./directory.ts";
import { noteDraftKey, replyDraftKey } from "./drafts.ts";
import { mailAddressIn } from "./mail/index.ts";
import { mergedInto } from "./merge/merged-with.ts";
import { type WaitingRecord, waitingItems } from "./outbox/outbox-store.ts";
import { presentWaiting } from "./outbox/present-waiting.ts";
import { penStirs } from "./pen/pen-store.ts";
import { maySee } from "./policy.ts";
import { presentComplaint, presentCustomer, presentTimeline } from "./present.ts";
import { type ItemRecord, newestItems, newestItemsPage, readTimeline, timelinePage } from "./timeline.ts";

type Row = {
  doc: Complaint;
  version: number;
  company_id: string;
  team_id: string;
  assignee_id: string | null;
  responsible_id: string | null;
  state: string;
  restricted_to: string[] | null;
  customer: CustomerBrief | null;
  files: { id: string; name: string; type: string; size: number }[] | null;
  items: readonly ItemRecord[] | null;
  drafts: Record<string, unknown> | null;
  waiting: WaitingRecord[] | null;
  pen: boolean;
  following: boolean;
  can_mail: boolean;
};

/** Document, customer, files, the newest part of the timeline and what the viewer is writing in one query. @throws notFound when there is none or the viewer does not see it. */
async function readPage(db: Db, viewer: Viewer, id: string): Promise<Row> {
  const { rows } = await sql<Row>`${sql.raw(prepared)}
    select c.doc, c.version, c.company_id, c.team_id, c.assignee_id, c.responsible_id, c.state, c.restricted_to,
      ${customerBrief(sql`coalesce(own.merged_into, own.id)`)} as customer,
      ${newestItems(id)} as items, ${mailPossible(sql`c.company_id`)} as can_mail,
      (select json_object_agg(d.key, d.data) from drafts d where d.person_id = ${viewer.id}::uuid and d.key in (${replyDraftKey(id)}, ${noteDraftKey(id)})) as drafts,
      ${waitingItems(id)} as waiting, ${penStirs(viewer.id, id)} as pen,
      exists (select from followers f where f.person_id = ${viewer.id}::uuid and f.complaint_id = c.id and f.ended_at is null) as following,
      (select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size) order by a.created_at, a.id) from attachments a where a.complaint_id = c.id and a.message_id is null) as files
    from complaints c left join customers own on own.id = c.customer_id where c.id = ${id}::uuid`.execute(db);
  const row = rows[0];
  if (
    !row ||
    !maySee(viewer, {
      companyId: row.company_id,
      teamId: row.team_id,
      assigneeId: row.assignee_id,
      responsibleId: row.responsible_id,
      closed: row.state === "closed",
      restrictedTo: row.restricted_to,
    })
  )
    return refuse("notFound");
  return row;
}

/** Everybody and every team that the page mentions: ids are looked for wherever they may stand. */
function mentionedIn(viewer: Viewer, complaint: Complaint, timeline: readonly TimelineItem[], waiting: readonly WaitingMessage[]): Set<string> {
  const ids = idsIn([complaint.placements, complaint.firstOwnerId, complaint.intake.respondent.personId, viewer.id]);
  for (const list of [
    complaint.kinds,
    complaint.severities,
    complaint.options,
    complaint.agreements,
    complaint.steps,
    complaint.promises,
    complaint.errands,
    complaint.waits,
    complaint.escalations,
    complaint.closures,
    complaint.reminders,
    complaint.supervisions,
    complaint.extensions,
    complaint.suspensions,
    complaint.reworks,
    complaint.plans,
    complaint.ruleChoices,
    complaint.crises,
    complaint.comeBacks,
    complaint.serviceLevels,
    complaint.merges,
    complaint.representatives,
    complaint.memberships,
    complaint.dissents,
  ])
    idsIn(list, ids);
  for (const each of waiting) ids.add(each.authorId);
  for (const item of timeline) {
    if (item.by.type === "person") ids.add(item.by.id);
    if (item.type === "event") idsIn(item.data, ids);
  }
  return ids;
}

/** Trainers get no files: what is in them cannot be masked. Who reads contacts masked gets them without their names. */
const presentFiles = (files: NonNullable<Row["files"]>, viewer: Viewer) =>
  viewer.role === "trainer" ? [] : files.map((file) => presentAttachment(readsContacts(viewer.role) ? file : namelessFile(file)));

/** Everything the page of a complaint needs, in one query and names that are mostly known. */
export async function openComplaint(db: Db, viewer: Viewer, id: string, directory: Directory, now: string, language: Language): Promise<ComplaintPage> {
  const row = await readPage(db, viewer, id);
  const complaint = readComplaint(row.doc);
  const taken = complaint.merges.some((m) => !m.withdrawn) ? await mergedInto(db, id) : [];
  const timeline = taken.length > 0 ? await readTimeline(db, id, {}, timelinePage, taken) : newestItemsPage(row.items);
  const presented = presentComplaint(complaint, row.version, viewer, row.customer);
  const waiting = presented.abilities.message ? (row.waiting ?? []).map((each) => presentWaiting(each, now, language)) : [];
  const names = await directory.names(db, viewer.companyId, mentionedIn(viewer, presented.complaint, timeline.items, waiting), Date.parse(now));
  return {
    complaint: presented.complaint,
    customer: presentCustomer(row.customer, viewer),
    timeline: presentTimeline(timeline.items, viewer, knownDataOf(complaint, row.customer)),
    earlierBefore: timeline.earlierBefore,
    lastSeq: timeline.lastSeq,
    files: presentFiles(row.files ?? [], viewer),
    outbox: waiting,
    people: names.people,
    teams: names.teams,
    abilities: presented.abilities,
    masked: presented.masked,
    version: presented.version,
    drafts: row.drafts ?? {},
    pen: presented.abilities.message && row.pen,
    following: row.following,
    delivery: row.can_mail && mailAddressIn(row.customer) ? "mail" : "trackingPage",
  };
}
