import type { Command } from "@amends/core/desk/contract-commands";
import type { GrantGround, OptionKind } from "@amends/core/desk/vocabulary";
import { minorDigits } from "@amends/core/shared/money";
import type { Actor } from "@amends/core/shared/record";
import { latest, standing } from "@amends/core/shared/record";
import type { Role } from "@amends/core/shared/role";
import { demoWords } from "./demo-words.ts";
import type { CaseInPlay } from "./play-case.ts";
import type { Chance } from "./seeded.ts";
import type { Story } from "./story.ts";
import { tellAfterwards } from "./tell-afterwards.ts";
import type { Telling } from "./tell-story.ts";

export type CastMember = { readonly id: string; readonly name: string; readonly role: Role };
export type Cast = {
  readonly agent: CastMember;
  readonly supervisor: CastMember;
  readonly manager: CastMember;
  readonly shop: string;
  readonly currency: string;
};

/** How far a complaint got: unassigned, waiting for the customer, left lying so that a promise is overdue, or as far as time allows. */
export type Fate = "untouched" | "waiting" | "neglected" | "runsItsCourse";

const customer: Actor = { type: "customer" };
const person = (member: CastMember): Actor => ({ type: "person", id: member.id });

/** Plays a story from the first answer to the follow-up, as far as the clock and its fate allow. The complaint exists already. */
export function tellCase(play: CaseInPlay, telling: Telling, cast: Cast, fate: Fate, chance: Chance): void {
  const { story, fill } = telling;
  const words = demoWords[story.language];
  const agent = person(cast.agent);
  const doAs = <N extends Parameters<CaseInPlay["do"]>[0]>(name: N, command: Parameters<typeof play.do<N>>[1]) =>
    play.do(name, command, agent, cast.agent.role);

  if (fate === "untouched") return;
  if (!play.later(chance.between(3, 90))) return;
  doAs("acknowledge", { text: words.acknowledged(play.complaint.number) });
  doAs("promise", { what: words.callBack, kind: "callback", to: "", dueAt: play.inHours(chance.between(10, 40)) });
  if (fate === "neglected") return;

  if (!play.later(chance.between(15, 240))) return;
  play.say("outbound", story.channel === "phone" ? "call" : "message", agent, fill(story.agent[0] ?? ""));
  doAs("setMood", { heard: true, feeling: story.feelings.slice(0, 60) });
  if (!play.later(chance.between(10, 200))) return;
  if (story.customer[0]) play.say("inbound", "message", customer, fill(story.customer[0]));

  if (!play.later(chance.between(20, 180))) return;
  doAs("diagnose", {
    board: { why: fill(story.cause[2]) },
    feelings: story.feelings,
    need: story.need,
    expectation: story.expectation,
    evidence: words.evidence,
  });
  if (story.severity === "crisis" || (story.severity === "serious" && chance.happens(0.3))) {
    doAs("escalate", { toPersonId: story.severity === "crisis" ? cast.manager.id : cast.supervisor.id, reason: words.escalated });
  }
  if (chance.happens(0.35))
    play.say("internal", "note", agent, Number(play.complaint.number.slice(-1)) % 3 === 0 ? `@${cast.supervisor.name} ${words.note}` : words.note);
  if (fate === "waiting") {
    doAs("wait", { reviewAt: play.inHours(chance.between(24, 96)), reason: words.waiting });
    // While one waits, somebody else looks something up.
    const asked = Number(play.complaint.number.slice(-1)) % 2 === 0 ? cast.supervisor : cast.manager;
    doAs("addErrand", { ...words.errand, ownerId: asked.id, teamId: null, dueAt: play.inHours(chance.between(30, 90)) });
    return;
  }
  if (story.refuse) {
    tellRefusal(play, telling, cast, chance);
    return;
  }
  tellOptions(play, telling, cast, chance);
}

function tellRefusal(play: CaseInPlay, telling: Telling, cast: Cast, chance: Chance): void {
  const words = demoWords[telling.story.language];
  const agent = person(cast.agent);
  if (!play.later(chance.between(2_000, 6_000))) return;
  play.say("outbound", "message", agent, telling.fill(telling.story.agent[1] ?? ""));
  keepPromises(play, cast);
  play.do("giveFinalAnswer", { text: telling.story.refuse ?? "", outsideBodies: [...words.outsideBodies] }, agent, cast.agent.role);
  closeCase(play, telling, cast, chance, "finalAnswer");
}

/** Why the shop pays, as the story tells it. */
function groundOf(story: Story, kind: OptionKind): GrantGround {
  if (kind === "goodwillGesture") return "goodwill";
  if (story.specials?.includes("safety")) return "safety";
  if (story.category.startsWith("promiseNotKept")) return "promiseBroken";
  return story.category.startsWith("delivery") ? "delay" : "ownFault";
}

