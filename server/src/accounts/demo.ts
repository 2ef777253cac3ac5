import type { DemoPerson } from "@amends/core/accounts/contract-setup";
import { mayUse } from "@amends/core/accounts/permission";
import type { Viewer } from "@amends/core/accounts/role";
import type { FastifyRequest } from "fastify";
import { sql } from "kysely";
import { removeFromSearch } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import { isLoopback } from "../platform/request-origin.ts";
import type { DemoLoader } from "./accounts.ts";
import { lockSetup } from "./set-up-team.ts";
import { companiesOf } from "./setup-guard.ts";
import { addSignIn, startSession } from "./sign-in-rows.ts";

/** Everybody of the demo company who has not left, by team and name. */
export async function demoPeople(db: Db): Promise<DemoPerson[]> {
  return db
    .selectFrom("people as p")
    .innerJoin("teams as c", "c.id", "p.company_id")
    .innerJoin("teams as t", "t.id", "p.team_id")
    .select(["p.id", "p.name", "p.role", "t.name as teamName"])
    .where("c.demo", "=", true)
    .where("p.left_at", "is", null)
    .orderBy("p.created_at")
    .orderBy("p.id")
    .execute();
}

/** Fills the demo company, once. @throws demoThere, demoMissing (this server was built without one), setupDone. */
export async function loadDemoOnce(db: Db, load: DemoLoader | undefined, context: Parameters<DemoLoader>[1]): Promise<void> {
  if (!load) return refuse("demoMissing");
  await db.transaction().execute(async (tx) => {
    await lockSetup(tx);
    const there = await companiesOf(tx);
    if (there.real) return refuse("setupDone");
    if (there.demo) return refuse("demoThere");
    await load(tx, context);
  });
}

/** A session as a demo person, without a password. @throws notFound for anybody who is not in the demo company, left or real. */
export async function startDemoSession(
  db: Db,
  personId: string,
  request: FastifyRequest,
  { now, newId }: { now: string; newId: () => string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const person = await tx
      .selectFrom("people as p")
      .innerJoin("teams as c", "c.id", "p.company_id")
      .select(["p.id", "p.name", "p.email", "p.company_id"])
      .where("p.id", "=", personId)
      .where("c.demo", "=", true)
      .where("p.left_at", "is", null)
      .executeTakeFirst();
    if (!person) return refuse("notFound");
    await addSignIn(tx, person, null, now);
    const frame = {
      companyId: person.company_id,
      actor: { type: "person", id: person.id } as const,
      at: now,
      newId,
      subject: { type: "person", id: person.id },
    };
    await recordEvents(tx, frame, [{ type: "person.signedIn", data: { way: "demo" } }]);
    return startSession(tx, person.id, request, now);
  });
}

/** Who may remove the demo: whoever manages people of a real company, or a demo person at this very machine. */
export async function mayRemoveDemo(db: Db, viewer: Viewer, request: FastifyRequest): Promise<boolean> {
  const company = await db.selectFrom("teams").select("demo").where("id", "=", viewer.companyId).executeTakeFirst();
  return company?.demo === true ? isLoopback(request) : mayUse(viewer.role, "managePeople");
}

/** Deletes the demo company and everything of it. Says whether there was one. */
export async function deleteDemo(tx: Db): Promise<boolean> {
  const companies = await tx.selectFrom("teams").select("id").where("kind", "=", "company").where("demo", "=", true).execute();
  for (const { id } of companies) await removeFromSearch(tx, id);
  await sql`delete from "user" where id in (select p.id::text from people p join teams c on c.id = p.company_id where c.demo)`.execute(tx);
  await sql`delete from complaints where company_id in (select id from teams where kind = 'company' and demo)`.execute(tx); // before the people they point at
  const { numAffectedRows = 0n } = await sql`delete from teams where kind = 'company' and demo`.execute(tx);
  return numAffectedRows > 0n;
}

/** Removes the demo company and all that is its own, sign-ins included; everything carries the company and goes with it. */
export async function removeDemo(db: Db, viewer: Viewer, { now, newId }: { now: string; newId: () => string }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockSetup(tx);
    await deleteDemo(tx);
    const own = await tx.selectFrom("teams").select("id").where("id", "=", viewer.companyId).executeTakeFirst();
    if (!own) return;
    await recordEvents(tx, { companyId: own.id, actor: { type: "person", id: viewer.id }, at: now, newId, subject: { type: "company", id: own.id } }, [
      { type: "company.demoRemoved" },
    ]);
  });
}
