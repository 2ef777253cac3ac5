import { type Command, commandSchemas } from "@amends/core/desk/contract-commands";
import { decidePromises } from "@amends/core/desk/promise";
import { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import { orRefuse } from "../platform/refusal-error.ts";
import { type Acting, readDeskContext } from "./desk-context.ts";
import { saveDecision } from "./save-decision.ts";
import type { Stored } from "./store.ts";

/** Promises given in a message, call or note: the body of the command 'promise', once for each. */
export const promisesSchema = z.array(commandSchemas.promise).max(10).default([]);

/** What has been decided on promises and is still to be saved, once the message stands; null = there were none. */
export type GivenPromises = { readonly ids: readonly string[]; readonly save: (after: Stored) => Promise<void> } | null;

/**
 * Decides the promises of a message that is about to be written on a locked complaint. The caller writes the message and then calls
 * `save`, all in one transaction: neither stands without the other. @throws what the command 'promise' refuses, with 'promises.<n>.' before the field
 */
export async function givePromises(tx: Db, stored: Stored, promises: readonly Command<"promise">[], messageId: string, acting: Acting): Promise<GivenPromises> {
  if (promises.length === 0) return null;
  const { context } = await readDeskContext(tx, acting, promises, stored.complaint);
  const decision = decidePromises(stored.complaint, promises, context, messageId);
  const { complaint, events } = orRefuse(decision);
  const ids = complaint.promises.slice(stored.complaint.promises.length).map((p) => p.id);
  /** `after`: the complaint with the message written; the last contact changed with it, and it may have been taken over by it. */
  const save = async (after: Stored) => {
    const onTop = { ok: true as const, complaint: { ...complaint, contact: after.complaint.contact, placements: after.complaint.placements }, events };
    await saveDecision(tx, after, onTop, { actor: context.actor, now: acting.now, newId: acting.newId });
  };
  return { ids, save };
}
