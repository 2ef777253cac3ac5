import { createECDH, randomBytes, sign } from "node:crypto";
import { type BrowserKeys, encryptPush } from "./encrypt.ts";
import type { PushKeys } from "./push-keys.ts";

export type Subscription = BrowserKeys & { readonly endpoint: string };

/** 'gone': the browser does not want it any more, for good. 'later': worth another try. 'refused': this message or our keys are not accepted. */
export type PushOutcome = { readonly outcome: "sent" | "gone" | "later" | "refused"; readonly said: string };

const waitMs = 15_000;
/** The service keeps it this long for a browser that is not there (seconds). */
const keptFor = 86_400;
/** Shorter than the day RFC 8292 allows. */
const validFor = 12 * 3_600;

/** Says to the push service who we are (RFC 8292): a token signed for its origin, and whom to turn to. */
export function vapidHeader(endpoint: string, { publicKey, privateKey }: PushKeys, contact: string, now: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor(Date.parse(now) / 1_000) + validFor, sub: contact };
  const said = `${part({ typ: "JWT", alg: "ES256" })}.${part(claims)}`;
  const signature = sign("sha256", Buffer.from(said), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `vapid t=${said}.${signature.toString("base64url")}, k=${publicKey}`;
}

function outcomeOf(status: number): PushOutcome["outcome"] {
  if (status >= 200 && status < 300) return "sent";
  if (status === 404 || status === 410) return "gone";
  return status === 429 || status >= 500 ? "later" : "refused";
}

/** Hands one message to the push service of a browser. A later one takes the place of one that is still waiting there. */
export async function deliverPush(to: Subscription, text: string, keys: PushKeys, contact: string, now: string): Promise<PushOutcome> {
  const fresh = createECDH("prime256v1");
  fresh.generateKeys();
  let body: Buffer;
  try {
    body = encryptPush(text, to, { privateKey: fresh.getPrivateKey(), salt: randomBytes(16) });
  } catch (error) {
    return { outcome: "gone", said: `keys of the browser: ${String(error)}` };
  }
  try {
    const answer = await fetch(to.endpoint, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(waitMs),
      headers: {
        authorization: vapidHeader(to.endpoint, keys, contact, now),
        "content-encoding": "aes128gcm",
        "content-type": "application/octet-stream",
        ttl: String(keptFor),
        urgency: "high",
        topic: "notices",
      },
      body: new Uint8Array(body), // the type that the browser's fetch takes as well: the bench is checked with its types
    });
    const said = (await answer.text()).replace(/\s+/g, " ").slice(0, 200);
    return { outcome: outcomeOf(answer.status), said: `${answer.status} ${said}`.trim() };
  } catch (error) {
    return { outcome: "later", said: String(error).slice(0, 200) };
  }
}
