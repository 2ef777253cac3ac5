import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { refuse } from "./refusal-error.ts";

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", "amends kept answers", 32));

/** A value as a text that only the holder of the secret can read: the table it is kept in gives nothing away. */
export function sealAnswer(secret: string, value: unknown): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, keyOf(secret), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The value of `sealAnswer`. @throws conflict when the secret has changed since: the answer is lost, what it was about is not. */
export function openAnswer(secret: string, sealed: unknown): unknown {
  try {
    const bytes = Buffer.from(String(sealed), "base64");
    const decipher = createDecipheriv(algorithm, keyOf(secret), bytes.subarray(0, ivLength), { authTagLength: tagLength });
    decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString("utf8"));
  } catch {
    return refuse("conflict");
  }
}
