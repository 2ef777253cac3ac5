import type { MailFate } from "@amends/core/desk/contract-view";
import { reasonOf } from "@amends/core/shared/failure";
import { type RawBuilder, sql } from "kysely";

/** The mail that carries a message, as a JSON column of a query; null = it went by none. */
export const mailOf = (messageId: RawBuilder<unknown>): RawBuilder<MailRow | null> =>
  sql`(select json_build_object('sentAt', ml.sent_at, 'givenUpAt', ml.given_up_at, 'response', ml.response) from mails ml where ml.message_id = ${messageId})`;

export type MailRow = { readonly sentAt: string | null; readonly givenUpAt: string | null; readonly response: string | null };

/** What became of it, for the screen. What the other server said last says why it still waits or was given up. */
export function mailFate(row: MailRow | null): MailFate | null {
  if (!row) return null;
  if (row.sentAt) return { state: "sent", reason: null, detail: "" };
  const { code, detail } = row.response ? reasonOf(row.response) : { code: null, detail: "" };
  return { state: row.givenUpAt ? "failed" : "waiting", reason: code, detail };
}
