import { decideCommand } from "@amends/core/desk/commands";
import { openSnooze } from "@amends/core/desk/snooze";
import type { Reaction, RecordedEvent } from "../../platform/reaction.ts";
import { readCompany } from "../desk-settings.ts";
import { customerContext } from "../public/submit-complaint.ts";
import { saveDecision } from "../save-decision.ts";
import { lockStored } from "../store.ts";

/** Was it the customer who was heard from? A call is written down by whoever took it. */
const heardFrom = (event: RecordedEvent) =>
  event.actor.type === "customer" || (event.type === "complaint.callRecorded" && event.data["direction"] === "inbound");

/** The customer was heard from, whatever the way: what was put off before that is back in the lists of work. */
export const snoozeEnds: Reaction = {
  name: "snoozeEnds",
  on: [
    "complaint.messageReceived",
    "complaint.letterReceived",
    "complaint.callRecorded",
    "complaint.optionAnswered",
    "complaint.agreementConfirmed",
    "complaint.withdrawalNoted",
  ],
  async handle(tx, event, { now, newId }) {
    if (!event.complaintId || !heardFrom(event)) return;
    const stored = await lockStored(tx, event.complaintId);
    const snooze = stored && openSnooze(stored.complaint);
    // Put off after the customer wrote: somebody has read it and decided so.
    if (!stored || !snooze || snooze.at >= event.at) return;
    const desk = customerContext({ company: await readCompany(tx, event.companyId), teamIds: [] }, now, newId);
    await saveDecision(tx, stored, decideCommand("endSnooze", stored.complaint, { recordId: snooze.id, note: "" }, desk), { actor: desk.actor, now, newId });
  },
};
