import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { Config } from "../../platform/config.ts";
import { secretFile } from "../../platform/secret-file.ts";

/** People need longer to write a complaint; programs do not. */
export const minFillSeconds = 3;
export const maxAgeSeconds = 24 * 3600;

export type FormToken = { readonly nonce: string; readonly issuedAt: number };
export type TokenVerdict =
  | { readonly ok: true; readonly token: FormToken }
  | { readonly ok: false; readonly code: "formInvalid" | "formExpired" | "formTooFast" };

const keys = new WeakMap<object, string>();

/** The secret of all signatures on the customer page; the same on every server of one desk when the session key is configured. */
export function portalKey(config: Pick<Config, "dataDir" | "sessionSecret">): string {
  let key = keys.get(config);
  if (!key) {
    const secret = config.sessionSecret ?? secretFile(config.dataDir, "session-secret");
    key = createHmac("sha256", secret).update("amends customer page").digest("hex");
    keys.set(config, key);
  }
  return key;
}

const signature = (key: string, body: string) => createHmac("sha256", key).update(`form:${body}`).digest();

/** A token that says when a form was opened: "<nonce>.<seconds>.<signature>". Its nonce makes it good for one complaint only. */
export function newFormToken(key: string, now: string): string {
  const body = `${randomUUID()}.${Math.floor(Date.parse(now) / 1000)}`;
  return `${body}.${signature(key, body).toString("base64url")}`;
}

/** Reads a token without asking how old it is; null unless it was signed here. */
export function readFormToken(key: string, text: string): FormToken | null {
  const match = /^([0-9a-f-]{36})\.(\d{1,12})\.([\w-]{43})$/.exec(text);
  if (!match) return null;
  const [, nonce = "", seconds = "", given = ""] = match;
  const [expected, actual] = [signature(key, `${nonce}.${seconds}`), Buffer.from(given, "base64url")];
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? { nonce, issuedAt: Number(seconds) } : null;
}

/** May a complaint be sent with this token now? */
export function judgeFormToken(key: string, text: string, now: string): TokenVerdict {
  const token = readFormToken(key, text);
  if (!token) return { ok: false, code: "formInvalid" };
  const age = Date.parse(now) / 1000 - token.issuedAt;
  if (age > maxAgeSeconds) return { ok: false, code: "formExpired" };
  return age < minFillSeconds ? { ok: false, code: "formTooFast" } : { ok: true, token };
}

/**
 * The tracking token of the complaint sent with a form: derived, so that the same form sent again (an answer was lost on the
 * way) gets the same link although only its hash is kept.
 */
export function trackingTokenOf(key: string, nonce: string): string {
  return createHmac("sha256", key).update(`track:${nonce}`).digest().subarray(0, 24).toString("base64url");
}
