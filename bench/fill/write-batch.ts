import { contactAfter, noContact } from "@amends/core/desk/contact-noted";
import { type Kysely, sql } from "kysely";
import { type ClockBasis, clocked } from "../../server/src/desk/clocks/clocked.ts";
import { searchColumns } from "../../server/src/desk/search-document.ts";
import { searchPlacementOf, searchTextsOf } from "../../server/src/desk/search-texts.ts";
import { insertManyStored, type NewComplaint } from "../../server/src/desk/store.ts";
import type { Database } from "../../server/src/platform/db/schema.ts";
import type { Generated } from "./generate.ts";

type Db = Kysely<Database>;
type Row = Record<string, unknown>;

/** Inserts rows given as JSON: one statement a table and batch, types taken from the table itself. */
async function insertJson(tx: Db, table: string, columns: readonly string[], rows: readonly Row[]): Promise<void> {
  const names = sql.raw(columns.join(", "));
  await sql`insert into ${sql.raw(table)} (${names}) select ${names} from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}

/** As the product saves many at once: document with its clocks, columns, due times and what was promised. */
async function insertComplaints(tx: Db, batch: readonly Generated[], basis: ClockBasis, now: string): Promise<void> {
  const all = batch.map(({ complaint, messages }): NewComplaint => {
    const said = messages.map((m) => ({
      at: m.at,
      by: m.by ? ({ type: "person", id: m.by } as const) : ({ type: "customer" } as const),
      kind: "message" as const,
      direction: m.inbound ? ("inbound" as const) : ("outbound" as const),
    }));
    const contact = said.reduce((known, one) => contactAfter(known, one), noContact);
    return { complaint: clocked({ ...complaint, contact }, basis), at: messages.at(-1)?.at ?? complaint.intake.receivedAt, externalKey: null };
  });
  await insertManyStored(tx, all, now);
}

/** The same texts and terms that the product writes for a complaint with these messages. */
function searchRow({ complaint, customer, messages }: Generated): Row {
  const texts = searchTextsOf(complaint, { name: customer.name, contacts: [customer.phone] });
  const at = searchPlacementOf(complaint);
  const receivedAt = complaint.intake.receivedAt;
  const columns = searchColumns({ ...at, complaintId: complaint.id, receivedAt }, { ...texts, open: [...messages.map((m) => m.text), ...texts.open] });
  return {
    complaint_id: complaint.id,
    company_id: at.companyId,
    team_id: at.teamId,
    assignee_id: at.assigneeId,
    closed: at.closed,
    received_at: receivedAt,
    ...columns,
  };
}

async function insertSearch(tx: Db, rows: readonly Row[]): Promise<void> {
  await sql`insert into complaint_search (complaint_id, company_id, team_id, assignee_id, closed, received_at, terms, folded, texts, bytes)
    select complaint_id, company_id, team_id, assignee_id, closed, received_at, array_to_tsvector(terms), folded, texts, bytes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (complaint_id uuid, company_id uuid, team_id uuid, assignee_id uuid, closed boolean, received_at timestamptz, terms text[], folded text, texts text, bytes int)`.execute(
    tx,
  );
}

/** Writes a batch of generated complaints, with customers, three messages and two events each, in one transaction. */
export async function writeBatch(db: Db, batch: readonly Generated[], basis: ClockBasis, now: string, newId: (at: number) => string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await insertJson(
      tx,
      "customers",
      ["id", "company_id", "name", "standing", "preferences", "notes", "created_at", "updated_at"],
      batch.map(({ customer: c, complaint }) => ({
        id: c.id,
        company_id: complaint.companyId,
        name: c.name,
        standing: "private",
        preferences: {},
        notes: "",
        created_at: complaint.created.at,
        updated_at: complaint.created.at,
      })),
    );
    await insertJson(
      tx,
      "customer_contacts",
      ["id", "company_id", "customer_id", "kind", "value", "normalised", "created_at"],
      batch.map(({ customer: c, complaint }) => ({
        id: newId(Date.parse(complaint.created.at)),
        company_id: complaint.companyId,
        customer_id: c.id,
        kind: "phone",
        value: c.phone,
        normalised: c.phone,
        created_at: complaint.created.at,
      })),
    );
    await insertComplaints(tx, batch, basis, now);
    await sql`insert into messages (id, company_id, complaint_id, kind, direction, channel, author_type, author_id, body_text, at)
      select id, company_id, complaint_id, 'message', direction, 'chat', author_type, author_id, body_text, at
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(({ complaint, messages }) => messages.map((m) => ({ id: m.id, company_id: complaint.companyId, complaint_id: complaint.id, direction: m.inbound ? "inbound" : "outbound", author_type: m.by ? "person" : "customer", author_id: m.by, body_text: m.text, at: m.at }))))}::jsonb)
        as r (id uuid, company_id uuid, complaint_id uuid, direction text, author_type text, author_id uuid, body_text text, at timestamptz)`.execute(tx);
    await sql`insert into events (id, company_id, complaint_id, subject_type, subject_id, type, actor_type, actor_id, at, data)
      select id, company_id, complaint_id, 'complaint', complaint_id::text, type, 'person', actor_id, at, '{}' from jsonb_to_recordset(${JSON.stringify(
        batch.flatMap(({ complaint }) =>
          ["complaint.created", "complaint.acknowledged"].map((type) => ({
            id: newId(Date.parse(complaint.created.at)),
            company_id: complaint.companyId,
            complaint_id: complaint.id,
            type,
            actor_id: complaint.firstOwnerId,
            at: complaint.created.at,
          })),
        ),
      )}::jsonb) as r (id uuid, company_id uuid, complaint_id uuid, type text, actor_id uuid, at timestamptz)`.execute(tx);
    await insertSearch(tx, batch.map(searchRow));
  });
}
