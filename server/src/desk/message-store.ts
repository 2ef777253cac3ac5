import type { Channel } from "@amends/core/desk/vocabulary";
import type { Actor } from "@amends/core/shared/record";
import { sql } from "kysely";
import type { Write } from "../platform/db/write-together.ts";
import { cleanHtml } from "../platform/html-clean.ts";

export type NewMessage = {
  readonly id: string;
  readonly companyId: string;
  readonly complaintId: string;
  readonly kind: "message" | "call" | "note" | "letter";
  readonly direction: "inbound" | "outbound" | "internal";
  readonly channel: Channel;
  readonly author: Actor;
  readonly subject?: string | null;
  readonly text: string;
  readonly html?: string | null;
  readonly call?: { readonly seconds: number | null; readonly reached: boolean } | null;
  readonly at: string;
  /** The merged complaint by whose link it came. */
  readonly viaComplaintId?: string | null;
};

/** A message, call, note or letter, to be written with other things; returns its `seq`. */
export function messageWrite(m: NewMessage): Write {
  return sql`insert into messages (id, company_id, complaint_id, kind, direction, channel, author_type, author_id, subject, body_text, body_html, call_data, at, via_complaint_id)
    values (${m.id}::uuid, ${m.companyId}::uuid, ${m.complaintId}::uuid, ${m.kind}, ${m.direction}, ${m.channel}, ${m.author.type}, ${m.author.type === "person" ? m.author.id : null}::uuid,
      ${m.subject ?? null}, ${m.text}, ${m.html ?? null}, ${m.call ? JSON.stringify(m.call) : null}::jsonb, ${m.at}::timestamptz, ${m.viaComplaintId ?? null}::uuid)
    returning seq`;
}

/** The message with its HTML made harmless. */
export function cleaned(m: NewMessage): NewMessage {
  return m.html ? { ...m, html: cleanHtml(m.html).html } : m;
}
