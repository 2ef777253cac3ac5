import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type {} from "@amends/server/platform/db/test-cluster";
import { useTestDatabase } from "@amends/server/platform/db/test-database";
import { newUuid } from "@amends/server/platform/new-uuid";
import { beforeAll, expect, test } from "vitest";

const database = useTestDatabase();
const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const company = newUuid();
const admin = newUuid();

beforeAll(async () => {
  await database.db.insertInto("teams").values({ id: company, company_id: company, parent_id: null, kind: "company", name: "晨光汽车" }).execute();
  await database.db
    .insertInto("people")
    .values({ id: admin, company_id: company, team_id: company, name: "何静", email: "hejing@example.com", role: "admin" })
    .execute();
});

const amends = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: database.url, AMENDS_LOG_LEVEL: "error" };
    execFile(process.execPath, [main, ...args], { env }, (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }));
  });

test("a sole administrator who forgot the password gets a link on the machine, once, and it is on record", async () => {
  const made = await amends("people", "reset-link", "HeJing@example.com");
  expect(made.code, made.err).toBe(0);
  expect(made.out).toMatch(/^https?:\/\/\S+\/reset\S+\n$/);
  const { actor_id, subject_id } = await database.db
    .selectFrom("events")
    .select(["actor_id", "subject_id"])
    .where("type", "=", "person.resetLinkCreated")
    .executeTakeFirstOrThrow();
  expect([actor_id, subject_id]).toEqual([admin, admin]);
  const again = await amends("people", "reset-link", "hejing@example.com");
  expect(again.out).not.toBe(made.out);
});

test("nobody is invented: an unknown address is said to be unknown", async () => {
  const made = await amends("people", "reset-link", "nobody@example.com");
  expect([made.code, made.out]).toEqual([1, ""]);
  expect(made.err).toContain("there is nobody with the e-mail address 'nobody@example.com'");
});
