import type { Db } from "../../platform/db/connect.ts";
import type { ReactionTools } from "../../platform/reaction.ts";
import type { Company } from "../desk-settings.ts";
import { insertTrackingLink, newTrackingToken, trackingUrl } from "../tracking-link.ts";

/** A link of the customer's own to the page of their complaint, made for one mail: what is kept of it cannot be read back. */
export async function privatePage(tx: Db, complaintId: string, { desk }: Company, publicUrl: string, { now, newId }: ReactionTools): Promise<string> {
  const token = newTrackingToken();
  await insertTrackingLink(tx, { id: newId(), complaintId, token, createdBy: null, at: now, days: desk.trackingLinkDays });
  return trackingUrl(publicUrl, token);
}
