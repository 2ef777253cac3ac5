import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import QRCode from "qrcode";
import type { Db } from "../platform/db/connect.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";

/** 192 random bits: nobody guesses it, and it fits on one line of a letter. */
export function newTrackingToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What is kept of a token; the token itself is shown once and never stored. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

export function trackingUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/portal/t/${token}`;
}

/** Trying all eight masks and all ways to split the text takes most of the time a code takes; every reader reads every mask. */
const maskPattern = 3;
/** The quiet zone around a code that readers need (ISO/IEC 18004 asks for 4 modules). */
const quiet = 4;

/** A link as a picture for a telephone's camera: SVG text, about 4 kB. */
export function qrSvg(url: string): string {
  const { modules } = QRCode.create([{ data: Buffer.from(url), mode: "byte" }], { errorCorrectionLevel: "M", maskPattern });
  const { size, data } = modules;
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      let end = x + 1;
      while (end < size && data[y * size + end]) end++;
      path += `M${x + quiet} ${y + quiet}h${end - x}v1h${x - end}z`;
      x = end;
    }
  }
  const side = size + 2 * quiet;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
}

export type NewLink = {
  readonly id: string;
  readonly complaintId: string;
  readonly token: string;
  readonly createdBy: string | null;
  readonly at: string;
  readonly days: number;
};

export function expiryOf(link: Pick<NewLink, "at" | "days">): string {
  return new Date(Date.parse(link.at) + link.days * 86_400_000).toISOString();
}

/** A tracking link, hashed; to be written with other things. */
export function trackingLinkWrite(link: NewLink): Write {
  return sql`insert into tracking_links (id, complaint_id, token_hash, created_by, created_at, expires_at)
    values (${link.id}::uuid, ${link.complaintId}::uuid, ${hashToken(link.token)}::bytea, ${link.createdBy}::uuid, ${link.at}::timestamptz, ${expiryOf(link)}::timestamptz)`;
}

export async function insertTrackingLink(tx: Db, link: NewLink): Promise<string> {
  await writeTogether(tx, [trackingLinkWrite(link)]);
  return expiryOf(link);
}

/** `ownId`: the complaint the link was made for, where its work goes on in another one. */
export type Opened = { readonly linkId: string; readonly complaintId: string; readonly ownId: string | null };

/**
 * The complaint a token opens now; null for one that is unknown, expired or withdrawn. What was merged is followed to where its
 * work goes on, as long as that is the same customer's: customers may be told apart again after a merge.
 */
export async function complaintOfToken(db: Db, token: string, now: string): Promise<Opened | null> {
  if (!/^[\w-]{20,64}$/.test(token)) return null;
  const { rows } = await sql<{ id: string; complaint_id: string; root_id: string | null }>`
    select l.id, l.complaint_id, (select r.id from complaints own join complaints r on r.id = merged_root(own.id)
        join customers a on a.id = own.customer_id join customers b on b.id = r.customer_id
        where own.id = l.complaint_id and own.merged_into is not null and coalesce(a.merged_into, a.id) = coalesce(b.merged_into, b.id)) as root_id
    from tracking_links l
    where token_hash = ${hashToken(token)} and revoked_at is null and expires_at > ${now}::timestamptz`.execute(db);
  const [link] = rows;
  if (!link) return null;
  return link.root_id
    ? { linkId: link.id, complaintId: link.root_id, ownId: link.complaint_id }
    : { linkId: link.id, complaintId: link.complaint_id, ownId: null };
}
