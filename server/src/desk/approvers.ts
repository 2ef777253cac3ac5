import { decideAgreementApproval, decideApproval } from "@amends/core/desk/approval";
import type { Complaint } from "@amends/core/desk/complaint";
import type { DeskContext } from "@amends/core/desk/decision";
import type { Role } from "@amends/core/shared/role";
import type { Db } from "../platform/db/connect.ts";
import { readCompany } from "./desk-settings.ts";

type Candidate = { readonly id: string; readonly role: Role };

/** Who asked for what a record of a complaint is about: for an option's or an agreement's approval, or for a superior; null when nobody did. */
export function askedBy(complaint: Complaint, recordId: string): string | null {
  const approval = [...complaint.options, ...complaint.agreements].find((r) => r.id === recordId)?.approval;
  const asked = approval && "asked" in approval ? approval.asked : complaint.escalations.find((e) => e.id === recordId);
  return asked?.by.type === "person" ? asked.by.id : null;
}

/** Who of these people could approve an option or agreement as it stands: asked of the decision itself, so that it is never another rule. */
export async function approversAmong(db: Db, complaint: Complaint, recordId: string, candidates: readonly Candidate[], now: string): Promise<string[]> {
  const { desk, grants, timeZone } = await readCompany(db, complaint.companyId);
  const decide = complaint.agreements.some((a) => a.id === recordId) ? decideAgreementApproval : decideApproval;
  const contextOf = ({ id, role }: Candidate): DeskContext => ({
    actor: { type: "person", id },
    now,
    newId: () => "",
    role,
    authority: desk.authority,
    grantPolicy: grants,
    people: {},
    teamIds: [],
    complaints: {},
    timeZone,
  });
  return candidates.filter((candidate) => decide(complaint, { recordId, approved: true, reason: "" }, contextOf(candidate)).ok).map((c) => c.id);
}
