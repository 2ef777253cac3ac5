import type { Viewer } from "@amends/core/accounts/role";
import { actorRefusal, actsForOneself } from "@amends/core/desk/command-guard";
import type { Complaint } from "@amends/core/desk/complaint";
import { mergedIntoOf } from "@amends/core/desk/merge";
import { closureOf } from "@amends/core/desk/state";
import { RefusalError, refuse } from "../platform/refusal-error.ts";

/** May this person speak to the customer about this complaint? @throws notYours, notPermitted, respondentMustNotHandle */
export function mayAnswer(viewer: Viewer, complaint: Complaint): void {
  const acting = { actor: { type: "person", id: viewer.id }, role: viewer.role } as const;
  const no = actorRefusal(complaint, acting);
  if (no) throw new RefusalError(no);
  if (actsForOneself(complaint, acting)) refuse("respondentMustNotHandle");
  refuseMerged(complaint);
}

/** Nothing new is written on a complaint that was merged: it would be read by nobody. @throws complaintMerged, with where to write in details */
export function refuseMerged(complaint: Complaint): void {
  const into = mergedIntoOf(complaint);
  if (into) refuse("complaintMerged", { params: { number: closureOf(complaint)?.noFollowUp ?? "" }, details: { complaintId: into } });
}
