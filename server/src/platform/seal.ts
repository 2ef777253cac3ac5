import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

const keys = new Map<string, Buffer>();

/** Each purpose has a key of its own: what was sealed for one cannot be put in the place of another. Derived once per process. */
function keyOf(secret: string, purpose: string): Buffer {
  const name = `${purpose} ${secret}`;
  const known = keys.get(name) ?? Buffer.from(hkdfSync("sha256", secret, "", `amends ${purpose}`, 32));
  keys.set(name, known);
  return known;
}

/** A value as a text that only the holder of the installation's secret can read: the table it is kept in gives nothing away. */
export function seal(secret: string, purpose: string, value: unknown): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, keyOf(secret, purpose), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The value of `seal`. @throws when it is none, was tampered with, or the secret has changed since. */
export function unseal(secret: string, purpose: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv(algorithm, keyOf(secret, purpose), bytes.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString("utf8"));
}

/** The same for the same text, and nothing about the text for whoever lacks the secret: to count by, without keeping what is counted. */
export function fingerprint(secret: string, purpose: string, text: string): Buffer {
  return createHmac("sha256", keyOf(secret, purpose)).update(text).digest();
}
