import { decideLink, mirrorKind } from "@amends/core/desk/link";
import type { LinkKind } from "@amends/core/desk/vocabulary";
import { linkKinds } from "@amends/core/desk/vocabulary";
import type { Reaction } from "../../platform/reaction.ts";
import { saveDecision } from "../save-decision.ts";
import { lockStored, readStored } from "../store.ts";

const isKind = (value: unknown): value is LinkKind => (linkKinds as readonly unknown[]).includes(value);

/** A link stands on both sides: whoever opens either complaint is led to the other. Undone on one side, it goes on the other. */
export const mirrorLinks: Reaction = {
  name: "mirrorLinks",
  on: ["complaint.linked", "complaint.recordWithdrawn"],
  wants: (event) => event.type === "complaint.linked" || event.data["what"] === "links",
  async handle(tx, event, { now, newId }) {
    if (event.complaintId === null) return;
    const own = await readStored(tx, event.complaintId);
    const link = own?.complaint.links.find((each) => each.id === event.data["recordId"]);
    if (!own || !link || !isKind(link.kind)) return;
    const { id, number } = own.complaint;
    const context = { actor: event.actor, now, newId, complaints: { [id]: number } };
    const kind = mirrorKind[link.kind];
    const other = await lockStored(tx, link.complaintId);
    if (!other || other.complaint.companyId !== own.complaint.companyId) return;
    if (!link.withdrawn) {
      const decision = decideLink(other.complaint, { kind, complaintId: id }, context);
      if (decision.ok) await saveDecision(tx, other, decision, context);
      return;
    }
    const mirrored = other.complaint.links.filter((each) => !each.withdrawn && each.kind === kind && each.complaintId === id);
    if (mirrored.length === 0) return;
    const mark = { at: now, by: event.actor };
    const links = other.complaint.links.map((each) => (mirrored.includes(each) ? { ...each, withdrawn: mark } : each));
    const events = mirrored.map((each) => ({
      type: "complaint.recordWithdrawn" as const,
      data: { recordId: each.id, what: "links", madeAt: each.at, madeBy: each.by },
    }));
    await saveDecision(tx, other, { ok: true, complaint: { ...other.complaint, links }, events }, context);
  },
};
