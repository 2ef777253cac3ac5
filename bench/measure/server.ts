import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BenchPerson, mailOf, password } from "../fill/fill.ts";
import { familyOf } from "./processes.ts";

export type RunningServer = { readonly url: string; readonly startMs: number; readonly pids: () => number[]; readonly stop: () => Promise<void> };

const root = new URL("../..", import.meta.url).pathname;

/** Starts the product on a data folder, as `npm start` does after set-up; `startMs` is the time to the first page. */
export async function startServer(dataDir: string, port: number): Promise<RunningServer> {
  const began = performance.now();
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(process.execPath, ["--max-semi-space-size=16", "server/src/main.ts"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, AMENDS_DATA_DIR: dataDir, AMENDS_PORT: String(port), DATABASE_URL: undefined },
  });
  for (;;) {
    const page = await fetch(`${url}/`).catch(() => null);
    if (page?.ok) {
      await page.text();
      break;
    }
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    if (performance.now() - began > 60_000) throw new Error("the server did not start within a minute");
    await new Promise((later) => setTimeout(later, 10));
  }
  const startMs = performance.now() - began;
  const postgres = Number(readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
  return {
    url,
    startMs,
    pids: () => familyOf(child.pid ?? 0, [postgres]),
    stop: () =>
      new Promise((done) => {
        child.once("exit", () => done());
        child.kill("SIGTERM");
      }),
  };
}

export type Caller = ((path: string, init?: { method?: string; body?: unknown; headers?: Record<string, string> }) => Promise<unknown>) & {
  readonly cookie: string;
};

/** Signs in as one of the bench's people; the caller fails on any answer that is not 2xx. */
export async function signIn(url: string, person: BenchPerson): Promise<Caller> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: mailOf(person), password }),
  });
  if (!answer.ok) throw new Error(`sign-in as ${person}: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
  const call = async (path: string, { method = "GET", body, headers }: Parameters<Caller>[1] = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { cookie, origin: url, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : undefined;
  };
  return Object.assign(call, { cookie });
}
