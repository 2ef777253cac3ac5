import { isSuperior, type Viewer } from "../shared/role.ts";
import { isCollective } from "./collective.ts";
import { actorRefusal, actsForOneself, guardRefusal } from "./command-guard.ts";
import type { Complaint } from "./complaint.ts";
import { type CommandName, commandSchemas } from "./contract-commands.ts";
import { isErrandOf, openErrands } from "./errand-state.ts";
import { mergedIntoOf } from "./state.ts";

/** What can be done beside commands. */
export type AbilityName = CommandName | "message" | "note" | "print" | "export";
export type ComplaintAbilities = Readonly<Record<AbilityName, boolean>>;

/** Commands only a superior can carry out, whatever the record. */
const forSuperiors: ReadonlySet<CommandName> = new Set([
  "settleEscalation",
  "decideApproval",
  "decideAgreementApproval",
  "supervise",
  "endSupervision",
  "decideExtension",
  "decideGesture",
  "suspend",
  "rework",
]);

/**
 * What this viewer may do with a complaint they can see, by role, placement and state; whether a single record allows it
 * the command itself says. A trainer reads closed ones without personal data and prints nothing.
 */
export function abilitiesOf(viewer: Pick<Viewer, "id" | "role" | "standsFor"> & { readonly teamId?: string }, complaint: Complaint): ComplaintAbilities {
  const { role, standsFor } = viewer;
  const acting = { actor: { type: "person", id: viewer.id }, role, standsFor } as const;
  const may = (name: CommandName) => guardRefusal(name, complaint, acting) === null && (!forSuperiors.has(name) || isSuperior(role));
  const commands = Object.fromEntries((Object.keys(commandSchemas) as CommandName[]).map((name) => [name, may(name)])) as Record<CommandName, boolean>;
  const asked = openErrands(complaint).filter((errand) => isErrandOf(errand, viewer));
  // What is merged takes nothing new: it is written where the work goes on.
  const merged = mergedIntoOf(complaint) !== null;
  const works = actorRefusal(complaint, acting) === null;
  return {
    ...commands,
    takeErrand: commands.takeErrand && asked.some((errand) => errand.ownerId === null),
    endErrand: commands.endErrand && (commands.addErrand || asked.length > 0),
    message: works && !merged && !isCollective(complaint) && !actsForOneself(complaint, acting),
    note: (works || role === "quality") && !merged,
    print: works || role === "quality",
    export: isSuperior(role) || role === "quality",
  };
}
