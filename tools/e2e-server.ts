import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createApp } from "../server/src/app.ts";
import { loadDemo } from "../server/src/demo/index.ts";
import { checkout, readConfig } from "../server/src/platform/config.ts";
import { createDb } from "../server/src/platform/db/connect.ts";
import { migrate } from "../server/src/platform/db/migrate.ts";
import { startPostgres, stopLeftover } from "../server/src/platform/db/postgres-server.ts";
import { newUuid } from "../server/src/platform/new-uuid.ts";
import { freePort } from "./running-server.ts";

/**
 * What the browser journeys talk to: one PostgreSQL and, on request, a whole installation of the product on a database and
 * a port of its own, empty or with the demo data. So that no journey meets what another left behind, and one may take the
 * database away while others go on. `POST /installations {kind}` → {id, url, databaseUrl}; `DELETE /installations/:id`;
 * `PUT /installations/:id/database {away}`; `PUT /installations/:id/clock {ahead}`: its clock goes so many milliseconds ahead.
 */
const port = Number(process.env["AMENDS_TEST_PORT"] ?? "4691");
const folder = join(tmpdir(), `amends-e2e-${port}`);
await stopLeftover(join(folder, "postgres"));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true, mode: 0o755 });

const postgres = await startPostgres({ folder: join(folder, "postgres"), holder: "the browser journeys", durable: false });
const admin = new pg.Client(postgres.url);
await admin.connect();
const urlOf = (database: string) => postgres.url.replace(/amends$/, database);

/** Databases to copy: made once, at the first request for their kind. */
const templates = new Map<string, Promise<string>>();
function template(kind: "empty" | "demo"): Promise<string> {
  const known = templates.get(kind);
  if (known) return known;
  const made = makeTemplate(kind);
  templates.set(kind, made);
  return made;
}

async function makeTemplate(kind: "empty" | "demo"): Promise<string> {
  const name = `template_${kind}`;
  await admin.query(`create database ${name}${kind === "demo" ? ` template ${await template("empty")}` : ""}`);
  const db = createDb(urlOf(name));
  try {
    if (kind === "empty") await migrate(db, urlOf(name));
    else await db.transaction().execute((tx) => loadDemo(tx, { now: new Date().toISOString(), newId: newUuid }));
  } finally {
    await db.destroy(); // a template must have no open connection
  }
  return name;
}

type Installation = {
  readonly id: string;
  readonly url: string;
  readonly databaseUrl: string;
  readonly setAhead: (milliseconds: number) => void;
  readonly close: () => Promise<void>;
};
const installations = new Map<string, Installation>();
let counter = 0;

async function open(kind: "empty" | "demo"): Promise<Installation> {
  const source = await template(kind);
  const id = `e2e_${++counter}`;
  await admin.query(`create database ${id} template ${source} strategy file_copy`);
  const own = await freePort();
  const config = readConfig({
    AMENDS_PORT: String(own),
    AMENDS_DATA_DIR: join(folder, id),
    AMENDS_DATABASE_CONNECTIONS: "6",
    AMENDS_LOGIN_LIMIT_ADDRESS: "1000/20s",
    AMENDS_LOGIN_LIMIT_ACCOUNT: "1000/5min",
    AMENDS_PORTAL_LIMIT: "1000/1min",
    AMENDS_UPLOAD_LIMIT: "2MB",
  });
  mkdirSync(config.dataDir, { recursive: true });
  const db = createDb(urlOf(id), { max: config.databaseConnections });
  let ahead = 0;
  const app = await createApp({
    config,
    db,
    databaseUrl: urlOf(id),
    webFolder: process.env["AMENDS_TEST_WEB"] ?? join(checkout, "web/dist"),
    clock: () => new Date(Date.now() + ahead),
  });
  await app.http.listen({ host: config.host, port: own });
  const close = async () => {
    installations.delete(id);
    await app.close();
    await db.destroy();
    await admin.query(`drop database if exists ${id} with (force)`);
    rmSync(config.dataDir, { recursive: true, force: true });
  };
  const setAhead = (milliseconds: number) => {
    ahead = milliseconds;
  };
  const installation = { id, url: config.publicUrl, databaseUrl: urlOf(id), setAhead, close };
  installations.set(id, installation);
  return installation;
}

/** Takes the database of one installation away (as a crash or an update of PostgreSQL would), or gives it back. */
async function setDatabase(id: string, away: boolean): Promise<void> {
  await admin.query(`alter database ${id} allow_connections ${!away}`);
  if (away) await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [id]);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text ? JSON.parse(text) : {};
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const [, area, id = "", part] = (request.url ?? "/").split("/");
  if (area === "api") return { status: "ok" };
  if (area !== "installations") return undefined;
  const { method } = request;
  const body = await bodyOf(request);
  if (method === "POST") {
    const { close: _close, setAhead: _setAhead, ...made } = await open(body["kind"] === "demo" ? "demo" : "empty");
    return made;
  }
  if (!installations.has(id)) return undefined;
  if (method === "PUT" && part === "database") await setDatabase(id, body["away"] === true);
  else if (method === "PUT" && part === "clock") installations.get(id)?.setAhead(Number(body["ahead"]));
  else if (method === "DELETE") await installations.get(id)?.close();
  return {};
}

const control = createServer((request, response) => {
  answer(request).then(
    (body) => response.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" }).end(JSON.stringify(body ?? {})),
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end(String(error));
    },
  );
});
await template("empty");
control.listen(port, "127.0.0.1");
await once(control, "listening");

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), 9_000).unref();
  control.close();
  for (const installation of [...installations.values()]) await installation.close().catch(() => undefined);
  await admin.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());
