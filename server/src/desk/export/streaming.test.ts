import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../platform/config.ts";
import { createHttp } from "../../platform/http.ts";
import { registerRoutes } from "../../platform/register-routes.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { exportRoutes } from "./routes.ts";

const desk = useDeskTestApp();
const many = 5_000;
let app: FastifyInstance;
/** Statements sent for the route under test. */
let statements = 0;

beforeAll(async () => {
  const { id } = await desk.create("agent", {}, { facts: "发动机异响，跑了两趟4S店都说没问题。".repeat(60) });
  const copied =
    "company_id, team_id, assignee_id, customer_id, state, phase, kind, severity, category_id, channel, language, title, preview, received_at, last_activity_at";
  await sql`insert into complaints (id, number, doc, ${sql.raw(copied)})
    select n.id, n.number, c.doc || jsonb_build_object('id', n.id, 'number', n.number), ${sql.raw(copied)} from complaints c
    cross join (select gen_random_uuid() as id, 'B26-' || to_char(i, 'FM000000') as number from generate_series(1, ${many - 1}::int) i) n where c.id = ${id}::uuid`.execute(
    desk.database.db,
  );
  const counting = desk.database.db.withPlugin({
    transformQuery: (args) => {
      statements++;
      return args.node;
    },
    transformResult: async (args) => args.result,
  });
  app = await createHttp(readConfig({ AMENDS_LOG_LEVEL: "silent", AMENDS_DATA_DIR: desk.deps().config.dataDir }));
  registerRoutes(app, exportRoutes, {
    db: counting,
    deps: desk.deps(),
    allowSetup: async () => undefined,
    identify: async () => ({ viewer: desk.person("manager"), via: "session", scopes: ["read"], language: "zh-CN" }),
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => app?.close());

/** Asks for a file and calls `each` for every piece; stops reading for good when it gives false. Gives whether it came completely. */
async function fetchFile(format: string, each: (piece: Buffer) => boolean): Promise<boolean> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((done, failed) => {
    get({ host: "127.0.0.1", port, path: `/api/export/complaints.${format}?view=all&sort=newest` }, (answer) => {
      answer.on("data", (piece: Buffer) => {
        if (!each(piece)) answer.destroy();
      });
      answer
        .on("end", () => done(true))
        .on("close", () => done(false))
        .on("error", () => done(false));
    }).on("error", failed);
  });
}

test.each(["csv", "xlsx", "json"])("%s of 5,000 complaints comes whole", async (format) => {
  const parts: Buffer[] = [];
  expect(await fetchFile(format, (piece) => parts.push(piece) > 0)).toBe(true);
  const all = Buffer.concat(parts);
  if (format === "xlsx") return expect(all.subarray(-22).readUInt32LE(0)).toBe(0x06054b50);
  const numbers = new Set(all.toString().match(/[AB]26-\d{6}/g));
  expect(numbers.size).toBe(many);
  if (format === "json") expect(JSON.parse(all.toString())).toHaveLength(many);
});

test.each(["csv", "xlsx", "json"])("%s: whoever goes away ends the reading of the database", async (format) => {
  statements = 0;
  expect(await fetchFile(format, () => true)).toBe(true);
  const whole = statements;
  expect(whole).toBeGreaterThan(20);
  statements = 0;
  expect(await fetchFile(format, () => false)).toBe(false);
  for (let before = -1; before !== statements; await sleep(100)) before = statements;
  expect(statements).toBeLessThan(whole - 5);
});
