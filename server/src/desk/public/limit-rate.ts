import { isIPv6 } from "node:net";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";

export type Rate = { readonly tries: number; readonly seconds: number };

/** One household or office is one address: of IPv6 the network counts, not the device. */
export function addressKey(ip: string): string {
  const plain = ip.replace(/^::ffff:/, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === "" ? [] : tail.split(":");
  const full = plain.includes("::") ? [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => "0"), ...rest] : groups;
  return `${full
    .slice(0, 4)
    .map((group) => Number.parseInt(group || "0", 16).toString(16))
    .join(":")}::/64`;
}

/**
 * Counts one act of an address and refuses it beyond the rate; kept in the database, so that a restart forgives nothing and
 * several servers count together. Acts of one address take turns. @throws tooMany
 */
export async function limitRate(db: Db, what: "write" | "upload" | "survey", ip: string, rate: Rate): Promise<void> {
  const key = `portal-${what}:${addressKey(ip)}`;
  const allowed = await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
    await sql`delete from failed_tries where key = ${key} and at < clock_timestamp() - make_interval(secs => ${rate.seconds})`.execute(tx);
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from failed_tries where key = ${key}`.execute(tx);
    if ((rows[0]?.count ?? 0) >= rate.tries) return false;
    await tx.insertInto("failed_tries").values({ key }).execute();
    return true;
  });
  if (!allowed) refuse("tooMany");
}
