import type { PushSubscriptionInput } from "@amends/core/notices/contract";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { encryptPush } from "./encrypt.ts";
import { isPushService } from "./push-services.ts";

/** Browsers one person may have at a time; the oldest make room. */
const most = 10;

function mustBeKeys({ keys }: PushSubscriptionInput): void {
  try {
    encryptPush("", keys, { privateKey: Buffer.alloc(32, 1), salt: Buffer.alloc(16) });
  } catch {
    refuse("invalid", { field: "keys" });
  }
}

/** This browser takes push messages for the viewer from now on, and for nobody who used it before. @throws invalid, pushServiceUnknown */
export async function addSubscription(
  { db, viewer, now, newId }: RouteContext<unknown>,
  input: PushSubscriptionInput,
  services: readonly string[],
): Promise<void> {
  if (!isPushService(input.endpoint, services)) refuse("pushServiceUnknown", { field: "endpoint" });
  mustBeKeys(input);
  await db.transaction().execute(async (tx) => {
    await sql`insert into push_subscriptions (id, company_id, person_id, endpoint, p256dh, auth, created_at)
      values (${newId()}::uuid, ${viewer.companyId}::uuid, ${viewer.id}::uuid, ${input.endpoint}, ${input.keys.p256dh}, ${input.keys.auth}, ${now}::timestamptz)
      on conflict (endpoint) do update set company_id = excluded.company_id, person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth,
        created_at = excluded.created_at, sent_until = null`.execute(tx);
    await sql`delete from push_subscriptions where id in (
      select id from push_subscriptions where person_id = ${viewer.id}::uuid order by created_at desc, id offset ${most})`.execute(tx);
  });
}

export async function removeSubscription(db: Db, personId: string, endpoint: string): Promise<void> {
  await sql`delete from push_subscriptions where person_id = ${personId}::uuid and endpoint = ${endpoint}`.execute(db);
}

export type KeptSubscription = { readonly id: string; readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** A person's browsers that were not sent anything as new as this. */
export async function subscriptionsOf(db: Db, personId: string, newerThan: string): Promise<KeptSubscription[]> {
  const { rows } = await sql<KeptSubscription>`select id, endpoint, p256dh, auth from push_subscriptions
    where person_id = ${personId}::uuid and (sent_until is null or sent_until < ${newerThan}::timestamptz)`.execute(db);
  return rows;
}

/** Of these people, those who have a browser that takes push messages. */
export async function havingSubscriptions(db: Db, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`select distinct person_id from push_subscriptions where person_id = any(${[...personIds]}::uuid[])`.execute(
    db,
  );
  return rows.map((row) => row.person_id);
}

export const markSent = (db: Db, id: string, until: string) =>
  sql`update push_subscriptions set sent_until = ${until}::timestamptz where id = ${id}::uuid`.execute(db);
export const dropSubscription = (db: Db, id: string) => sql`delete from push_subscriptions where id = ${id}::uuid`.execute(db);