function tellOptions(play: CaseInPlay, telling: Telling, cast: Cast, chance: Chance): void {
  const { story, fill } = telling;
  const agent = person(cast.agent);
  if (!play.later(chance.between(60, 900))) return;
  keepPromises(play, cast);
  for (const [kind, text, cost, time, gain] of story.options) {
    const minor = typeof cost === "number" ? Math.round(cost / 10 ** (2 - minorDigits(cast.currency))) : Number(fill(cost));
    play.do(
      "addOption",
      {
        kind,
        text: fill(text),
        cost: minor ? { minor, currency: cast.currency } : null,
        ground: minor ? groundOf(story, kind) : null,
        noCost: minor === 0,
        time: fill(time),
        gain: fill(gain),
      },
      agent,
      cast.agent.role,
    );
    const option = latest(play.complaint.options);
    if (option?.approval.state === "needed") {
      play.do("requestApproval", { recordId: option.id, note: "" }, agent, cast.agent.role);
      // Some of the latest still wait for a superior.
      if (play.hoursAgo < 96 && chance.happens(0.7)) return;
      if (!play.later(chance.between(20, 240))) return;
      play.do("decideApproval", { recordId: option.id, approved: true, reason: "" }, person(cast.manager), cast.manager.role);
    }
  }
  const options = standing(play.complaint.options);
  for (const { id: recordId } of options) play.do<"offerOption">("offerOption", { recordId } as Command<"offerOption">, agent, cast.agent.role);
  if (story.agent[1]) play.say("outbound", "message", agent, fill(story.agent[1]));
  const chosen = options[0];
  if (!chosen || !play.later(chance.between(60, 1_400))) return;
  play.do("answerOption", { recordId: chosen.id, accepted: true, note: "" }, customer, null);
  const agreed = story.agreement
    ? { optionIds: options.map((o) => o.id), text: fill(story.agreement), expectedResult: fill(story.expected) }
    : { optionIds: [chosen.id], text: fill(chosen.text), expectedResult: fill(chosen.gain) };
  play.do("agree", { ...agreed, note: "" }, agent, cast.agent.role);
  const agreement = latest(play.complaint.agreements);
  if (agreement?.approval?.state === "asked") {
    if (!play.later(chance.between(20, 240))) return;
    play.do("decideAgreementApproval", { recordId: agreement.id, approved: true, reason: "" }, person(cast.manager), cast.manager.role);
  }
  for (const step of story.steps) {
    play.do("addStep", { text: fill(step), ownerId: cast.agent.id, dueAt: play.inHours(chance.between(20, 90)) }, agent, cast.agent.role);
  }
  if (!agreement || !play.later(chance.between(10, 300))) return;
  const way = chance.pick(["page", "message", "call"] as const);
  if (way === "page") play.do("confirmAgreement", { recordId: agreement.id, way, note: "" }, customer, null);
  else play.do("confirmAgreement", { recordId: agreement.id, way, note: "" }, agent, cast.agent.role);
  carryOut(play, telling, cast, chance);
}

function carryOut(play: CaseInPlay, telling: Telling, cast: Cast, chance: Chance): void {
  const { story, fill } = telling;
  const agent = person(cast.agent);
  const words = demoWords[story.language];
  for (const step of standing(play.complaint.steps)) {
    if (!play.later(chance.between(200, 1_800))) return;
    play.do("finishStep", { recordId: step.id, note: "" }, agent, cast.agent.role);
  }
  if (!play.later(chance.between(30, 600))) return;
  play.say("outbound", "message", agent, words.result);
  play.do("reportResult", { note: words.result }, agent, cast.agent.role);
  const last = story.customer[1] ?? story.customer[0];
  if (!play.later(chance.between(30, 1_400))) return;
  if (last) play.say("inbound", "message", customer, fill(last));
  closeCase(play, telling, cast, chance, "accepted");
}

function keepPromises(play: CaseInPlay, cast: Cast): void {
  for (const promise of standing(play.complaint.promises)) {
    if (promise.kept || promise.broken) continue;
    const late = promise.dueAt < play.now;
    if (late) play.do("breakPromise", { recordId: promise.id, reason: demoWords[play.complaint.language].late }, person(cast.agent), cast.agent.role);
    else play.do("keepPromise", { recordId: promise.id, note: "" }, person(cast.agent), cast.agent.role);
  }
}

function closeCase(play: CaseInPlay, telling: Telling, cast: Cast, chance: Chance, outcome: "accepted" | "finalAnswer"): void {
  const { story } = telling;
  const words = demoWords[story.language];
  if (!play.later(chance.between(30, 2_000))) return;
  for (const escalation of standing(play.complaint.escalations)) {
    if (!escalation.settled) play.do("settleEscalation", { recordId: escalation.id, note: "" }, person(cast.manager), cast.manager.role);
  }
  const pleased = outcome === "accepted" && chance.happens(0.85);
  const wantsFollowUp = outcome === "accepted" && chance.happens(0.8);
  play.do(
    "close",
    {
      outcome,
      directCause: story.cause[0],
      indirectCause: story.cause[1],
      causeNote: telling.fill(story.cause[2]),
      satisfaction: outcome === "accepted" ? (pleased ? chance.pick(["satisfied", "verySatisfied"] as const) : "neutral") : null,
      satisfactionUnknown: outcome === "accepted" ? "" : words.notAsked,
      followUpAt: wantsFollowUp ? play.inHours(24 * 7) : null,
      noFollowUp: wantsFollowUp ? "" : words.noFollowUp,
      reflection: { wellDone: story.reflection[0] || words.wellDone, better: story.reflection[1] || words.better, suggestion: story.reflection[2] },
      mergedIntoId: null,
    },
    person(cast.agent),
    cast.agent.role,
  );
  if (!wantsFollowUp || chance.happens(0.25) || !play.later(60 * 24 * 7 - 30)) return;
  play.do(
    "recordFollowUp",
    { satisfaction: pleased ? "verySatisfied" : "notReached", note: pleased ? words.cameBack : words.notReached, nextAt: null },
    person(cast.agent),
    cast.agent.role,
  );
  if (pleased) tellAfterwards(play, person(cast.agent), cast.agent.role);
}
