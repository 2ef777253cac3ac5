import type { Complaint } from "@amends/core/desk/complaint";
import { createFromImport } from "@amends/core/desk/create-from-import";
import type { ComplaintEvent } from "@amends/core/desk/decision";
import type { ImportedRow } from "@amends/core/desk/import-row";
import { detectLanguage } from "@amends/core/shared/detect-language";
import { sql } from "kysely";
import { policyOf } from "../../deadline/index.ts";
import type { Db } from "../../platform/db/connect.ts";
import { orRefuse } from "../../platform/refusal-error.ts";
import { clocked, standingsOf } from "../clocks/clocked.ts";
import { formatNumber } from "../complaint-number.ts";
import { putNewSearches } from "../search-many.ts";
import { searchPlacementOf, searchTextsOf } from "../search-texts.ts";
import { insertManyStored } from "../store.ts";
import { customersOfRows, searchedCustomers } from "./customers-of-rows.ts";
import { type ImportCompany, importDeskContext } from "./import-context.ts";

export type RowToWrite = { readonly key: string; readonly read: ImportedRow };
/** Where the rows go, who brings them in, and the running numbers kept for them. */
export type WriteTo = {
  readonly to: ImportCompany;
  readonly teamId: string;
  readonly personId: string;
  readonly year: number;
  readonly firstNumber: number;
  readonly now: string;
  readonly newId: () => string;
};

type Made = {
  readonly complaint: Complaint;
  readonly events: readonly ComplaintEvent[];
  readonly key: string;
  readonly reply: { readonly id: string; readonly text: string; readonly at: string } | null;
};

/** What the decision in the core makes of each row. */
function decideAll(rows: readonly RowToWrite[], customerIds: readonly (string | null)[], of: WriteTo): Made[] {
  const { company } = of.to;
  const desk = importDeskContext(of.to, of.personId, of.now, of.newId);
  return rows.map(({ key, read }, i) => {
    const facts = {
      id: of.newId(),
      number: formatNumber(company.desk.numberPrefix, of.year, of.firstNumber + i),
      companyId: company.id,
      customerId: customerIds[i] ?? null,
      language: detectLanguage(read.complaint.text, company.language),
      teamId: of.teamId,
    };
    const { complaint, events } = orRefuse(createFromImport(read.complaint, facts, desk));
    const reply = read.reply && { id: of.newId(), text: read.reply.text, at: read.reply.at ?? of.now };
    return { complaint, events, key, reply };
  });
}

/** Events and answers of all of them, each complaint's in the order of its timeline. Who gave the answer in the old system is not known here. */
async function writeTimelines(tx: Db, made: readonly Made[], { to, personId, now, newId }: WriteTo): Promise<void> {
  const replies = made.flatMap(({ complaint, reply }) => (reply ? [{ id: reply.id, complaint_id: complaint.id, body_text: reply.text, at: reply.at }] : []));
  const events = made.flatMap(({ complaint, events, reply }) => [
    ...events.map((event) => ({
      id: newId(),
      complaint_id: complaint.id,
      type: event.type as string,
      actor_type: "person",
      actor_id: personId as string | null,
      data: event.data,
    })),
    ...(reply
      ? [
          {
            id: newId(),
            complaint_id: complaint.id,
            type: "complaint.messageSent",
            actor_type: "system",
            actor_id: null,
            data: { messageId: reply.id, kind: "message", direction: "outbound", channel: "import" },
          },
        ]
      : []),
  ]);
  await sql`insert into events (id, company_id, complaint_id, subject_type, subject_id, type, actor_type, actor_id, at, data)
    select id, ${to.company.id}::uuid, complaint_id, 'complaint', complaint_id::text, type, actor_type, actor_id, ${now}::timestamptz, data
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as r (id uuid, complaint_id uuid, type text, actor_type text, actor_id uuid, data jsonb)`.execute(
    tx,
  );
  if (replies.length === 0) return;
  await sql`insert into messages (id, company_id, complaint_id, kind, direction, channel, author_type, body_text, at)
    select id, ${to.company.id}::uuid, complaint_id, 'message', 'outbound', 'import', 'system', body_text, at
    from jsonb_to_recordset(${JSON.stringify(replies)}::jsonb) as r (id uuid, complaint_id uuid, body_text text, at timestamptz)`.execute(tx);
}

/** When something last happened with it: told by the file where it tells, so that old matters do not stand on top. */
function lastActivity({ complaint, reply }: Made): string {
  const times = [complaint.intake.receivedAt, ...(reply ? [reply.at] : []), ...complaint.closures.map((closure) => closure.at)];
  return times.sort().at(-1) ?? complaint.created.at;
}

/** Takes rows in as complaints, with customers, answers, history and search, in the caller's transaction. Gives their ids, in order. */
export async function writeRows(tx: Db, rows: readonly RowToWrite[], of: WriteTo): Promise<string[]> {
  if (rows.length === 0) return [];
  const { company } = of.to;
  const who = rows.map(({ read }) => ({ ...read, language: detectLanguage(read.complaint.text, company.language) }));
  const customerIds = await customersOfRows(tx, company.id, who, of.newId);
  const searched = await searchedCustomers(tx, customerIds);
  const made = decideAll(rows, customerIds, of);
  const policy = await policyOf(tx, company.deadlines);
  const standings = policy.asksStanding ? await standingsOf(tx, customerIds) : new Map<string, string>();
  const clockedOf = ({ complaint }: Made) => clocked(complaint, { company: policy, standing: standings.get(complaint.customerId ?? "") ?? null });
  const stored = insertManyStored(
    tx,
    made.map((each) => ({ complaint: clockedOf(each), at: lastActivity(each), externalKey: each.key })),
    of.now,
  );
  await putNewSearches(
    tx,
    made.map(({ complaint, reply }) => {
      const texts = searchTextsOf(complaint, complaint.customerId ? (searched.get(complaint.customerId) ?? null) : null);
      const source = { complaintId: complaint.id, receivedAt: complaint.intake.receivedAt, ...searchPlacementOf(complaint) };
      return { source, texts: reply ? { ...texts, open: [...texts.open, reply.text] } : texts };
    }),
    stored,
  );
  await writeTimelines(tx, made, of);
  return made.map(({ complaint }) => complaint.id);
}
