import type { Viewer } from "@amends/core/accounts/role";
import { actorRefusal, actsForOneself } from "@amends/core/desk/command-guard";
import type { Complaint } from "@amends/core/desk/complaint";
import { RefusalError, refuse } from "../platform/refusal-error.ts";

/** May this person speak to the customer about this complaint? @throws notYours, notPermitted, respondentMustNotHandle */
export function mayAnswer(viewer: Viewer, complaint: Complaint): void {
  const acting = { actor: { type: "person", id: viewer.id }, role: viewer.role } as const;
  const no = actorRefusal(complaint, acting);
  if (no) throw new RefusalError(no);
  if (actsForOneself(complaint, acting)) refuse("respondentMustNotHandle");
}
