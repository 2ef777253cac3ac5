import { actorRefusal, actsForOneself } from "@amends/core/desk/command-guard";
import { decideCommand } from "@amends/core/desk/commands";
import type { sendLetterSchema } from "@amends/core/desk/contract-letters";
import type { TimelineItem } from "@amends/core/desk/contract-view";
import { voiceRefusal } from "@amends/core/desk/crisis-state";
import { openPlaces } from "@amends/core/desk/letter-fill";
import { isClosed } from "@amends/core/desk/state";
import type { z } from "zod";
import { RefusalError, refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { readDeskContext } from "../desk-context.ts";
import { lockVisible } from "../load-visible.ts";
import { refuseCollective, refuseMerged } from "../may-answer.ts";
import { saveDecision } from "../save-decision.ts";
import { writeItem } from "../write-item.ts";

/** An acknowledgement kept on the complaint is shorter than a letter may be. */
const maxAcknowledgement = 5_000;

/**
 * Keeps a letter in the timeline as it went out; the customer reads it on the tracking page, a complaint sheet stays inside. The first
 * acknowledgement also counts as such. @throws letterUnresolved while places are open; notYours, respondentMustNotHandle
 */
export async function sendLetter(
  context: RouteContext<unknown>,
  complaintId: string,
  letter: z.infer<typeof sendLetterSchema>,
): Promise<{ item: TimelineItem }> {
  const { db, viewer, now, newId } = context;
  const open = openPlaces(letter);
  if (open.length > 0) refuse("letterUnresolved", { field: "text", params: { names: open.join(", ") }, details: { unresolved: open } });
  return db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, complaintId);
    const { complaint } = stored;
    const { context: desk } = await readDeskContext(tx, { viewer, now, newId }, {}, complaint);
    const no = actorRefusal(complaint, desk);
    if (no) throw new RefusalError(no);
    if (actsForOneself(complaint, desk)) refuse("respondentMustNotHandle");
    const silent = letter.kind === "sheet" ? null : voiceRefusal(complaint, desk);
    if (silent) throw new RefusalError(silent);
    refuseMerged(complaint);
    refuseCollective(complaint);
    const { item, stored: after } = await writeItem(
      tx,
      stored,
      {
        id: newId(),
        kind: "letter",
        direction: letter.kind === "sheet" ? "internal" : "outbound",
        channel: "letter",
        subject: letter.subject,
        text: letter.text,
        at: now,
        attachmentIds: [],
        confirmsOnly: letter.kind === "acknowledgement",
      },
      { actor: desk.actor, newId, standsFor: viewer.standsFor },
    );
    if (letter.kind === "acknowledgement" && !complaint.acknowledgement && !isClosed(complaint)) {
      const text = [...letter.text].slice(0, maxAcknowledgement).join("");
      await saveDecision(tx, after, decideCommand("acknowledge", after.complaint, { text }, desk), { actor: desk.actor, now, newId });
    }
    return { item };
  });
}
