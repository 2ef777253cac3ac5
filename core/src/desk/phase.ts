import { standing } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import { resultOf } from "./result.ts";
import { currentAgreement } from "./state.ts";
import { type Phase, phases } from "./vocabulary.ts";

/** Has anything been done that belongs to this phase? What intake recorded does not count: it was there before. */
export function hasActivity(complaint: Complaint, phase: Phase): boolean {
  switch (phase) {
    case "mood":
      return complaint.mood.heard !== null || complaint.mood.feeling !== null;
    case "diagnose": {
      const { board, ...texts } = complaint.diagnosis;
      return [...Object.values(board), ...Object.values(texts)].some((text) => text !== "");
    }
    case "options":
      return standing(complaint.options).some((option) => !option.winBack);
    case "agree":
      return standing(complaint.agreements).length > 0 || standing(complaint.steps).length > 0;
    case "carryOut":
      return Boolean(currentAgreement(complaint)?.confirmation) || standing(complaint.steps).some((s) => s.done) || resultOf(complaint) !== null;
  }
}

/** The furthest phase in which something was done; gaps before it stay visible in the phase guide. A confirmed agreement is being carried out. */
export function phaseOf(complaint: Complaint): Phase {
  return phases.findLast((phase) => hasActivity(complaint, phase)) ?? "mood";
}
