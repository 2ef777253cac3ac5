import type { Complaint } from "@amends/core/desk/complaint";
import { restrictedTo } from "@amends/core/desk/crisis-state";
import { stillResponsibleOf } from "@amends/core/desk/responsible";
import { isClosed, placementOf } from "@amends/core/desk/state";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { putSearch, type SearchTexts } from "./search-document.ts";
import type { SearchPlacement } from "./search-scope-terms.ts";

export type SearchedCustomer = { readonly name: string; readonly contacts: readonly string[] };

/** Texts of the complaint itself, in the order of their weight: a word in the title counts more than one in a message. */
export function searchTextsOf(complaint: Complaint, customer: SearchedCustomer | null): SearchTexts {
  const { intake } = complaint;
  return {
    open: [
      complaint.number,
      intake.title,
      intake.summary,
      intake.facts,
      intake.demand.text,
      intake.product.name,
      intake.product.model,
      intake.place,
      intake.respondent.unit,
      intake.respondent.person,
      intake.priorContact,
      intake.referral?.number ?? "",
      intake.externalNo ?? "",
      complaint.tags.join("\n"),
    ],
    personal: [customer?.name ?? "", ...(customer?.contacts ?? []), intake.representative?.name ?? "", intake.product.orderNo, intake.product.plate],
  };
}

export function searchPlacementOf(complaint: Complaint): SearchPlacement {
  const { teamId, assigneeId } = placementOf(complaint);
  return {
    companyId: complaint.companyId,
    teamId,
    assigneeId,
    closed: isClosed(complaint),
    restrictedTo: restrictedTo(complaint),
    responsibleId: stillResponsibleOf(complaint),
  };
}

/** Makes what is searched of a complaint anew, from its document, its customer and all its messages. */
export async function renewSearch(tx: Db, complaint: Complaint): Promise<void> {
  const { rows } = await sql<{ name: string | null; contacts: string[]; texts: string[] }>`
    select (select name from customers where id = ${complaint.customerId}::uuid) as name,
      array(select k.value from customer_contacts k where k.customer_id = ${complaint.customerId}::uuid) as contacts,
      array(select concat_ws(e'\\n', m.subject, m.body_text) from messages m where m.complaint_id = ${complaint.id}::uuid order by m.seq) as texts`.execute(tx);
  const known = rows[0];
  const texts = searchTextsOf(complaint, { name: known?.name ?? "", contacts: known?.contacts ?? [] });
  await putSearch(
    tx,
    { complaintId: complaint.id, receivedAt: complaint.intake.receivedAt, ...searchPlacementOf(complaint) },
    { ...texts, open: [...texts.open, ...(known?.texts ?? [])] },
  );
}
