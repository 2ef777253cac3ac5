import { isCollective } from "./collective.ts";
import type { Complaint, Intake } from "./complaint.ts";
import type { IntakeMust, Phase } from "./vocabulary.ts";

/** In which phase something that an import left out is asked for; at the latest at closing. */
const phaseOfMust: Readonly<Record<IntakeMust, Phase>> = {
  contact: "mood",
  facts: "diagnose",
  demand: "diagnose",
  category: "diagnose",
  respondent: "diagnose",
  occurredAt: "diagnose",
};

type MustFields = Pick<Intake, "facts" | "demand" | "categoryId" | "respondent" | "occurredAt">;

/** What of the required fields is missing; `hasContact` = the complainant is known by a name and contact, or by one contact when anonymous. */
export function missingAtIntake(intake: MustFields, hasContact: boolean): IntakeMust[] {
  const missing: IntakeMust[] = [];
  if (intake.facts === "") missing.push("facts");
  if (intake.demand.types.length === 0 || intake.demand.text === "") missing.push("demand");
  if (!hasContact) missing.push("contact");
  if (intake.categoryId === null) missing.push("category");
  if (intake.respondent.unit === "" && intake.respondent.person === "" && intake.respondent.personId === null) missing.push("respondent");
  if (intake.occurredAt === null) missing.push("occurredAt");
  return missing;
}

/** What is 'to complete' (a collective complaint has no customer of its own), and the phase that asks for it. Empty when the intake is whole. */
export function toCompleteOf(complaint: Complaint): { readonly field: IntakeMust; readonly phase: Phase }[] {
  return missingAtIntake(complaint.intake, complaint.customerId !== null || isCollective(complaint)).map((field) => ({ field, phase: phaseOfMust[field] }));
}
