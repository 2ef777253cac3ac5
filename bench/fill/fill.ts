import { readFileSync } from "node:fs";
import { type Kysely, sql } from "kysely";
import { hashPassword } from "../../server/src/accounts/password.ts";
import { addSignIn } from "../../server/src/accounts/sign-in-rows.ts";
import { seeded } from "../../server/src/demo/seeded.ts";
import { clockBasis } from "../../server/src/desk/clocks/clocked.ts";
import { readCompany } from "../../server/src/desk/desk-settings.ts";
import { rebuildWords } from "../../server/src/desk/search-words.ts";
import type { Database } from "../../server/src/platform/db/schema.ts";
import { generate, type Place } from "./generate.ts";
import { writeBatch } from "./write-batch.ts";

type Db = Kysely<Database>;
export const password = "a-bench-password-of-its-own";
const persons = ["manager", "supervisor", "agent"] as const;
export type BenchPerson = (typeof persons)[number];
export const mailOf = (person: BenchPerson) => `${person}@bench.invalid`;

/** Ids in the order of time, as the product makes them, and the same for the same seed. */
function idMaker(seed: number) {
  const chance = seeded(seed);
  return (at: number) => {
    const hex = Math.floor(at).toString(16).padStart(12, "0");
    const tail = Array.from({ length: 4 }, () =>
      Math.floor(chance.next() * 0x1_0000_0000)
        .toString(16)
        .padStart(8, "0"),
    ).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6, 18)}`;
  };
}

async function buildCompany(db: Db, newId: (at: number) => string, now: number): Promise<Place> {
  const created = new Date(now - 800 * 86_400_000);
  const companyId = newId(now);
  const hash = await hashPassword(password);
  const common = { company_id: companyId, created_at: created };
  const teams = Array.from({ length: 20 }, () => ({ id: newId(now), agents: Array.from({ length: 10 }, () => newId(now)) }));
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("teams")
      .values({ ...common, id: companyId, parent_id: null, kind: "company", name: "Bench" })
      .execute();
    await tx
      .insertInto("teams")
      .values(teams.map((t, i) => ({ ...common, id: t.id, parent_id: companyId, kind: "team", name: `Team ${i + 1}` })))
      .execute();
    await tx
      .insertInto("people")
      .values(
        teams.flatMap((t, i) =>
          t.agents.map((id, j) => ({
            ...common,
            id,
            team_id: t.id,
            name: `Agent ${i + 1}.${j + 1}`,
            email: i + j === 0 ? mailOf("agent") : `agent${i}.${j}@bench.invalid`,
            role: "agent",
          })),
        ),
      )
      .execute();
    const leaders = (["manager", "supervisor"] as const).map((role) => ({
      ...common,
      id: newId(now),
      team_id: role === "manager" ? companyId : (teams[0]?.id ?? companyId),
      name: role,
      email: mailOf(role),
      role,
    }));
    await tx.insertInto("people").values(leaders).execute();
    for (const person of [...leaders, { id: teams[0]?.agents[0] ?? "", name: "Agent 1.1", email: mailOf("agent") }])
      await addSignIn(tx, person, hash, created.toISOString());
  });
  const tree = JSON.parse(readFileSync(new URL("../../content/desk/categories.json", import.meta.url), "utf8")) as { categories: { id: string }[] };
  return { companyId, teams, categories: tree.categories.map((c) => c.id), now };
}

/** How many complaints the database holds. */
export async function sizeOf(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from complaints`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Fills an empty database with `size` complaints; secondary indexes are built once at the end. `say` hears of progress. */
export async function fill(db: Db, size: number, say: (text: string) => void): Promise<void> {
  const newId = idMaker(7);
  const chance = seeded(11);
  const place = await buildCompany(db, newId, Date.now());
  const { rows: indexes } = await sql<{ name: string; definition: string }>`select indexname as name, indexdef as definition from pg_indexes i
    where schemaname = 'public' and tablename in ('complaints', 'complaint_search', 'messages', 'events', 'customers', 'customer_contacts', 'promise_facts')
    and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`.execute(db);
  for (const index of indexes) await sql`drop index ${sql.id(index.name)}`.execute(db);
  const { deadlines } = await readCompany(db, place.companyId);
  const basis = await clockBasis(db, deadlines, null, "private");
  const step = 500;
  for (let from = 0; from < size; from += step) {
    const batch = Array.from({ length: Math.min(step, size - from) }, (_, i) => generate(from + i, size, place, chance, newId));
    await writeBatch(db, batch, basis, new Date(place.now).toISOString(), newId);
    if ((from + step) % 20_000 === 0) say(`${from + step} of ${size}`);
  }
  for (const index of indexes) await sql.raw(index.definition).execute(db);
  await rebuildWords(db);
  for (const year of [0, 1, 2]) {
    await sql`insert into complaint_numbers (company_id, year, last) values (${place.companyId}::uuid, ${new Date(place.now).getUTCFullYear() - year}, ${size + 1})`.execute(
      db,
    );
  }
  await sql`vacuum analyze`.execute(db);
  await sql`checkpoint`.execute(db);
}
