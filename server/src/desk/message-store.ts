import type { Actor } from "@amends/core/shared/record";
import type { Channel } from "@amends/core/desk/vocabulary";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { cleanHtml } from "../platform/html-clean.ts";

export type NewMessage = {
  readonly id: string; readonly companyId: string; readonly complaintId: string;
  readonly kind: "message" | "call" | "note" | "letter"; readonly direction: "inbound" | "outbound" | "internal"; readonly channel: Channel;
  readonly author: Actor; readonly subject?: string | null; readonly text: string; readonly html?: string | null;
  readonly call?: { readonly seconds: number | null; readonly reached: boolean } | null; readonly at: string;
};

/** Writes a message, call, note or letter; gives its place in the timeline. HTML is cleaned here, whoever sent it. */
export async function insertMessage(tx: Db, m: NewMessage): Promise<string> {
  const { rows } = await sql<{ seq: string }>`${sql.raw(prepared)}
    insert into messages (id, company_id, complaint_id, kind, direction, channel, author_type, author_id, subject, body_text, body_html, call_data, at)
    values (${m.id}::uuid, ${m.companyId}::uuid, ${m.complaintId}::uuid, ${m.kind}, ${m.direction}, ${m.channel}, ${m.author.type}, ${m.author.type === "person" ? m.author.id : null}::uuid,
      ${m.subject ?? null}, ${m.text}, ${m.html ? cleanHtml(m.html).html : null}, ${m.call ? JSON.stringify(m.call) : null}::jsonb, ${m.at}::timestamptz)
    returning seq`.execute(tx);
  return rows[0]?.seq ?? "0";
}
