import { isMailAddress } from "@amends/core/channels/mail-address";
import { assignsAnywhere } from "@amends/core/desk/assignment-rule";
import type { Complaint, Language } from "@amends/core/desk/complaint";
import type { CreateComplaintInput } from "@amends/core/desk/contract-intake";
import { createProblems, decideCreate } from "@amends/core/desk/create-complaint";
import type { LetterTemplate } from "@amends/core/desk/letter-fill";
import { sql } from "kysely";
import { canMail } from "../channels/index.ts";
import type { DeadlineKey } from "../deadline/index.ts";
import type { Deps } from "../deps.ts";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";
import { eventsWrite } from "../platform/record-events.ts";
import { orRefuse, RefusalError, refuse } from "../platform/refusal-error.ts";
import type { Repeated, RouteContext } from "../platform/route.ts";
import { acknowledgementText } from "./acknowledgement-text.ts";
import { linkAttachments } from "./attachments/index.ts";
import { clockBasis, clocked } from "./clocks/clocked.ts";
import { formatNumber } from "./complaint-number.ts";
import { addContacts, customerWrites, holderOf, lockContacts, usable } from "./customer-store.ts";
import { type Acting, type DeskContextRow, deskContextColumns, deskContextOf } from "./desk-context.ts";
import type { Company } from "./desk-settings.ts";
import { draftRemoval } from "./drafts.ts";
import { newDueTimes } from "./due/due-store.ts";
import { readMark } from "./marks-of-reading.ts";
import { putSearch, searchWrites } from "./search-document.ts";
import { type SearchedCustomer, searchPlacementOf, searchTextsOf } from "./search-texts.ts";
import { complaintWrite, insertStored } from "./store.ts";
import { newTrackingToken, qrSvg, trackingLinkWrite, trackingUrl } from "./tracking-link.ts";

export type Created = {
  readonly id: string;
  readonly number: string;
  readonly acknowledgement: { readonly language: Language; readonly text: string /** It goes to the customer by mail as well. */; readonly byMail: boolean };
  readonly trackingUrl: string;
  readonly trackingQrSvg: string;
};

type Kept = Omit<Created, "trackingQrSvg">;
const withQr = (kept: Kept): Created => ({ ...kept, trackingQrSvg: qrSvg(kept.trackingUrl) });

/** The picture of the link is drawn again when the same request comes again. */
export const createdAgain: Repeated = {
  kept: (answer) => ({ ...(answer as Created), trackingQrSvg: undefined }),
  whole: (kept) => withQr(kept as Kept),
};

