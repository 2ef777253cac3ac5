import { createHash, randomBytes } from "node:crypto";

/** 192 random bits as 32 characters that survive a URL; far beyond guessing, so looking one up needs no limit of tries. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What is kept of a token. A plain hash suffices: the token is random, there is nothing to guess from a dictionary. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Whether a text can be a token at all; keeps nonsense away from the database. */
export function looksLikeToken(text: string): boolean {
  return /^[\w-]{32}$/.test(text);
}
