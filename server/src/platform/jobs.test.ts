import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { useTestDatabase } from "./db/test-database.ts";
import { openFailures } from "./failures.ts";
import { addJob, createJobs, GivenUp, type JobTask } from "./jobs.ts";
import { newUuid } from "./new-uuid.ts";
import { putFailureAside, repeatFailure, takeFailureBack } from "./repeat-failure.ts";

const database = useTestDatabase();
const clock = () => new Date();

async function company(): Promise<string> {
  const id = newUuid();
  await sql`insert into teams (id, company_id, kind, name) values (${id}::uuid, ${id}::uuid, 'company', '晨光')`.execute(database.db);
  return id;
}

async function working(tasks: Record<string, JobTask>, work: () => Promise<void>): Promise<void> {
  const jobs = createJobs({ db: database.db, url: database.url, clock, tasks, onError: (error) => console.error(error) });
  jobs.start();
  try {
    await work();
  } finally {
    await jobs.stop();
  }
}

test("a job runs when its transaction commits, and not when it is rolled back", async () => {
  const companyId = await company();
  const ran: unknown[] = [];
  const tasks = { post: async (payload: unknown) => void ran.push(payload) };
  await working(tasks, async () => {
    await database.db
      .transaction()
      .execute(async (tx) => {
        await addJob(tx, "post", { companyId, letter: "taken back" });
        throw new Error("no");
      })
      .catch(() => undefined);
    await database.db.transaction().execute((tx) => addJob(tx, "post", { companyId, letter: "sent" }));
    await vi.waitFor(() => expect(ran).toHaveLength(1), 5_000);
    expect(ran).toEqual([{ companyId, letter: "sent" }]);
  });
});

test("one that fails is kept with its reason and goes on by hand", async () => {
  const companyId = await company();
  let broken = true;
  let ran = 0;
  const tasks = {
    fragile: async () => {
      if (broken) throw new Error("no route to host");
      ran++;
    },
  };
  await working(tasks, async () => {
    await addJob(database.db, "fragile", { companyId }, { maxAttempts: 1 });
    await vi.waitFor(async () => expect(await openFailures(database.db, companyId, 5)).toHaveLength(1), 5_000);
    const [failure] = await openFailures(database.db, companyId, 5);
    expect(failure).toMatchObject({ kind: "job", name: "fragile", error: "no route to host", nextAt: null });
    broken = false;
    const which = { id: failure?.id ?? "", companyId, personId: newUuid() };
    expect(await repeatFailure(database.db, which, [], { now: clock().toISOString(), newId: newUuid })).toEqual({ ok: true });
    await vi.waitFor(() => expect(ran).toBe(1), 5_000);
    expect(await openFailures(database.db, companyId, 5)).toEqual([]);
  });
});

test("what trying again cannot mend is given up at once, told to those in charge, put aside and taken back", async () => {
  const companyId = await company();
  let ran = 0;
  const hopeless = async () => {
    ran++;
    throw new GivenUp("[mailRefused] 550 no such user");
  };
  await working({ hopeless }, async () => {
    await addJob(database.db, "hopeless", { companyId });
    await vi.waitFor(async () => expect(await openFailures(database.db, companyId, 5)).toHaveLength(1), 5_000);
  });
  expect(ran).toBe(1);
  const [failure] = await openFailures(database.db, companyId, 5);
  expect(failure).toMatchObject({ name: "hopeless", nextAt: null, tries: 1 });
  const which = { id: failure?.id ?? "", companyId, personId: newUuid() };
  const tools = { now: clock().toISOString(), newId: newUuid };
  await putFailureAside(database.db, which, tools);
  expect(await openFailures(database.db, companyId, 5)).toEqual([]);
  await expect(takeFailureBack(database.db, { ...which, companyId: newUuid() }, tools)).rejects.toMatchObject({ refusal: { code: "notFound" } });
  await takeFailureBack(database.db, which, tools);
  expect(await openFailures(database.db, companyId, 5)).toHaveLength(1);
  const { rows } = await sql<{ type: string }>`select type from events where company_id = ${companyId}::uuid order by seq`.execute(database.db);
  expect(rows.map((r) => r.type)).toEqual(["failure.givenUp", "failure.putAside", "failure.takenBack"]);
});

test("a job that a killed server held is taken up by the next one at once", async () => {
  const companyId = await company();
  await addJob(database.db, "held", { companyId });
  await sql`insert into job_nodes (id, worker_ids) values (${newUuid()}::uuid, '{worker-dead}')`.execute(database.db);
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-dead', attempts = 1
    where id = (select id from graphile_worker.jobs where task_identifier = 'held')`.execute(database.db);
  let ran = 0;
  await working({ held: async () => void ran++ }, async () => {
    await vi.waitFor(() => expect(ran).toBe(1), 5_000);
  });
  const { rows } = await sql`select 1 from job_nodes`.execute(database.db);
  expect(rows).toHaveLength(0); // the dead one is forgotten, ours said goodbye
});
