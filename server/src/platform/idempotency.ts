import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import type { Db, Tx } from "./db/connect.ts";
import { prepared } from "./db/prepared.ts";
import { type Write, writeTogether } from "./db/write-together.ts";
import { refuse } from "./refusal-error.ts";
import type { Repeated, Route } from "./route.ts";
import { openAnswer, sealAnswer } from "./sealed-answer.ts";

type Asked = {
  key: string | string[];
  route: Pick<Route<never>, "method" | "path" | "status" | "idempotent">;
  request: FastifyRequest;
  reply: FastifyReply;
  secret: string;
};

const wholly: Repeated = { kept: (answer) => answer, whole: (kept) => kept };

/** Keys are remembered this long; a repetition after that is a new request. */
const rememberedFor = "24 hours";

/**
 * Runs a creation at most once per Idempotency-Key and caller. Key, answer and everything the handler writes are one
 * transaction: after a crash either all of it is there or nothing, and of two at the same time the second waits for the
 * first and gets its answer. A refusal is not remembered. Answers are kept sealed: they hold what is shown only once, such as
 * a customer's tracking link. @throws idempotencyKeyReused when the same key comes with another request.
 */
export async function runIdempotent(db: Db, asked: Asked, run: (db: Db, keep: (answer: unknown) => Write[]) => Promise<unknown>): Promise<unknown> {
  const key = Array.isArray(asked.key) ? (asked.key[0] ?? "") : asked.key;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) refuse("fieldInvalid", { field: "Idempotency-Key", params: { field: "Idempotency-Key" } });
  const { request, reply } = asked;
  const { kept, whole } = typeof asked.route.idempotent === "object" ? asked.route.idempotent : wholly;
  const caller = request.caller?.viewer.id ?? `address:${request.ip}`;
  const route = `${asked.route.method} ${asked.route.path}`;
  const hash = createHash("sha256")
    .update(JSON.stringify([request.params, request.body ?? null]))
    .digest();
  return db.transaction().execute(async (tx) => {
    const made = await takeKey(tx, { key, caller, route, hash });
    if (!made) {
      const known = await tx
        .selectFrom("idempotency_keys")
        .select(["request_hash", "status", "response"])
        .where("caller", "=", caller)
        .where("route", "=", route)
        .where("key", "=", key)
        .executeTakeFirstOrThrow();
      if (!known.request_hash.equals(hash)) refuse("idempotencyKeyReused");
      const answer = known.response === null ? undefined : whole(openAnswer(asked.secret, known.response));
      reply.status(known.status ?? 200).header("idempotency-replayed", "true");
      return answer;
    }
    let isKept = false;
    const keep = (body: unknown): Write[] => {
      isKept = true;
      const status = asked.route.status ?? (body === undefined ? 204 : 200);
      const answer = body === undefined ? null : JSON.stringify(sealAnswer(asked.secret, kept(body)));
      return [
        sql`update idempotency_keys set status = ${status}::int, response = ${answer}::jsonb where caller = ${caller} and route = ${route} and key = ${key}`,
      ];
    };
    const body = await run(within(tx), keep);
    if (!isKept) await writeTogether(tx, keep(body));
    return body;
  });
}

/**
 * Takes a key for this request, in one statement with clearing away a few that are too old; false when somebody has it. The old ones
 * are taken by their place: joined by their key, a plan made while the table was empty read all of it for each row of it.
 */
async function takeKey(tx: Tx, { key, caller, route, hash }: { key: string; caller: string; route: string; hash: Buffer }): Promise<boolean> {
  const { rows } = await sql`${sql.raw(prepared)}
    with old as (
      delete from idempotency_keys where ctid = any(array(
        select k.ctid from idempotency_keys k where k.created_at < now() - ${rememberedFor}::interval and k.key <> ${key} order by k.created_at limit 20 for update skip locked)))
    insert into idempotency_keys as i (key, caller, route, request_hash) values (${key}, ${caller}, ${route}, ${hash}::bytea)
    on conflict (caller, route, key) do update set request_hash = excluded.request_hash, status = null, response = null, created_at = now()
      where i.created_at < now() - ${rememberedFor}::interval
    returning i.key`.execute(tx);
  return rows.length > 0;
}

/** The transaction seen as a database: a handler that opens its own transaction takes part in this one instead. */
function within(tx: Tx): Db {
  const joined = { execute: <T>(work: (tx: Tx) => Promise<T>) => work(tx), setIsolationLevel: () => joined, setAccessMode: () => joined };
  const get = (target: Tx, name: string | symbol) => {
    if (name === "transaction") return () => joined;
    const value: unknown = Reflect.get(target, name, target);
    return typeof value === "function" ? value.bind(target) : value; // Kysely's methods read private fields of the real object
  };
  return new Proxy(tx, { get }) as unknown as Db;
}
