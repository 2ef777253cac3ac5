import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { checkout } from "../config.ts";
import { createDb, type Db } from "../db/connect.ts";
import { migrate } from "../db/migrate.ts";
import { onDatabase } from "../db/test-cluster.ts";
import { useTestDatabase } from "../db/test-database.ts";
import { addJob } from "../jobs.ts";
import { newUuid } from "../new-uuid.ts";
import { dataTables } from "./backup-tables.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const from = useTestDatabase();
const to = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "amends-backup-"));
const file = join(folder, "desk.tar.gz");
const picture = randomBytes(70_000);
const hash = createHash("sha256").update(picture).digest("hex");
const kept = `files/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `amends …` on a database and a data folder. */
const amends = (url: string, data: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: url, AMENDS_DATA_DIR: join(folder, data), AMENDS_LOG_LEVEL: "error" };
    execFile(process.execPath, [join(checkout, "cli/src/main.ts"), ...args], { env, maxBuffer: 1 << 28 }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

/** The same without a process of its own. */
const backup = (on: { db: Db }, data: string, target: string) => writeBackup({ db: on.db, dataDir: join(folder, data), file: target, now: new Date() });
const restore = (on: { db: Db; url: string }, data: string, source: string) =>
  restoreBackup({ db: on.db, databaseUrl: on.url, dataDir: join(folder, data), file: source, now: new Date(), newId: newUuid });

/** Number of rows and a sum over all of them, for each table. What belongs to a running server or to time itself is left out. */
async function contents(db: Db): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, columns } of await dataTables(db)) {
    const { rows } = await sql<{ n: number; sum: string }>`select count(*)::int as n, md5(string_agg(r.line, E'\\n' order by r.line collate "C")) as sum
      from (select row_to_json(t)::text as line from (select ${sql.join(columns.map((c) => sql.ref(c)))} from ${sql.table(name)}) t) r`.execute(db);
    found[name] = `${rows[0]?.n} ${rows[0]?.sum}`;
  }
  return found;
}

const eventTypes = async (db: Db, since: string) => {
  const { rows } = await sql<{ type: string; actor: string }>`select type, actor_type as actor from events where seq > ${since}::bigint order by seq`.execute(
    db,
  );
  return rows;
};
const lastSeq = async (db: Db) => (await sql<{ seq: string }>`select max(seq)::text as seq from events`.execute(db)).rows[0]?.seq ?? "0";

let before: Record<string, string>;
let seq: string;

beforeAll(async () => {
  const { db } = from;
  expect(await amends(from.url, "a", "demo", "load")).toMatchObject({ code: 0 });
  const path = join(folder, "a", kept);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, picture);
  writeFileSync(join(folder, "a", "session-secret"), "s".repeat(64));
  writeFileSync(join(folder, "a", "notes-of-somebody.txt"), "none of ours");
  await sql`create table none_of_ours (id int primary key)`.execute(db);
  await sql`insert into none_of_ours values (1)`.execute(db);
  await sql`update customers set merged_into = (select id from customers order by id desc limit 1), notes = ${'tab\t, line\n, "quotes", \\N, 龍 😀, \u2028'} where id = (select min(id::text)::uuid from customers)`.execute(
    db,
  );
  const { id: companyId } = await db.selectFrom("teams").select("id").where("kind", "=", "company").executeTakeFirstOrThrow();
  await addJob(db, "post", { companyId, text: "still to go" }, { runAt: new Date(Date.now() + 3_600_000), key: "once" });
  seq = await lastSeq(db);
  await sql`insert into reaction_position (xid, seq) select xid, seq from events order by xid, seq offset 10 limit 1`.execute(db);
  before = await contents(db);
}, 90_000);

test("a backup of the demo, put back elsewhere, is the same row by row", { timeout: 60_000 }, async () => {
  expect(await amends(from.url, "a", "backup", file)).toMatchObject({ code: 0, out: expect.stringMatching(/400 complaints, 2 files/) });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await eventTypes(from.db, seq)).toEqual([{ type: "company.backedUp", actor: "system" }]);
  expect(await amends(to.url, "b", "restore", file)).toMatchObject({ code: 0, out: expect.stringContaining("400 complaints") });

  expect(await eventTypes(to.db, seq)).toEqual([{ type: "company.restored", actor: "system" }]);
  await sql`delete from events where type = 'company.restored'`.execute(to.db);
  expect(await contents(to.db)).toEqual(before);
  expect(before["complaints"]).toMatch(/^400 /);
  expect((await sql<{ t: string | null }>`select to_regclass('none_of_ours') as t`.execute(to.db)).rows).toEqual([{ t: null }]);

  expect(readFileSync(join(folder, "b", kept)).equals(picture)).toBe(true);
  expect(readFileSync(join(folder, "b", "session-secret"), "utf8")).toBe("s".repeat(64));
  expect(existsSync(join(folder, "b", "notes-of-somebody.txt"))).toBe(false);
});

test("what was put back goes on where it was: numbers, live updates, reactions, jobs", async () => {
  const { db } = to;
  const { rows: keys } = await sql<{
    n: number;
  }>`select count(*)::int as n from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`.execute(db);
  const { rows: keysBefore } = await sql<{
    n: number;
  }>`select count(*)::int as n from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`.execute(from.db);
  expect(keys).toEqual(keysBefore);
  const { rows: next } = await sql<{ more: boolean }>`select nextval('events_seq_seq') > (select max(seq) from events) as more`.execute(db);
  expect(next).toEqual([{ more: true }]);
  const { rows: early } = await sql<{ n: number }>`select count(*)::int as n from events where xid >= pg_snapshot_xmin(pg_current_snapshot())`.execute(db);
  expect(early).toEqual([{ n: 0 }]); // listeners do not wait for transactions of another database
  const unreacted = (on: Db) =>
    sql<{
      n: number;
    }>`select count(*)::int as n from events e, reaction_position p where (e.xid, e.seq) > (p.xid, p.seq) and type not like 'company.%ed%'`.execute(on);
  expect((await unreacted(db)).rows).toEqual((await unreacted(from.db)).rows);
  const { rows: jobs } = await sql<{ payload: { text: string }; key: string }>`select payload, key from graphile_worker._private_jobs`.execute(db);
  expect(jobs).toMatchObject([{ payload: { text: "still to go" }, key: "once" }]);
});

test("is refused where anything is, and never replaces a file", { timeout: 60_000 }, async () => {
  expect(await amends(to.url, "b", "restore", file)).toMatchObject({ code: 1, err: expect.stringContaining("not empty") });
  await expect(backup(from, "a", file)).rejects.toThrow("already");
  expect(await amends(to.url, "b", "restore", join(folder, "nowhere.tar"))).toMatchObject({ code: 1, err: expect.stringContaining("no file") });
  const agent = /^(\S+)\t.*\tagent\t/m.exec((await amends(from.url, "a", "people")).out)?.[1] ?? "";
  expect(await amends(from.url, "a", "backup", join(folder, "agent.tar"), "--as", agent)).toMatchObject({
    code: 1,
    err: expect.stringContaining("may not back up"),
  });
  expect(existsSync(join(folder, "agent.tar"))).toBe(false);
});

async function emptyDatabase(name: string): Promise<{ db: Db; url: string; drop: () => Promise<void> }> {
  const admin = createDb(inject("clusterUrl"), { max: 1 });
  await sql.raw(`create database ${name}`).execute(admin);
  const url = onDatabase(inject("clusterUrl"), name);
  const db = createDb(url, { max: 2 });
  const drop = async () => {
    await db.destroy();
    await sql.raw(`drop database ${name} with (force)`).execute(admin);
    await admin.destroy();
  };
  return { db, url, drop };
}

test("a backup that is cut off or damaged leaves nothing behind", { timeout: 60_000 }, async () => {
  const empty = await emptyDatabase(`restore_broken_${process.pid}`);
  const { db, drop } = empty;
  try {
    const cut = join(folder, "cut.tar.gz");
    writeFileSync(cut, readFileSync(file));
    truncateSync(cut, Math.floor(statSync(file).size * 0.9));
    await expect(restore(empty, "c", cut)).rejects.toThrow("cannot be restored");
    const plain = join(folder, "plain.tar");
    await backup(from, "a", plain);
    const bytes = readFileSync(plain);
    bytes[bytes.indexOf(picture)] = (bytes[bytes.indexOf(picture)] ?? 0) ^ 1;
    writeFileSync(plain, bytes);
    await expect(restore(empty, "c", plain)).rejects.toThrow("not what its name says");
    writeFileSync(cut, "not at all");
    await expect(restore(empty, "c", cut)).rejects.toThrow("cannot be restored");
    for (const table of ["teams", "complaints", "events"])
      expect((await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)).rows).toEqual([{ n: 0 }]);
    expect(existsSync(join(folder, "c", kept))).toBe(false);
    expect((await restore(empty, "c", file)).rows["complaints"]).toBe(400); // and it is still empty enough for a good one
  } finally {
    await drop();
  }
});

test("a backup of an earlier version is brought up to date", { timeout: 60_000 }, async () => {
  const old = await emptyDatabase(`backup_old_${process.pid}`);
  const fresh = await emptyDatabase(`restore_old_${process.pid}`);
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration where name <> '0024_owing' order by name`.execute(from.db);
    await migrate(
      old.db,
      old.url,
      rows.map((row) => row.name),
    );
    const [company, person, complaint] = [newUuid(), newUuid(), newUuid()];
    await sql`insert into teams (id, company_id, kind, name) values (${company}::uuid, ${company}::uuid, 'company', 'Harbour Hotel')`.execute(old.db);
    await sql`insert into people (id, company_id, team_id, name, email, role) values (${person}::uuid, ${company}::uuid, ${company}::uuid, 'Ann', 'ann@example.com', 'manager')`.execute(
      old.db,
    );
    const doc = JSON.stringify({ steps: [{ ownerId: person, done: null }], promises: [] });
    await sql`insert into complaints (id, company_id, number, team_id, state, phase, kind, severity, channel, language, title, preview, received_at, last_activity_at, doc)
      values (${complaint}::uuid, ${company}::uuid, 'C-1', ${company}::uuid, 'open', 'mood', 'complaint', 1, 'phone', 'en', 't', 'p', now(), now(), ${doc}::jsonb)`.execute(
      old.db,
    );
    const tar = join(folder, "old.tar");
    await backup(old, "none", tar);

    expect((await restore(fresh, "d", tar)).rows["complaints"]).toBe(1);
    const { rows: owing } = await sql<{ owing: string[] }>`select owing from complaints`.execute(fresh.db);
    expect(owing).toEqual([{ owing: [person] }]); // what a later migration made of it
    await sql`delete from complaints`.execute(fresh.db);
    await sql`delete from people`.execute(fresh.db);
    await sql`delete from teams`.execute(fresh.db);
    await expect(restore(fresh, "d", tar)).rejects.toThrow("of another version");
  } finally {
    await old.drop();
    await fresh.drop();
  }
});
