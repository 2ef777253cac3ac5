import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import type { Write } from "../platform/db/write-together.ts";
import { refuse } from "../platform/refusal-error.ts";

export type Draft = { readonly key: string; readonly data: unknown; readonly updatedAt: string };

const maxBytes = 100_000;
const maxDrafts = 200;

/** Where the answer to a complaint is kept while it is typed, and when it was held back. */
export const replyDraftKey = (complaintId: string) => `reply:${complaintId}`;
/** The same for an internal note. */
export const noteDraftKey = (complaintId: string) => `note:${complaintId}`;

/** A text that is being typed must not be lost for a sign PostgreSQL cannot keep: NUL, or half of a character. */
const storable = (text: string) => text.replaceAll("\u0000", "").toWellFormed();

/** What is kept of a draft, as JSON. @throws tooLarge above 100 kB */
export function draftJson(data: unknown): string {
  const text = JSON.stringify(data ?? null, (_, value: unknown) => (typeof value === "string" ? storable(value) : value));
  if (Buffer.byteLength(text) > maxBytes) refuse("tooLarge", { field: "data" });
  return text;
}

/** Keeps what a person is typing; the newest writing wins. @throws tooLarge above 100 kB. */
export async function saveDraft(db: Db, personId: string, key: string, data: unknown, now: string): Promise<Draft> {
  const text = draftJson(data);
  await sql`insert into drafts (person_id, key, data, updated_at) values (${personId}::uuid, ${key}, ${text}::jsonb, ${now}::timestamptz)
    on conflict (person_id, key) do update set data = excluded.data, updated_at = excluded.updated_at`.execute(db);
  await sql`delete from drafts where person_id = ${personId}::uuid and key in (
    select key from drafts where person_id = ${personId}::uuid order by updated_at desc offset ${maxDrafts}::int)`.execute(db);
  return { key, data, updatedAt: now };
}

export async function readDraft(db: Db, personId: string, key: string): Promise<Draft | null> {
  const row = await db.selectFrom("drafts").select(["data", "updated_at"]).where("person_id", "=", personId).where("key", "=", key).executeTakeFirst();
  return row ? { key, data: row.data, updatedAt: row.updated_at.toISOString() } : null;
}

export async function listDrafts(db: Db, personId: string): Promise<Draft[]> {
  const rows = await db.selectFrom("drafts").select(["key", "data", "updated_at"]).where("person_id", "=", personId).orderBy("updated_at", "desc").execute();
  return rows.map((row) => ({ key: row.key, data: row.data, updatedAt: row.updated_at.toISOString() }));
}

/** A draft that is no longer needed because what it held was sent; to be written with that. */
export function draftRemoval(personId: string, key: string): Write {
  return sql`delete from drafts where person_id = ${personId}::uuid and key = ${key}`;
}

export async function deleteDraft(db: Db, personId: string, key: string): Promise<void> {
  await db.deleteFrom("drafts").where("person_id", "=", personId).where("key", "=", key).execute();
}
