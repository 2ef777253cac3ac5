import { standing } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";
import type { LinkKind } from "./vocabulary.ts";

/** What the other complaint says of the same link. */
export const mirrorKind: Readonly<Record<LinkKind, LinkKind>> = {
  duplicate: "duplicate",
  repeat: "repeat",
  collective: "collective",
  parent: "child",
  child: "parent",
};

/** Ties it to another complaint of the company: the same again, the same person again, or one of many about one thing, the whole or a part of it. */
export function decideLink(complaint: Complaint, command: Command<"link">, context: Pick<DeskContext, "actor" | "now" | "newId" | "complaints">): Decision {
  const { kind, complaintId } = command;
  if (complaintId === complaint.id) return refusal("linkToItself", { field: "complaintId" });
  const number = context.complaints[complaintId];
  if (number === undefined) return refusal("unknownComplaint", { field: "complaintId" });
  if (standing(complaint.links).some((l) => l.complaintId === complaintId && l.kind === kind)) return unchanged(complaint);
  const upsideDown =
    (kind === "parent" || kind === "child") && standing(complaint.links).some((l) => l.complaintId === complaintId && l.kind === mirrorKind[kind]);
  if (upsideDown) return refusal("linkLoop", { field: "complaintId" });
  const record = { ...newStamp(context), kind, complaintId, number };
  return changed(complaint, { links: [...complaint.links, record] }, event("complaint.linked", { recordId: record.id, kind, complaintId, number }));
}
