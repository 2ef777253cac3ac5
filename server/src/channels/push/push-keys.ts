import { createECDH, createPrivateKey, type KeyObject } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { seal, unseal } from "../../platform/seal.ts";

const purpose = "push key";

/** `publicKey`: uncompressed point, base64url, as browsers and push services want it. */
export type PushKeys = { readonly publicKey: string; readonly privateKey: KeyObject };

type Row = { public_key: string; private_sealed: string };

function keysOf(row: Row, secret: string): PushKeys {
  const d = String(unseal(secret, purpose, row.private_sealed));
  const point = Buffer.from(row.public_key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url")) as [string, string];
  return { publicKey: row.public_key, privateKey: createPrivateKey({ format: "jwk", key: { kty: "EC", crv: "P-256", d, x, y } }) };
}

async function stored(db: Db): Promise<Row | undefined> {
  return (await sql<Row>`select public_key, private_sealed from push_keys`.execute(db)).rows[0];
}

/**
 * The installation's pair of keys, made when first asked for; of two servers one wins. Sealed with another secret than today's
 * they are of no use: new ones are made, and the browsers that trusted the old ones have to ask again.
 */
export async function pushKeys(db: Db, secret: string): Promise<PushKeys> {
  const row = await stored(db);
  if (row) {
    try {
      return keysOf(row, secret);
    } catch {
      await sql`with gone as (delete from push_subscriptions) delete from push_keys where public_key = ${row.public_key}`.execute(db);
    }
  }
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const sealed = seal(secret, purpose, pair.getPrivateKey().toString("base64url"));
  await sql`insert into push_keys (public_key, private_sealed, created_at) values (${pair.getPublicKey().toString("base64url")}, ${sealed}, clock_timestamp()) on conflict do nothing`.execute(
    db,
  );
  const made = await stored(db);
  if (!made) throw new Error("the push keys are gone again");
  return keysOf(made, secret);
}
