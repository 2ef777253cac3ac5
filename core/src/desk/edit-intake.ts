import { refusal } from "../shared/refusal.ts";
import type { Complaint, Intake } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import { isInFuture } from "./create-complaint.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { overrideEvent, overrideProblems, overrideRecords } from "./override.ts";
import { changed, event, unchanged } from "./stamp.ts";

/** Same value, also for the small objects and lists of the intake. */
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Corrects or completes what was recorded at intake; what is not named stays. The customer's own words may be added to, never emptied. */
export function decideEditIntake(complaint: Complaint, command: Command<"editIntake">, context: DeskContext): Decision {
  const { intake: patch } = command;
  if (patch.facts === "" && complaint.intake.facts !== "") return refusal("factsMissing", { field: "intake.facts" });
  if (isInFuture(patch.occurredAt, context.now)) return refusal("timeInFuture", { field: "intake.occurredAt" });
  if (isInFuture(patch.receivedAt, context.now)) return refusal("timeInFuture", { field: "intake.receivedAt" });
  const respondentId = patch.respondent?.personId ?? null;
  if (respondentId !== null && !context.people[respondentId]) return refusal("unknownPerson", { field: "intake.respondent.personId" });
  const [noReason] = overrideProblems(command.overrides);
  if (noReason) return { ok: false, refusal: noReason };
  const entries = Object.entries(patch).filter(([key, value]) => value !== undefined && !same(value, complaint.intake[key as keyof Intake]));
  const { receivedAtAssumed, ...rest } = complaint.intake;
  const stillAssumed = receivedAtAssumed && patch.receivedAt === undefined;
  const intake: Intake = { ...rest, ...(stillAssumed ? { receivedAtAssumed } : {}), ...(Object.fromEntries(entries) as Partial<Intake>) };
  const fields = entries.map(([key]) => key);
  const customerId = context.customerId ?? complaint.customerId;
  if (customerId !== complaint.customerId) fields.push("customerId");
  if (fields.length === 0) return unchanged(complaint);
  const overrides = overrideRecords(command.overrides, context);
  const made = { intake, customerId, overrides: [...complaint.overrides, ...overrides] };
  return changed(complaint, made, event("complaint.intakeEdited", { fields }), ...overrides.map(overrideEvent));
}
