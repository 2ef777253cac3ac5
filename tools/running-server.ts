import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { checkout, node24 } from "./node24.mjs";

/** A real server process for tests of starting and stopping. */
export type RunningServer = {
  readonly child: ChildProcess;
  readonly address: string;
  /** Everything it printed so far, both streams. */
  output(): string;
  /** Resolves with its exit code (null when killed). */
  readonly exited: Promise<number | null>;
  /** Milliseconds from the start until the address answered; rejects when it ends first. */
  ready(path?: string): Promise<number>;
};

export async function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}

export async function startServer(env: Record<string, string>): Promise<RunningServer> {
  const port = env["AMENDS_PORT"] ?? String(await freePort());
  const started = performance.now();
  const child = spawn(node24(), ["server/src/main.ts"], {
    cwd: checkout,
    env: { PATH: process.env["PATH"] ?? "", AMENDS_PORT: port, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  let ended = false;
  void exited.then(() => (ended = true));
  const address = `http://127.0.0.1:${port}`;
  return {
    child,
    address,
    output: () => text,
    exited,
    async ready(path = "/api/health") {
      while (!ended) {
        const answer = await fetch(address + path).catch(() => undefined);
        if (answer?.ok) return performance.now() - started;
        await new Promise((later) => setTimeout(later, 10));
      }
      throw new Error(`The server ended:\n${text}`);
    },
  };
}
