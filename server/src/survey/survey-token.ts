import { timingSafeEqual } from "node:crypto";
import { fingerprint } from "../platform/seal.ts";

/** 128 bits of signature beside the 128 bits of the id. */
const signatureLength = 16;

const signatureOf = (secret: string, askId: string) => fingerprint(secret, "survey link", askId).subarray(0, signatureLength);

/**
 * The token of a survey: its id, signed. It can be made again at any time (for the customer's page, for the agent), so nothing of it
 * is kept; whoever reads the database cannot make one.
 */
export function surveyToken(secret: string, askId: string): string {
  return Buffer.concat([Buffer.from(askId.replaceAll("-", ""), "hex"), signatureOf(secret, askId)]).toString("base64url");
}

/** The survey a token was made for here; null for any other text. Asks nothing of the database. */
export function readSurveyToken(secret: string, token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const hex = bytes.subarray(0, 16).toString("hex");
  const askId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return timingSafeEqual(bytes.subarray(16), signatureOf(secret, askId)) ? askId : null;
}

export const surveyUrl = (publicUrl: string, token: string): string => `${publicUrl}/portal/s/${token}`;
