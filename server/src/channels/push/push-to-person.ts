import type { Db } from "../../platform/db/connect.ts";
import { GivenUp } from "../../platform/jobs.ts";
import { senderAddress } from "../mail/account-store.ts";
import { deliverPush, type PushOutcome } from "./deliver-push.ts";
import { pushKeys } from "./push-keys.ts";
import { dropSubscription, markSent, subscriptionsOf } from "./subscriptions.ts";

/** Whom a push service may turn to (RFC 8292 2.1): an address people open, else the company's mail, else nobody in particular. */
async function contactOf(db: Db, companyId: string, publicUrl: string): Promise<string> {
  if (publicUrl.startsWith("https://")) return publicUrl;
  return `mailto:${(await senderAddress(db, companyId)) ?? "postmaster@localhost"}`;
}

export type Push = { readonly companyId: string; readonly personId: string; readonly text: string; readonly newestAt: string };

/**
 * Sends one message to each of a person's browsers that has not had it. One that is gone for good is forgotten; may run again: who
 * had it is left alone. @throws when a push service could not be reached (the queue tries again), GivenUp when it refuses us.
 */
export async function pushToPerson(
  db: Db,
  { companyId, personId, text, newestAt }: Push,
  options: { secret: string; publicUrl: string; now: string },
): Promise<void> {
  const subscriptions = await subscriptionsOf(db, personId, newestAt);
  if (subscriptions.length === 0) return;
  const keys = await pushKeys(db, options.secret);
  const contact = await contactOf(db, companyId, options.publicUrl);
  const failed: PushOutcome[] = [];
  for (const subscription of subscriptions) {
    const result = await deliverPush(subscription, text, keys, contact, options.now);
    if (result.outcome === "sent") await markSent(db, subscription.id, newestAt);
    else if (result.outcome === "gone") await dropSubscription(db, subscription.id);
    else failed.push(result);
  }
  if (failed.some((f) => f.outcome === "later")) throw new Error(`[pushLater] ${failed.map((f) => f.said).join("; ")}`);
  if (failed.length > 0) throw new GivenUp(`[pushRefused] ${failed.map((f) => f.said).join("; ")}`);
}
