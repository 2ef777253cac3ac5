import { takesAutomaticMail } from "@amends/core/channels/mail-address";
import { decideAcknowledge } from "@amends/core/desk/acknowledgement";
import type { Complaint } from "@amends/core/desk/complaint";
import { isClosed } from "@amends/core/desk/state";
import { canMail, hadEnough, queueMail } from "../../channels/index.ts";
import { textOf } from "../../platform/catalogue.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { Reaction } from "../../platform/reaction.ts";
import { acknowledgementFor } from "../acknowledgement-text.ts";
import { type Company, readCompany } from "../desk-settings.ts";
import { customerContext } from "../public/submit-complaint.ts";
import { saveDecision } from "../save-decision.ts";
import { lockStored, readStored } from "../store.ts";
import { mailToCustomer } from "./customer-address.ts";
import { privatePage } from "./private-page.ts";

const textFor = (db: Db, complaint: Complaint, company: Company, customerName: string, trackingUrl: string) =>
  acknowledgementFor(db, { complaint, company, viewer: { name: "" }, customerName, trackingUrl, now: complaint.created.at });

/** A complaint came in: its acknowledgement goes by mail where it can. Never what an import takes over, never to a machine, never without end to one address. */
export function mailAcknowledgements(secret: string, publicUrl: string): Reaction {
  return {
    name: "mailAcknowledgements",
    on: ["complaint.created"],
    wants: ({ complaintId, data }) => complaintId !== null && !data["imported"] && data["mail"] !== false,
    async handle(tx, { complaintId, companyId }, tools) {
      if (!complaintId || !(await canMail(tx, companyId))) return;
      const stored = await readStored(tx, complaintId);
      const whom = stored && (await mailToCustomer(tx, stored.complaint));
      if (!stored || !whom || !takesAutomaticMail(whom.to, whom.from)) return;
      const company = await readCompany(tx, companyId);
      if (!company.desk.acknowledgement || (await hadEnough(tx, companyId, whom.to, secret, tools.now))) return;
      const { complaint } = stored;
      const text = await textFor(tx, complaint, company, whom.toName, await privatePage(tx, complaintId, company, publicUrl, tools));
      const subject = `[${complaint.number}] ${textOf(complaint.language, "notices", "mail.acknowledgement")}`;
      const mail = { id: tools.newId(), companyId, complaintId, purpose: "acknowledgement" as const, to: whom.to, toName: whom.toName, automatic: true };
      await queueMail(tx, { ...mail, subject, text }, secret, tools.now);
    },
  };
}

/** The mail server took it: now the customer counts as having been told that their complaint arrived. The private link is not kept with it. */
export function recordAcknowledgements(publicUrl: string): Reaction {
  return {
    name: "recordAcknowledgements",
    on: ["complaint.mailSent"],
    async handle(tx, { complaintId, companyId, data }, { now, newId }) {
      if (!complaintId || data["purpose"] !== "acknowledgement") return;
      const stored = await lockStored(tx, complaintId);
      if (!stored || stored.complaint.acknowledgement || isClosed(stored.complaint)) return;
      const company = await readCompany(tx, companyId);
      const name = (await mailToCustomer(tx, stored.complaint))?.toName ?? "";
      const text = await textFor(tx, stored.complaint, company, name, `${publicUrl}/portal/`);
      const by = { actor: { type: "system" } as const, now, newId };
      const context = { ...customerContext({ company, teamIds: [] }, now, newId), actor: by.actor };
      await saveDecision(tx, stored, decideAcknowledge(stored.complaint, { text: [...text].slice(0, 5_000).join("") }, context), by);
    },
  };
}
