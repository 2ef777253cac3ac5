import { decideCommand } from "@amends/core/desk/commands";
import type { Complaint, Language } from "@amends/core/desk/complaint";
import type { Command, CommandName } from "@amends/core/desk/contract-commands";
import { createComplaintSchema } from "@amends/core/desk/contract-intake";
import { decideCreate } from "@amends/core/desk/create-complaint";
import type { ComplaintEvent, Decision, DeskContext } from "@amends/core/desk/decision";
import type { Actor } from "@amends/core/shared/record";
import type { Role } from "@amends/core/shared/role";
import { partsIn } from "@amends/core/shared/wall-clock";

export type CaseEvent = ComplaintEvent & { readonly at: string; readonly by: Actor };
export type CaseMessage = {
  readonly at: string;
  readonly by: Actor;
  readonly direction: "inbound" | "outbound" | "internal";
  readonly kind: "message" | "call" | "note";
  readonly text: string;
};

const [opens, closes] = [9 * 60, 19 * 60];

/** Nobody works at four in the morning: a moment outside of nine to seven moves to the next morning, not all to the same minute. */
function whenOpen(at: number, timeZone: string): number {
  const { hour, minute } = partsIn(at, timeZone);
  const of = hour * 60 + minute;
  if (of >= opens && of < closes) return at;
  return at + ((of < opens ? opens : opens + 1_440) - of + (Math.floor(at / 60_000) % 53)) * 60_000;
}

/** A complaint being told: the clock moves forward, commands are decided by the core exactly as in the product. */
export class CaseInPlay {
  complaint!: Complaint;
  readonly events: CaseEvent[] = [];
  readonly messages: CaseMessage[] = [];
  private at: number;
  private readonly end: number;
  private readonly known: Omit<DeskContext, "actor" | "now" | "role">;

  /** Plays from `start` to at most `end` (milliseconds); a scene that would lie after `end` is not played. */
  constructor(start: number, end: number, known: Omit<DeskContext, "actor" | "now" | "role">) {
    this.at = start;
    this.end = end;
    this.known = known;
  }

  get now(): string {
    return new Date(this.at).toISOString();
  }

  /** Hours from this scene to the present. */
  get hoursAgo(): number {
    return (this.end - this.at) / 3_600_000;
  }

  /** Moves the clock on, past the night when it falls into it; false when the story has reached the present. */
  later(minutes: number): boolean {
    const next = whenOpen(this.at + minutes * 60_000, this.known.timeZone);
    if (next > this.end) return false;
    this.at = next;
    return true;
  }

  /** A time `hours` from this scene. */
  inHours(hours: number): string {
    return new Date(this.at + hours * 3_600_000).toISOString();
  }

  private context(actor: Actor, role: Role | null): DeskContext {
    return { ...this.known, actor, role, now: this.now };
  }

  private take(decision: Decision, actor: Actor, what: string): void {
    if (!decision.ok) throw new Error(`demo: ${what} refused: ${decision.refusal.code} ${decision.refusal.field ?? ""}`);
    this.complaint = decision.complaint;
    for (const event of decision.events) this.events.push({ ...event, at: this.now, by: actor });
  }

  create(
    form: unknown,
    facts: { id: string; number: string; companyId: string; customerId: string; language: Language; teamId: string },
    actor: Actor,
    role: Role,
  ): void {
    this.take(decideCreate(createComplaintSchema.parse(form), facts, this.context(actor, role)), actor, "create");
  }

  do<N extends CommandName>(name: N, command: Command<N>, actor: Actor, role: Role | null): void {
    this.take(decideCommand(name, this.complaint, command, this.context(actor, role)), actor, `${name} of ${this.complaint.number}`);
  }

  say(direction: CaseMessage["direction"], kind: CaseMessage["kind"], by: Actor, text: string): void {
    this.messages.push({ at: this.now, by, direction, kind, text });
  }
}
