import { placementOf } from "@amends/core/desk/state";
import type { Actor } from "@amends/core/shared/record";
import { sql } from "kysely";
import { queueMail, signatureOf } from "../../channels/index.ts";
import { textOf } from "../../platform/catalogue.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { Reaction } from "../../platform/reaction.ts";
import { readCompany } from "../desk-settings.ts";
import { readStored } from "../store.ts";
import { mailToCustomer } from "./customer-address.ts";
import { privatePage } from "./private-page.ts";

/** What the customer is told over another channel (telephone, a platform) was told there already. */
const mailed: ReadonlySet<unknown> = new Set(["form", "email", "letter"]);

type Row = { subject: string | null; text: string; files: number };

async function readMessage(db: Db, id: unknown): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select m.subject, m.body_text as text, (select count(*)::int from attachments a where a.message_id = m.id) as files
    from messages m where m.id = ${String(id)}::uuid`.execute(db);
  return rows[0];
}

const nameOf = async (db: Db, actor: Actor): Promise<string> =>
  actor.type === "person" ? ((await db.selectFrom("people").select("name").where("id", "=", actor.id).executeTakeFirst())?.name ?? "") : "";

/**
 * What the team answers goes by mail too, where the company has an account and the customer an address. It says all of the text and
 * leads to the customer's own page, where files are and where one answers. An answer is signed as its team signs; a letter ends as it was written.
 */
export function mailAnswers(secret: string, publicUrl: string): Reaction {
  return {
    name: "mailAnswers",
    on: ["complaint.messageSent", "complaint.letterSent"],
    async handle(tx, { type, complaintId, companyId, data, actor }, tools) {
      if (!complaintId || data["direction"] !== "outbound" || data["imported"] || !mailed.has(data["channel"])) return;
      const stored = await readStored(tx, complaintId);
      const whom = stored && (await mailToCustomer(tx, stored.complaint));
      const message = whom && (await readMessage(tx, data["messageId"]));
      if (!stored || !whom || !message) return;
      const { number, language, intake } = stored.complaint;
      const company = await readCompany(tx, companyId);
      const t = (key: string, values: Record<string, string | number> = {}) => textOf(language, "notices", `mail.${key}`, values);
      const page = await privatePage(tx, complaintId, company, publicUrl, tools);
      const files = message.files > 0 ? `${t("files", { count: message.files })}\n` : "";
      const own = type === "complaint.letterSent" ? null : await signatureOf(tx, placementOf(stored.complaint).teamId, language, await nameOf(tx, actor));
      const foot = `${files}${t("page", { number })}\n${page}${own === null ? `\n\n${company.name}` : ""}`;
      const subject = `[${number}] ${message.subject || intake.title || t("about")}`.replace(/\p{Cc}+/gu, " ").slice(0, 200);
      const content = {
        to: whom.to,
        toName: whom.toName,
        subject,
        text: `${message.text}\n\n${own ? `${own}\n\n` : ""}--\n${foot}`,
        automatic: actor.type !== "person",
      };
      await queueMail(
        tx,
        { id: tools.newId(), companyId, complaintId, messageId: String(data["messageId"]), purpose: "answer", ...content },
        secret,
        tools.now,
      );
    },
  };
}
