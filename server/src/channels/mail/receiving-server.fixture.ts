import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A real mail server on this machine that takes everything, unless a test says otherwise. */
export type ReceivingServer = {
  readonly port: number;
  readonly received: string[] /** Breaks every connection, as a pulled cable does. */;
  cut(): void;
  close(): Promise<void>;
};

/** An answer of the server with its code, as the library wants it. */
export const answer = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

export async function receivingServer(options: SMTPServerOptions = {}): Promise<ReceivingServer> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 200,
    onData(stream, _session, callback) {
      let text = "";
      stream.setEncoding("utf8");
      stream.on("data", (chunk) => (text += chunk));
      stream.on("end", () => {
        received.push(text);
        callback(null, "taken");
      });
    },
    ...options,
  });
  server.on("error", () => undefined); // clients that vanish are part of the game
  const listening = server.listen(0, "127.0.0.1");
  const sockets = new Set<Socket>();
  listening.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise((ready) => listening.once("listening", ready));
  return {
    port: (listening.address() as AddressInfo).port,
    received,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** The text of a received mail, whatever it was encoded with. */
export function bodyOf(mail: string): string {
  const at = mail.search(/\r?\n\r?\n/);
  const [head, body] = [mail.slice(0, at), mail.slice(at).trim()];
  return (/base64/i.test(head) ? Buffer.from(body, "base64").toString("utf8") : decodeQuoted(body)).replaceAll("\r\n", "\n").trim();
}

/** The subject of a received mail in words. */
export function subjectOf(mail: string): string {
  const folded = /^Subject: ((?:.*\r?\n[ \t])*.*)$/im.exec(mail)?.[1] ?? "";
  return folded
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?(.)\?(.*?)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === "B" ? Buffer.from(text, "base64").toString("utf8") : decodeQuoted(text.replaceAll("_", " ")),
    );
}

function decodeQuoted(body: string): string {
  const bytes = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
