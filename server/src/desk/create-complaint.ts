import { decideCreate } from "@amends/core/desk/create-complaint";
import type { Complaint, Language } from "@amends/core/desk/complaint";
import type { CreateComplaintInput } from "@amends/core/desk/contract-intake";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { orRefuse } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import type { Deps } from "../deps.ts";
import { acknowledgementFor } from "./acknowledgement-text.ts";
import { linkAttachments } from "./attachments/index.ts";
import { formatNumber, takeNumbers, yearIn } from "./complaint-number.ts";
import { customerFor } from "./customer-for.ts";
import { readDeskContext } from "./desk-context.ts";
import { deleteDraft } from "./drafts.ts";
import { markRead } from "./marks-of-reading.ts";
import { putSearch } from "./search-document.ts";
import { searchPlacementOf, searchTextsOf } from "./search-texts.ts";
import { insertStored } from "./store.ts";
import { insertTrackingLink, newTrackingToken, qrSvg, trackingUrl } from "./tracking-link.ts";

export type Created = {
  readonly id: string; readonly number: string; readonly acknowledgement: { readonly language: Language; readonly text: string };
  readonly trackingUrl: string; readonly trackingQrSvg: string;
};

/** Who is found or made for it, as far as finding the complaint again is concerned. */
async function searchedCustomer(tx: Db, customerId: string | null): Promise<{ name: string; contacts: string[] } | null> {
  if (!customerId) return null;
  const { rows } = await sql<{ name: string; contacts: string[] }>`
    select name, array(select k.value from customer_contacts k where k.customer_id = cu.id) as contacts from customers cu where cu.id = ${customerId}::uuid`.execute(tx);
  return rows[0] ?? null;
}

/** Everything that is written once for a new complaint, however it came in; the caller's transaction. */
export async function insertComplaint(tx: Db, complaint: Complaint, at: string, externalKey: string | null = null): Promise<void> {
  await insertStored(tx, complaint, at, externalKey);
  const texts = searchTextsOf(complaint, await searchedCustomer(tx, complaint.customerId));
  await putSearch(tx, { complaintId: complaint.id, receivedAt: complaint.intake.receivedAt, ...searchPlacementOf(complaint) }, texts);
}

/**
 * Records a complaint that a member of the team takes down: number, customer, document, search, tracking link, draft gone,
 * in one transaction. Gives what is told to the customer. @throws every problem of the form at once.
 */
export async function createComplaint(context: RouteContext<Deps>, input: CreateComplaintInput): Promise<Created> {
  const { db, viewer, now, newId, deps } = context;
  const token = newTrackingToken();
  const url = trackingUrl(deps.config.publicUrl, token);
  const made = await db.transaction().execute(async (tx) => {
    const { context: desk, company } = await readDeskContext(tx, context, input, null);
    const id = newId();
    const language = input.language ?? company.language;
    const facts = { id, number: "", companyId: viewer.companyId, customerId: null, language, teamId: viewer.teamId };
    orRefuse(decideCreate(input, facts, desk)); // before anything is written or a number taken
    const customerId = await customerFor(tx, context, input.complainant, language);
    const year = yearIn(company.timeZone, now);
    const number = formatNumber(company.desk.numberPrefix, year, await takeNumbers(tx, viewer.companyId, year));
    const { complaint, events } = orRefuse(decideCreate(input, { ...facts, number, customerId }, desk));
    await insertComplaint(tx, complaint, now);
    await linkAttachments(tx, input.attachmentIds, { complaintId: id, messageId: null, companyId: viewer.companyId, uploadedBy: viewer.id });
    await recordEvents(tx, { companyId: viewer.companyId, complaintId: id, actor: desk.actor, at: now, newId }, events);
    await insertTrackingLink(tx, { id: newId(), complaintId: id, token, createdBy: viewer.id, at: now, days: company.desk.trackingLinkDays });
    await markRead(tx, viewer.id, id, now);
    if (input.draftKey) await deleteDraft(tx, viewer.id, input.draftKey);
    const text = await acknowledgementFor(tx, { complaint, company, viewer, customerName: input.complainant.name, trackingUrl: url, now });
    return { id, number, acknowledgement: { language: complaint.language, text } };
  });
  return { ...made, trackingUrl: url, trackingQrSvg: qrSvg(url) };
}
