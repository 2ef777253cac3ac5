import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Cost of one hash: 32 MB and about 50 ms; written into each hash, so that it can be raised without a migration. */
const cost = { N: 16_384, r: 16, p: 1 } as const;
const keyLength = 64;

function derive(password: string, salt: Buffer, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> {
  return new Promise((done, failed) => {
    scrypt(password.normalize("NFKC"), salt, keyLength, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? failed(error) : done(key)));
  });
}

/** scrypt on the thread pool (never on the event loop), as `scrypt:N:r:p:salt:key` with base64 parts. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join(":");
}

/** Whether the password made this hash. A hash in an unknown form is never right. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const [form, N, r, p, salt, key] = hash.split(":");
  if (form !== "scrypt" || !salt || !key) return false;
  const expected = Buffer.from(key, "base64");
  const actual = await derive(password, Buffer.from(salt, "base64"), { N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
