import { createCipheriv, createECDH, hkdfSync } from "node:crypto";

/** The keys of a browser's subscription, as it gives them (base64url). */
export type BrowserKeys = { readonly p256dh: string; readonly auth: string };

const recordSize = 4096;
const bytes = (text: string) => Buffer.from(text, "base64url");

/** What makes one message differ from the next: a fresh pair of keys and a fresh salt of 16 bytes. */
export type Fresh = { readonly privateKey: Buffer; readonly salt: Buffer };

/** A message only this browser can read: aes128gcm in one record (RFC 8188) with keys agreed as RFC 8291 says. @throws for keys that are none. */
export function encryptPush(text: string, { p256dh, auth }: BrowserKeys, { privateKey, salt }: Fresh): Buffer {
  const own = createECDH("prime256v1");
  own.setPrivateKey(privateKey);
  const [theirs, ours] = [bytes(p256dh), own.getPublicKey()];
  const shared = own.computeSecret(theirs);
  const derive = (key: Uint8Array, from: Uint8Array, info: Buffer, length: number) => Buffer.from(hkdfSync("sha256", key, from, info, length));
  const key = derive(shared, bytes(auth), Buffer.concat([Buffer.from("WebPush: info\0"), theirs, ours]), 32);
  const cipher = createCipheriv(
    "aes-128-gcm",
    derive(key, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16),
    derive(key, salt, Buffer.from("Content-Encoding: nonce\0"), 12),
  );
  // 2 = the last record; there is no other.
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.update(Buffer.from([2])), cipher.final(), cipher.getAuthTag()]);
  const head = Buffer.alloc(21);
  salt.copy(head);
  head.writeUInt32BE(recordSize, 16);
  head.writeUInt8(ours.length, 20);
  return Buffer.concat([head, ours, sealed]);
}
