import { standing } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { overrideEvent, overrideProblems, overrideRecords } from "./override.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";
import { currentPersona, kindOf, severityOf, specialsOf } from "./state.ts";
import { complaintKinds } from "./vocabulary.ts";

/** Dissatisfaction, grumble and complaint turn into one another; to take a complaint back to less needs a reason. */
export function decideSetKind(complaint: Complaint, command: Command<"setKind">, context: DeskContext): Decision {
  const from = kindOf(complaint);
  if (command.kind === from) return unchanged(complaint);
  if (complaintKinds.indexOf(command.kind) < complaintKinds.indexOf(from) && command.reason === "") return refusal("reasonMissing", { field: "reason" });
  const record = { ...newStamp(context, command.reason), kind: command.kind };
  return changed(complaint, { kinds: [...complaint.kinds, record] }, event("complaint.kindSet", { recordId: record.id, from, to: command.kind }));
}

/** Taking what was proposed needs no reason; everything else keeps one. 'potential' is for what was not filed. */
export function decideSetSeverity(complaint: Complaint, command: Command<"setSeverity">, context: DeskContext): Decision {
  const from = severityOf(complaint);
  if (command.severity === from) return unchanged(complaint);
  if (command.severity === "potential" && kindOf(complaint) === "complaint") return refusal("potentialIsUnfiled", { field: "severity" });
  if (command.severity !== command.proposed && command.reason === "") return refusal("reasonMissing", { field: "reason" });
  const record = { ...newStamp(context, command.reason), severity: command.severity, proposed: command.proposed };
  return changed(
    complaint,
    { severities: [...complaint.severities, record] },
    event("complaint.severitySet", { recordId: record.id, from, to: command.severity }),
  );
}

/** A suspicion against the customer stands on evidence, so that one keeps its reason; it never lowers the service. */
export function decideAddSpecial(complaint: Complaint, command: Command<"addSpecial">, context: DeskContext): Decision {
  if (specialsOf(complaint).includes(command.special)) return unchanged(complaint);
  if (command.special === "professionalClaimant" && command.reason === "") return refusal("reasonMissing", { field: "reason" });
  const record = { ...newStamp(context, command.reason), special: command.special };
  return changed(complaint, { specials: [...complaint.specials, record] }, event("complaint.specialAdded", { recordId: record.id, special: command.special }));
}

/** What the words suggest and does not apply, said when it was not at intake: on record with the reason, and nothing else changes. */
export function decideOverrideProposals(complaint: Complaint, command: Command<"overrideProposals">, context: DeskContext): Decision {
  const [noReason] = overrideProblems(command.overrides);
  if (noReason) return { ok: false, refusal: noReason };
  const said = new Set(standing(complaint.overrides).map((o) => `${o.field}:${o.proposed}`));
  const fresh = command.overrides.filter((o) => !said.has(`${o.field}:${o.proposed}`));
  if (fresh.length === 0) return unchanged(complaint);
  const overrides = overrideRecords(fresh, context);
  return changed(complaint, { overrides: [...complaint.overrides, ...overrides] }, ...overrides.map(overrideEvent));
}

export function decideSetPersona(complaint: Complaint, command: Command<"setPersona">, context: DeskContext): Decision {
  const { personality, motive, mainWant } = command;
  const [noReason] = overrideProblems(command.overrides);
  if (noReason) return { ok: false, refusal: noReason };
  const now = currentPersona(complaint);
  if ((now?.personality ?? null) === personality && (now?.motive ?? null) === motive && (now?.mainWant ?? null) === mainWant) return unchanged(complaint);
  const record = { ...newStamp(context, command.reason), personality, motive, mainWant };
  const overrides = overrideRecords(command.overrides, context);
  return changed(
    complaint,
    { personas: [...complaint.personas, record], overrides: [...complaint.overrides, ...overrides] },
    event("complaint.personaSet", { recordId: record.id, personality, motive, mainWant }),
    ...overrides.map(overrideEvent),
  );
}
