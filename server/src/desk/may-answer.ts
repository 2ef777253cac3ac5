import type { Viewer } from "@amends/core/accounts/role";
import { isCollective } from "@amends/core/desk/collective";
import { actorRefusal, actsForOneself } from "@amends/core/desk/command-guard";
import type { Complaint } from "@amends/core/desk/complaint";
import { voiceRefusal } from "@amends/core/desk/crisis-state";
import { closureOf, mergedIntoOf } from "@amends/core/desk/state";
import { RefusalError, refuse } from "../platform/refusal-error.ts";

/** May this person handle this complaint with the customer (a call is a fact, it may be recorded)? @throws notYours, notPermitted, respondentMustNotHandle */
export function mayAnswer(viewer: Viewer, complaint: Complaint): void {
  const acting = { actor: { type: "person", id: viewer.id }, role: viewer.role, standsFor: viewer.standsFor } as const;
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

/** A collective complaint has no customer of its own: one writes to all its members, each in a message of their own. @throws collectiveSpeaksToAll */
export function refuseCollective(complaint: Complaint): void {
  if (isCollective(complaint)) refuse("collectiveSpeaksToAll");
}

/** May this person write to the customer now: the same, and in a crisis one voice speaks. @throws singleVoice too */
export function mayWrite(viewer: Viewer, complaint: Complaint): void {
  mayAnswer(viewer, complaint);
  refuseCollective(complaint);
  const no = voiceRefusal(complaint, { actor: { type: "person", id: viewer.id } });
  if (no) throw new RefusalError(no);
}
