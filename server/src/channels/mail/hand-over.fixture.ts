import { handOver } from "./hand-over.ts";

/** A process of its own, so that it starts with certificates of its own (NODE_EXTRA_CA_CERTS): hands one mail over and says how that went. */
const [host = "", port = "", security = "", username = "", password = ""] = process.argv.slice(2);
const message = { from: "desk@example.com", to: "wang@example.com", raw: Buffer.from("Subject: x\r\n\r\nHello") };
handOver({ host, port: Number(port), security: security as "tls", username, password }, message, async () => undefined).then(
  (response) => process.stdout.write(`sent ${response}`),
  (error: { reason?: string }) => process.stdout.write(`failed ${error.reason ?? String(error)}`),
);
