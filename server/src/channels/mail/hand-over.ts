import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { failureOf } from "./mail-failure.ts";

export type SmtpAccount = {
  readonly host: string;
  readonly port: number;
  readonly security: "tls" | "startTls" | "none";
  readonly username: string;
  readonly password: string;
};

export type Message = { readonly from: string; readonly to: string; readonly raw: Buffer };

const limits = { connectionTimeout: 15_000, greetingTimeout: 15_000, dnsTimeout: 10_000, socketTimeout: 60_000 };

/**
 * Hands one message to the account's server. `beforeLastLine` runs when everything but the end of the message was taken, and
 * the end waits for it: only from there on can the other server have the message without our knowing. Gives what the server
 * answered. @throws MailFailure
 */
export async function handOver(account: SmtpAccount, message: Message, beforeLastLine: () => Promise<void>): Promise<string> {
  const { host, port, security, username, password } = account;
  const connection = new SMTPConnection({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "startTls",
    ignoreTLS: security === "none",
    ...limits,
  });
  let handed = false;
  try {
    return await new Promise<string>((done, fail) => {
      connection.on("error", fail);
      connection.on("end", () => fail(new Error("the connection was closed")));
      const body = Readable.from(
        (async function* () {
          yield message.raw;
          await beforeLastLine();
          handed = true;
        })(),
      );
      body.on("error", fail); // the end is never written then, and the other server throws the piece away
      const send = () => connection.send({ from: message.from, to: [message.to] }, body, (error, info) => (error ? fail(error) : done(info?.response ?? "")));
      connection.connect((error?: unknown) => {
        if (error) return fail(error);
        if (username === "") return send();
        connection.login({ credentials: { user: username, pass: password } }, (refused: unknown) => (refused ? fail(refused) : send()));
      });
    });
  } catch (error) {
    throw failureOf(error, handed);
  } finally {
    connection.on("error", () => undefined);
    if (handed) connection.quit();
    else connection.close();
  }
}
