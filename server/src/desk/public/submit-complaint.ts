import { createHash } from "node:crypto";
import type { Complaint, Language } from "@amends/core/desk/complaint";
import type { PublicReceipt, publicComplaintSchema } from "@amends/core/desk/contract-public";
import { createFromCustomer, customerFormProblems } from "@amends/core/desk/create-from-customer";
import type { DeskContext } from "@amends/core/desk/decision";
import { sql } from "kysely";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { orRefuse, refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { acknowledgementFor } from "../acknowledgement-text.ts";
import { linkAttachments } from "../attachments/index.ts";
import { formatNumber, takeNumbers, yearIn } from "../complaint-number.ts";
import { byRule, insertComplaint } from "../create-complaint.ts";
import { findByContact, insertCustomer, lockContacts, usable } from "../customer-store.ts";
import { insertTrackingLink, qrSvg, trackingUrl } from "../tracking-link.ts";
import { judgeFormToken, portalKey, trackingTokenOf } from "./form-token.ts";
import { limitRate } from "./limit-rate.ts";
import { named, type Receiving, receivingCompanies } from "./public-company.ts";

type Input = z.infer<typeof publicComplaintSchema>;
type Made = { readonly complaint: Complaint; readonly expiresAt: string };

/** What a decision made for the customer may know: nothing but the company's teams. */
export function customerContext(to: Pick<Receiving, "company" | "teamIds">, now: string, newId: () => string): DeskContext {
  return {
    actor: { type: "customer" },
    now,
    newId,
    role: null,
    authority: to.company.desk.authority,
    people: {},
    teamIds: to.teamIds,
    complaints: {},
    timeZone: to.company.timeZone,
  };
}

/** How many of these contacts this customer, or one merged into them, does not have. */
async function unknownContacts(tx: Db, customerId: string, contacts: Input["contacts"]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from unnest(${usable(contacts).map((c) => c.normalised)}::text[]) as given (contact) where not exists (
      select 1 from customer_contacts k join customers c on c.id = k.customer_id where k.normalised = given.contact and coalesce(c.merged_into, c.id) = ${customerId}::uuid)`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/**
 * The customer to whom all these contacts belong, else a new one; nobody outside learns which. Who knows somebody's number
 * must not be able to add a contact of their own to that person: whether two are one, the team decides and can undo.
 */
async function customerOf(tx: Db, companyId: string, contacts: Input["contacts"], language: Language, newId: () => string): Promise<string | null> {
  if (usable(contacts).length === 0) return null;
  await lockContacts(tx, companyId, contacts);
  const known = await findByContact(tx, companyId, contacts);
  if (known && (await unknownContacts(tx, known, contacts)) === 0) return known;
  const id = newId();
  await insertCustomer(tx, { id, companyId, name: "", standing: "private", preferences: { language } }, contacts, newId);
  return id;
}

/** Marks the form as used. false = it was used before with the same content: then the answer is given again. @throws formUsed */
async function useForm(tx: Db, nonce: string, hash: Buffer): Promise<boolean> {
  const made = await tx
    .insertInto("idempotency_keys")
    .values({ key: nonce, caller: "portal", route: "complaint", request_hash: hash })
    .onConflict((c) => c.columns(["caller", "route", "key"]).doNothing())
    .returning("key")
    .executeTakeFirst();
  if (made) return true;
  const known = await tx
    .selectFrom("idempotency_keys")
    .select("request_hash")
    .where("caller", "=", "portal")
    .where("route", "=", "complaint")
    .where("key", "=", nonce)
    .executeTakeFirst();
  return known?.request_hash.equals(hash) ? false : refuse("formUsed");
}

async function remember(tx: Db, nonce: string, complaintId: string): Promise<void> {
  await tx
    .updateTable("idempotency_keys")
    .set({ status: 201, response: JSON.stringify({ complaintId }) })
    .where("caller", "=", "portal")
    .where("route", "=", "complaint")
    .where("key", "=", nonce)
    .execute();
}

async function madeBefore(tx: Db, nonce: string): Promise<Made> {
  const { rows } = await sql<{ doc: Complaint; expires_at: Date }>`
    select c.doc, l.expires_at from idempotency_keys k join complaints c on c.id = (k.response ->> 'complaintId')::uuid join tracking_links l on l.complaint_id = c.id
    where k.caller = 'portal' and k.route = 'complaint' and k.key = ${nonce} order by l.created_at limit 1`.execute(tx);
  const row = rows[0] ?? refuse("formUsed");
  return { complaint: row.doc, expiresAt: row.expires_at.toISOString() };
}

async function make(tx: Db, input: Input, to: Receiving, nonce: string, token: string, { now, newId }: { now: string; newId: () => string }): Promise<Made> {
  const companyId = to.company.id;
  const desk = customerContext(to, now, newId);
  const id = newId();
  const form = { ...input, name: "", orderNo: "" };
  const language = input.language ?? to.company.language;
  const customerId = await customerOf(tx, companyId, input.contacts, language, newId);
  const year = yearIn(to.company.timeZone, now);
  const number = formatNumber(to.company.desk.numberPrefix, year, await takeNumbers(tx, companyId, year));
  const { complaint, events } = orRefuse(createFromCustomer(form, { id, number, companyId, customerId, language, teamId: to.teamId }, desk));
  await insertComplaint(tx, complaint, to.company.deadlines, now);
  // Uploaded before the company was chosen: the files move to the one that was.
  await tx.updateTable("attachments").set({ company_id: companyId }).where("uploaded_by", "=", nonce).where("complaint_id", "is", null).execute();
  await linkAttachments(tx, input.attachmentIds, { complaintId: id, messageId: null, companyId, uploadedBy: nonce });
  await recordEvents(
    tx,
    { companyId, complaintId: id, actor: desk.actor, at: now, newId },
    events.map((event) => (event.type === "complaint.created" ? { ...event, data: { ...event.data, ...byRule(to.company) } } : event)),
  );
  const expiresAt = await insertTrackingLink(tx, { id: newId(), complaintId: id, token, createdBy: null, at: now, days: to.company.desk.trackingLinkDays });
  await remember(tx, nonce, id);
  return { complaint, expiresAt };
}

/**
 * Takes a complaint from the customer page: once per form, all or nothing, the same answer again when the same is sent again.
 * The answer never tells whether the contact was known. @throws formInvalid (also for whoever filled the honeypot),
 * formExpired, formTooFast, formUsed, tooMany and the problems of the form.
 */
export async function submitComplaint(input: Input, { db, deps, now, newId, request }: RouteContext<Deps>): Promise<PublicReceipt> {
  const key = portalKey(deps.config);
  const verdict = judgeFormToken(key, input.formToken, now);
  if (!verdict.ok) return refuse(verdict.code, verdict.code === "formTooFast" ? { params: { seconds: 3 } } : {});
  if (input.website !== "") refuse("formInvalid");
  const problems = customerFormProblems({ ...input, name: "", orderNo: "" });
  const first = problems[0];
  if (first) refuse(first.code, { ...first, details: { problems } });
  const to = named(await receivingCompanies(db), input.company) ?? refuse("unknownCompany", { field: "company" });
  await limitRate(db, "write", request.ip, deps.config.portalLimit);
  const { nonce } = verdict.token;
  const token = trackingTokenOf(key, nonce);
  const url = trackingUrl(deps.config.publicUrl, token);
  const { formToken: _, website: __, ...content } = input;
  const hash = createHash("sha256").update(JSON.stringify(content)).digest();
  const made = await db
    .transaction()
    .execute(async (tx) => ((await useForm(tx, nonce, hash)) ? make(tx, input, to, nonce, token, { now, newId }) : madeBefore(tx, nonce)));
  const acknowledgement = await acknowledgementFor(db, {
    complaint: made.complaint,
    company: to.company,
    viewer: { name: "" },
    customerName: "",
    trackingUrl: url,
    now: made.complaint.created.at,
  });
  return { number: made.complaint.number, trackingUrl: url, trackingQrSvg: await qrSvg(url), trackingUntil: made.expiresAt, acknowledgement };
}