/** Who is found or made for it, as far as finding the complaint again is concerned. */
async function searchedCustomer(tx: Db, customerId: string | null): Promise<{ name: string; contacts: string[] } | null> {
  if (!customerId) return null;
  const { rows } = await sql<{ name: string; contacts: string[] }>`
    select name, array(select k.value from customer_contacts k where k.customer_id = cu.id) as contacts from customers cu where cu.id = ${customerId}::uuid`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** Everything that is written once for a new complaint, however it came in; the caller's transaction. */
export async function insertComplaint(tx: Db, decided: Complaint, deadlines: DeadlineKey, at: string): Promise<void> {
  const complaint = clocked(decided, await clockBasis(tx, deadlines, decided.customerId));
  await insertStored(tx, complaint, at, null, at);
  const texts = searchTextsOf(complaint, await searchedCustomer(tx, complaint.customerId));
  await putSearch(tx, { complaintId: complaint.id, receivedAt: complaint.intake.receivedAt, ...searchPlacementOf(complaint) }, texts);
}

/** Said with the event where nothing is given out by rule, so that nobody has to ask. */
export const byRule = ({ assignment }: Pick<Company, "assignment">): { readonly assign?: false } => (assignsAnywhere(assignment) ? {} : { assign: false });

type Known = DeskContextRow & {
  running: number;
  year: number;
  template: LetterTemplate | null;
  customer: { id: string; name: string; standing: string; contacts: string[] } | null;
};

/**
 * All that creating needs to know, and the next running number taken, in one statement. A number taken for a form that is
 * refused all the same stays unused.
 */
async function readForCreation(tx: Db, acting: Acting, input: CreateComplaintInput): Promise<Known> {
  const { viewer, now } = acting;
  const { customerId, contacts } = input.complainant;
  const chosen = customerId
    ? sql`(select coalesce(m.merged_into, m.id) from customers m where m.id = ${customerId}::uuid and m.company_id = ${viewer.companyId}::uuid)`
    : holderOf(viewer.companyId, contacts);
  const { rows } = await sql<Known>`${sql.raw(prepared)}
    with taken as (
      insert into complaint_numbers as n (company_id, year, last)
      select o.id, extract(year from ${now}::timestamptz at time zone o.time_zone)::int, 1 from teams o where o.id = ${viewer.companyId}::uuid
      on conflict (company_id, year) do update set last = n.last + 1 returning last, year)
    select ${deskContextColumns(acting, input, null)}, taken.last as running, taken.year,
      (select json_build_object('id', cu.id, 'name', cu.name, 'standing', cu.standing, 'contacts', array(select k.value from customer_contacts k where k.customer_id = cu.id)) from customers cu where cu.id = ${chosen}) as customer,
      (select json_build_object('subject', l.subject, 'body', l.body) from letter_templates l where l.company_id = t.id and l.kind = 'acknowledgement' and l.language = coalesce(${input.language ?? null}, t.language)) as template
    from teams t, taken where t.id = ${viewer.companyId}::uuid`.execute(tx);
  const known = rows[0];
  if (!known) throw new Error(`company ${viewer.companyId} is gone`);
  if (customerId && !known.customer) refuse("unknownCustomer", { field: "complainant.customerId" });
  return known;
}

type Complainant = { readonly id: string | null; readonly searched: SearchedCustomer | null; readonly writes: readonly Write[] };

/** Who complains: the customer found (with contacts not known yet added), else a new one; nobody when nothing is known. */
async function complainantOf(
  tx: Db,
  { viewer, newId }: Acting,
  who: CreateComplaintInput["complainant"],
  found: Known["customer"],
  language: Language,
): Promise<Complainant> {
  const given = usable(who.contacts).map((c) => c.value);
  if (found) {
    await addContacts(
      tx,
      viewer.companyId,
      found.id,
      who.contacts.filter((c) => !found.contacts.includes(c.value)),
      newId,
    );
    return { id: found.id, searched: { name: found.name, contacts: [...new Set([...found.contacts, ...given])] }, writes: [] };
  }
  if (who.name === "" && given.length === 0) return { id: null, searched: null, writes: [] };
  const id = newId();
  const writes = customerWrites({ id, companyId: viewer.companyId, name: who.name, standing: who.standing, preferences: { language } }, who.contacts, newId);
  return { id, searched: { name: who.name, contacts: given }, writes };
}

/**
 * Records a complaint that a member of the team takes down: number, customer, document, search, tracking link, draft gone,
 * in one transaction. Gives what is told to the customer. @throws every problem of the form at once.
 */
export async function createComplaint(context: RouteContext<Deps>, input: CreateComplaintInput): Promise<Created> {
  const { db, viewer, now, newId, deps, keep } = context;
  const [problem, ...more] = createProblems(input, now);
  if (problem) throw new RefusalError(more.length > 0 ? { ...problem, details: { problems: [problem, ...more] } } : problem);
  const token = newTrackingToken();
  const url = trackingUrl(deps.config.publicUrl, token);
  return db.transaction().execute(async (tx) => {
    if (!input.complainant.customerId) await lockContacts(tx, viewer.companyId, input.complainant.contacts);
    const known = await readForCreation(tx, context, input);
    const { context: desk, company } = await deskContextOf(tx, known, context);
    const language = input.language ?? company.language;
    const who = await complainantOf(tx, context, input.complainant, known.customer, language);
    const number = formatNumber(company.desk.numberPrefix, known.year, known.running);
    const id = newId();
    const { complaint: decided, events } = orRefuse(
      decideCreate(input, { id, number, companyId: viewer.companyId, customerId: who.id, language, teamId: viewer.teamId }, desk),
    );
    const byMail = company.desk.acknowledgement && (who.searched?.contacts.some(isMailAddress) ?? false) && (await canMail(tx, viewer.companyId));
    const standing = known.customer?.standing ?? (who.id ? input.complainant.standing : null);
    const complaint = clocked(decided, await clockBasis(tx, company.deadlines, who.id, standing));
    const facts = { complaint, company, viewer, customerName: who.searched?.name ?? "", trackingUrl: url, now };
    const created: Kept = {
      id,
      number,
      acknowledgement: { language: complaint.language, text: acknowledgementText(facts, known.template), byMail },
      trackingUrl: url,
    };
    const noAddress = !known.customer && !input.complainant.contacts.some((c) => isMailAddress(c.value.trim()));
    await writeTogether(tx, [
      ...who.writes,
      complaintWrite(complaint, now),
      ...newDueTimes(complaint),
      ...searchWrites({ complaintId: id, receivedAt: complaint.intake.receivedAt, ...searchPlacementOf(complaint) }, searchTextsOf(complaint, who.searched)),
      ...eventsWrite(
        { companyId: viewer.companyId, complaintId: id, actor: desk.actor, at: now, newId },
        events.map((event) =>
          event.type === "complaint.created" ? { ...event, data: { ...event.data, ...(noAddress ? { mail: false } : {}), ...byRule(company) } } : event,
        ),
      ),
      trackingLinkWrite({ id: newId(), complaintId: id, token, createdBy: viewer.id, at: now, days: company.desk.trackingLinkDays }),
      readMark(viewer.id, id, now),
      ...(input.draftKey ? [draftRemoval(viewer.id, input.draftKey)] : []),
      ...keep(created),
    ]);
    await linkAttachments(tx, input.attachmentIds, { complaintId: id, messageId: null, companyId: viewer.companyId, uploadedBy: viewer.id });
    return withQr(created);
  });
}
