import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { handOver } from "./hand-over.ts";
import { MailFailure } from "./mail-failure.ts";
import { answer, bodyOf, type ReceivingServer, receivingServer } from "./receiving-server.fixture.ts";

const certificate = fileURLToPath(new URL("./self-signed.fixture.pem", import.meta.url));
const pem = readFileSync(certificate, "utf8");
const signIn: SMTPServerOptions = {
  authOptional: false,
  key: pem,
  cert: pem,
  disabledCommands: [],
  onAuth: ({ username, password }, _session, callback) =>
    username === "desk" && password === "right" ? callback(null, { user: "desk" }) : callback(answer(535, "Authentication failed")),
};
const kinds = { tls: { ...signIn, secure: true }, startTls: { ...signIn, secure: false } } as const;
type Kind = keyof typeof kinds;

let server: ReceivingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** From a process that trusts the server's certificate, as one does who sets NODE_EXTRA_CA_CERTS; or from one that does not. */
async function hand(kind: Kind, password: string, trusts: boolean): Promise<string> {
  const script = fileURLToPath(new URL("./hand-over.fixture.ts", import.meta.url));
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: trusts ? certificate : "" };
  const { stdout } = await promisify(execFile)(process.execPath, [script, "localhost", String(server?.port), kind, "desk", password], { env });
  return stdout;
}

test.each(["tls", "startTls"] as const)(
  "%s with a name and password: the right one is taken, the wrong one is told apart from everything else",
  async (kind) => {
    server = await receivingServer(kinds[kind]);
    expect(await hand(kind, "wrong", true)).toBe("failed mailLogin");
    expect(server.received).toEqual([]);
    expect(await hand(kind, "right", true)).toMatch(/^sent 250/);
    expect(server.received.map(bodyOf)).toEqual(["Hello"]);
  },
);

test.each(["tls", "startTls"] as const)("%s: a certificate nobody vouches for is refused, and no password is told", async (kind) => {
  let asked = false;
  server = await receivingServer({ ...kinds[kind], onAuth: (_, __, callback) => (asked = true) && callback(null, { user: "desk" }) });
  expect(await hand(kind, "right", false)).toBe("failed mailTls");
  expect([asked, server.received]).toEqual([false, []]);
});

test("a server that offers no encryption gets neither password nor mail where STARTTLS is asked for", async () => {
  server = await receivingServer({ ...signIn, disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  expect(await hand("startTls", "right", true)).toBe("failed mailTls");
  expect(server.received).toEqual([]);
});

test("a server that goes away in the middle did not take it; one that goes away after the last line may have", async () => {
  const message = { from: "desk@example.com", to: "wang@example.com", raw: Buffer.from("Subject: x\r\n\r\nHello") };
  const reasonWhen = async (options: SMTPServerOptions, before: () => Promise<void>) => {
    server = await receivingServer(options);
    const account = { host: "127.0.0.1", port: server.port, security: "none", username: "", password: "" } as const;
    const error = await handOver(account, message, before).then(
      () => null,
      (failure: unknown) => failure,
    );
    await server.close();
    server = undefined;
    return error instanceof MailFailure ? error.reason : error;
  };
  const gone = await reasonWhen({ onRcptTo: () => server?.cut() }, async () => undefined);
  const late = await reasonWhen(
    {
      onData: (stream) => {
        stream.on("end", () => server?.cut());
        stream.resume();
      },
    },
    async () => undefined,
  );
  expect([gone, late]).toEqual(["mailUnreachable", "mailUncertain"]);
});
