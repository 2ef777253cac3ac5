import type { Complaint } from "@amends/core/desk/complaint";
import type { Abilities } from "@amends/core/desk/contract-view";
import { remindedPersonOf } from "@amends/core/desk/reminder";
import { awaitedOf } from "@amends/core/desk/responsible";
import { resultOf } from "@amends/core/desk/result";
import { isSnoozed } from "@amends/core/desk/snooze";
import { closureOf, currentAgreement, isClosed, openEscalations, openWait, placementOf } from "@amends/core/desk/state";
import { openSuspension } from "@amends/core/desk/suspension";
import type { Instant } from "@amends/core/shared/record";

/** Everything that is done through a dialog of its own. */
const dialogNames = [
  "assign",
  "handOver",
  "returnBack",
  "transfer",
  "escalate",
  "settleEscalation",
  "wait",
  "snooze",
  "tags",
  "addErrand",
  "severity",
  "kind",
  "special",
  "persona",
  "link",
  "merge",
  "split",
  "tryContact",
  "giveFinalAnswer",
  "noteWithdrawal",
  "close",
  "reopen",
  "recordFollowUp",
  "editIntake",
  "tracking",
  "letter",
  "remind",
  "supervise",
  "suspend",
  "askExtension",
  "decideExtension",
  "rework",
] as const;
export type DialogName = (typeof dialogNames)[number];
export type ActionName = DialogName | "take" | "accept" | "endWait" | "endSnooze" | "endSuspension" | "print";

export type ComplaintAction = { readonly name: ActionName; readonly keys?: string; readonly group: "now" | "press" | "pass" | "customer" | "record" | "paper" };

/** Keys as in the cheat sheet; what has none is reached by the menu and the palette. */
const all: readonly (ComplaintAction & { readonly may: (a: Abilities, c: Complaint, me: string, now: Instant) => boolean })[] = [
  { name: "assign", keys: "a", group: "now", may: (a) => a.assign === true },
  { name: "take", keys: "shift+a", group: "now", may: (a, c, me) => a.assign === true && placementOf(c).assigneeId !== me },
  { name: "accept", keys: "shift+a", group: "now", may: (a, c, me) => a.accept === true && awaitedOf(c)?.assigneeId === me },
  { name: "escalate", keys: "shift+e", group: "now", may: (a) => a.escalate === true },
  { name: "settleEscalation", group: "now", may: (a, c) => a.settleEscalation === true && openEscalations(c).length > 0 },
  { name: "snooze", keys: "h", group: "now", may: (a, c, _, now) => a.snooze === true && !isSnoozed(c, now) },
  { name: "endSnooze", keys: "h", group: "now", may: (a, c, _, now) => a.endSnooze === true && isSnoozed(c, now) },
  { name: "wait", keys: "w", group: "now", may: (a, c) => a.wait === true && !openWait(c) },
  { name: "endWait", keys: "w", group: "now", may: (a, c) => a.endWait === true && openWait(c) !== undefined },
  { name: "addErrand", keys: "t", group: "now", may: (a) => a.addErrand === true },
  { name: "close", keys: "e", group: "now", may: (a) => a.close === true },
  { name: "reopen", keys: "e", group: "now", may: (a) => a.reopen === true },
  { name: "recordFollowUp", group: "now", may: (a, c) => a.recordFollowUp === true && closureOf(c) !== undefined },
  { name: "rework", group: "now", may: (a, c) => a.rework === true && (isClosed(c) || resultOf(c) !== null) },
  { name: "remind", group: "press", may: (a, c, me) => a.remind === true && ![null, me].includes(remindedPersonOf(c)) },
  { name: "supervise", group: "press", may: (a) => a.supervise === true },
  { name: "suspend", group: "press", may: (a, c) => a.suspend === true && !openSuspension(c) },
  { name: "endSuspension", group: "press", may: (a, c) => a.endSuspension === true && openSuspension(c) !== undefined },
  { name: "askExtension", group: "press", may: (a) => a.askExtension === true },
  { name: "handOver", group: "pass", may: (a) => a.handOver === true },
  { name: "returnBack", group: "pass", may: (a) => a.returnBack === true },
  { name: "transfer", group: "pass", may: (a) => a.transfer === true },
  { name: "tryContact", group: "customer", may: (a) => a.tryContact === true },
  { name: "giveFinalAnswer", group: "customer", may: (a) => a.giveFinalAnswer === true },
  { name: "noteWithdrawal", group: "customer", may: (a) => a.noteWithdrawal === true },
  { name: "tracking", group: "customer", may: (a) => a.message === true },
  { name: "severity", keys: "p", group: "record", may: (a) => a.setSeverity === true },
  { name: "tags", keys: "l", group: "record", may: (a) => a.setTags === true },
  { name: "editIntake", group: "record", may: (a) => a.editIntake === true },
  { name: "kind", group: "record", may: (a) => a.setKind === true },
  { name: "special", group: "record", may: (a) => a.addSpecial === true },
  { name: "persona", group: "record", may: (a) => a.setPersona === true },
  { name: "link", group: "record", may: (a) => a.link === true },
  { name: "merge", group: "record", may: (a, c) => a.link === true && a.message === true && !isClosed(c) },
  { name: "split", group: "record", may: (a, c) => a.link === true && a.message === true && !isClosed(c) },
  { name: "letter", group: "paper", may: (a) => a.message === true },
  { name: "print", group: "paper", may: (a) => a.print === true },
];

/** What this viewer may do with this complaint now, in the order of the menu. */
export function actionsOf(complaint: Complaint, abilities: Abilities, me: string, now: Instant): ComplaintAction[] {
  return all.filter((action) => action.may(abilities, complaint, me, now)).map(({ may: _may, ...action }) => action);
}

/** The one thing most likely wanted next; it stands as the green button. */
export function nextAction(complaint: Complaint, abilities: Abilities): ActionName | null {
  if (isClosed(complaint)) return abilities.recordFollowUp ? "recordFollowUp" : null;
  if (placementOf(complaint).assigneeId === null && abilities.assign) return "take";
  return currentAgreement(complaint)?.confirmation && abilities.close ? "close" : null;
}
