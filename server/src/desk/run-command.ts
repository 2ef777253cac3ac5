import type { Viewer } from "@amends/core/accounts/role";
import { decideCommand } from "@amends/core/desk/commands";
import type { Complaint } from "@amends/core/desk/complaint";
import type { Command, CommandName } from "@amends/core/desk/contract-commands";
import type { ComplainantInput } from "@amends/core/desk/contract-intake";
import type { DeskContext } from "@amends/core/desk/decision";
import type { Money } from "@amends/core/shared/money";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import { offersOf } from "./clocks/clocked.ts";
import { inCrisisElsewhere } from "./crisis/in-crisis.ts";
import { customerFor } from "./customer-for.ts";
import { readDeskContext } from "./desk-context.ts";
import { grantedTo } from "./grants/grant-store.ts";
import { lockVisible } from "./load-visible.ts";
import { readMark } from "./marks-of-reading.ts";
import { type Presented, presentComplaint } from "./present.ts";
import { type Saved, saveDecision } from "./save-decision.ts";
import type { Stored } from "./store.ts";

export type CommandAnswer = Presented & { readonly events: Saved["events"] };

/** The version in If-Match ('"7"', 'W/"7"' or 7); undefined without the header. */
export function versionAsked(header: unknown): number | undefined {
  if (typeof header !== "string" || header === "*") return undefined;
  const number = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  return number === undefined ? undefined : Number(number);
}

const granting: ReadonlySet<CommandName> = new Set(["addOption", "agree", "addGesture"]);

/** What the customer was granted elsewhere within the period of the company's cap; looked up only for what grants something. */
async function grantedInPeriod(tx: Db, name: CommandName, { id, customerId }: Complaint, { grantPolicy, now }: DeskContext): Promise<Money[]> {
  const cap = grantPolicy?.customerCap;
  if (!cap || !customerId || !granting.has(name)) return [];
  return grantedTo(tx, customerId, new Date(Date.parse(now) - cap.days * 86_400_000).toISOString(), id);
}

/** What the packs allow, looked up only where more time is asked for on a clock. */
async function clockExtensionsFor(
  tx: Db,
  name: CommandName,
  command: unknown,
  { complaint, deadlines }: Stored,
  now: string,
): Promise<Pick<DeskContext, "clockExtensions">> {
  if (name !== "askExtension" || (command as Command<"askExtension">).of.kind !== "clock") return {};
  return { clockExtensions: await offersOf(tx, complaint, deadlines, now) };
}

const winningBack: ReadonlySet<CommandName> = new Set(["addGesture", "giveGesture"]);

type Load = (tx: Db, viewer: Viewer, id: string) => Promise<Stored>;

/**
 * One command on one complaint, in one transaction: lock, see, decide, save, record. @throws notFound when the viewer does
 * not see it (`load` may find it another way: who was asked to do something for it need not see it), changedMeanwhile when `version` is given and no longer the one, the decision's own refusal.
 */
export async function runCommand<N extends CommandName>(
  context: RouteContext<unknown>,
  id: string,
  name: N,
  command: Command<N>,
  version?: number,
  load: Load = lockVisible,
): Promise<CommandAnswer> {
  const { db, viewer, now, newId } = context;
  return db.transaction().execute(async (tx) => {
    const stored = await load(tx, viewer, id);
    if (version !== undefined && version !== stored.version) refuse("changedMeanwhile", { details: { version: stored.version } });
    const { context: desk } = await readDeskContext(tx, { viewer, now, newId }, command, stored.complaint);
    const grantedBefore = await grantedInPeriod(tx, name, stored.complaint, desk);
    const complainant = (command as { complainant?: ComplainantInput }).complainant;
    const customerId = complainant ? await customerFor(tx, { viewer, now, newId }, complainant, stored.complaint.language) : undefined;
    const customerInCrisis = winningBack.has(name) ? await inCrisisElsewhere(tx, stored.complaint) : false;
    const decision = decideCommand(name, stored.complaint, command, {
      ...desk,
      customerInCrisis,
      grantedBefore,
      ...(await clockExtensionsFor(tx, name, command, stored, now)),
      ...(customerId === undefined ? {} : { customerId }),
    });
    const saved = await saveDecision(tx, stored, decision, { actor: desk.actor, now, newId }, [readMark(viewer.id, id, now)]);
    return { ...presentComplaint(saved.complaint, saved.version, viewer), events: saved.events };
  });
}
