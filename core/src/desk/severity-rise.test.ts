import { describe, expect, test } from "vitest";
import type { Clock } from "../shared/clock.ts";
import { closeNow } from "./closing.fixture.ts";
import type { Heard } from "./heard.ts";
import { severityRuleIds } from "./severity-record.ts";
import { decideRises, risesOf } from "./severity-rise.ts";
import { completeRules, defaultSeverityRules, type SeverityRule } from "./severity-rules.ts";
import { severityOf } from "./state.ts";
import { idOf, newStory, type Story, shift, start, team } from "./story.fixture.ts";

const rules = completeRules();

/** "+10m in words", "+2h out words" after the complaint was recorded. */
function said(...lines: string[]): Heard[] {
  return lines.map((line, i) => {
    const [, by = "", way, text = ""] = /^(\S+) (in|out) (.*)$/s.exec(line) ?? [];
    return { id: `m${i + 1}`, at: shift(start, by), direction: way === "in" ? "inbound" : "outbound", text };
  });
}

/** "ordinary>serious promiseBroken" for each rise, which is then taken. */
function rise(story: Story, heard: Heard[] = [], own: readonly SeverityRule[] = rules, flagsAt?: string): string[] {
  const looked = { now: story.now, rules: own, heard, ...(flagsAt ? { flagsAt } : {}) };
  const rises = risesOf(story.complaint, looked);
  const decision = decideRises(story.complaint, looked, story.context("system"));
  if (!decision.ok) throw new Error(decision.refusal.code);
  expect(decision.events.map((e) => e.type)).toEqual(rises.map(() => "complaint.severityRaised"));
  story.take(decision.complaint);
  return rises.map((r) => `${r.from}>${r.to} ${r.grounds.map((g) => g.rule).join(" ")}`);
}
const promised = (story: Story, due: string) => {
  expect(story.run("promise", { what: "Call back", dueAt: shift(story.now, due) })).toBe("ok");
  return story.made;
};

test("the product brings a rule for everything that is watched", () => {
  expect(defaultSeverityRules.map((r) => r.id)).toEqual([...severityRuleIds]);
});

describe("a promise", () => {
  test("that is overdue raises it a rung, once, whatever becomes of it", () => {
    const story = newStory();
    const id = promised(story, "+2h");
    expect(rise(story)).toEqual([]);
    story.later("+3h");
    expect(rise(story)).toEqual(["ordinary>serious promiseBroken"]);
    expect(story.run("breakPromise", { recordId: id, reason: "forgotten" })).toBe("ok");
    expect(rise(story)).toEqual([]);
    expect(story.complaint.severities.at(-1)).toMatchObject({
      by: { type: "system" },
      grounds: [{ rule: "promiseBroken", recordId: id, phrases: ["Call back"] }],
    });
  });
  test("each one counts: two broken make a crisis, a third has nowhere to rise", () => {
    const story = newStory();
    for (let i = 0; i < 3; i++) promised(story, "+1h");
    story.later("+2h");
    expect(rise(story)).toEqual(["ordinary>serious promiseBroken", "serious>crisis promiseBroken"]);
    expect(rise(story)).toEqual([]);
  });
  test("kept, even late, is no ground afterwards", () => {
    const story = newStory();
    const id = promised(story, "+1h");
    story.later("+2h").run("keepPromise", { recordId: id });
    expect(rise(story)).toEqual([]);
  });
});

describe("what a person says stands until something new happens", () => {
  test("lowered with a reason it does not rise again for the same promise, but for another", () => {
    const story = newStory();
    promised(story, "+1h");
    story.later("+2h");
    rise(story);
    expect(story.run("setSeverity", { severity: "ordinary", reason: "They agreed to wait" })).toBe("ok");
    expect(rise(story)).toEqual([]);
    promised(story, "+1h");
    story.later("+2h");
    expect(rise(story)).toEqual(["ordinary>serious promiseBroken"]);
  });
  test("a rise undone with a reason stays undone; without a reason it is refused", () => {
    const story = newStory();
    promised(story, "+1h");
    story.later("+2h");
    rise(story);
    const recordId = story.complaint.severities.at(-1)?.id;
    expect(story.run("withdrawRecord", { recordId })).toBe("reasonMissing");
    expect(story.run("withdrawRecord", { recordId, reason: "The line was down, they know" })).toBe("ok");
    expect(severityOf(story.complaint)).toBe("ordinary");
    expect(rise(story)).toEqual([]);
    expect(story.complaint.severities.at(-1)?.withdrawn?.reason).toBe("The line was down, they know");
  });
  test("words somebody had read when they judged do not raise it later, said again or not", () => {
    const story = newStory();
    const heard = said("+10m in I will go to the press with this");
    story.later("+30m").run("setSeverity", { severity: "ordinary", proposed: "ordinary", reason: "" });
    story.run("setSeverity", { severity: "serious", reason: "x" });
    story.run("setSeverity", { severity: "ordinary", reason: "They took it back on the phone" });
    expect(rise(story, [...heard, ...said("+90m in I will go to the press with this")])).toEqual([]);
  });
});

describe("what the customer says", () => {
  test.each([
    ["+1h in I will call the newspaper and the TV station tomorrow", "ordinary>serious press"],
    ["+1h in 我要打12315投诉你们", "ordinary>serious regulator"],
    ["+1h in 刹车突然失灵，太危险了", "ordinary>serious safety"],
    ["+1h in The battery exploded and my son was burned, he is in hospital", "ordinary>crisis harm"],
  ])("%s", (line, expected) => {
    const [found = ""] = rise(newStory().later("+2h"), said(line));
    expect(found.startsWith(expected)).toBe(true);
  });
  test("keeps the words and the message they stand in", () => {
    const story = newStory().later("+2h");
    rise(story, said("+1h in 再不解决我就找媒体曝光"));
    const press = story.complaint.severities.at(-1)?.grounds?.find((g) => g.rule === "press");
    expect(press).toMatchObject({ messageId: "m1" });
    expect("再不解决我就找媒体曝光").toContain(press?.phrases[0]);
  });
  test("what we write raises nothing", () => {
    expect(rise(newStory().later("+2h"), said("+1h out You may also turn to the press or the regulator"))).toEqual([]);
  });
  test("feeling that rises counts, feeling that was there from the start does not", () => {
    const furious = "This is outrageous!!! I am furious, absolutely disgusted, I have had enough!!!";
    expect(rise(newStory().later("+2h"), said(`+1h in ${furious}`)).join()).toMatch(/emotionRising|forceful/);
    const angry = newStory({
      intake: { channel: "phone", facts: furious, demand: { types: ["repair"], text: "x" }, categoryId: "other", occurredAt: start, respondent: { unit: "x" } },
    });
    expect(rise(angry.later("+2h"), said(`+1h in ${furious}`)).join()).not.toMatch(/emotionRising/);
  });
});

describe("coming again and again", () => {
  const three = ["+1h in Hello?", "+3h in Anybody there?", "+5h in Please answer"];
  test("three times without an answer raises it, an answer in between does not", () => {
    expect(rise(newStory().later("+6h"), said(...three.slice(0, 2)))).toEqual([]);
    expect(rise(newStory().later("+6h"), said(...three))).toEqual(["ordinary>serious repeatedContact"]);
    expect(rise(newStory().later("+6h"), said(...three.slice(0, 2), "+4h out We are on it", "+5h in Please answer"))).toEqual([]);
  });
  test("reached by telephone is an answer", () => {
    const story = newStory().later("+4h");
    story.run("tryContact", { way: "phone", reached: true });
    expect(rise(story.later("+2h"), said(...three))).toEqual([]);
  });
  test("three lines in one breath are one contact", () => {
    expect(rise(newStory().later("+6h"), said("+1h in Hello", "+62m in are you there", "+64m in ???"))).toEqual([]);
  });
});

describe("how it was moved and worked", () => {
  test("three moves after which nobody had it", () => {
    const story = newStory({ assigneeId: null });
    const to = (teamId: string) => expect(story.run("transfer", { teamId, note: "yours" }, "max")).toBe("ok");
    to(team.repair);
    to(team.sales);
    expect(rise(story)).toEqual([]);
    to(team.repair);
    expect(rise(story)).toEqual(["ordinary>serious transferred"]);
    to(team.sales);
    expect(rise(story)).toEqual([]);
  });
  test("three reworks", () => {
    const story = newStory();
    const round = () => {
      story.run("reportResult", { note: "Done" });
      expect(story.run("rework", { missing: "It is not" }, "sue")).toBe("ok");
    };
    round();
    round();
    expect(rise(story)).toEqual([]);
    round();
    expect(rise(story)).toEqual(["ordinary>serious reworked"]);
    round();
    expect(rise(story)).toEqual([]);
  });
  test("somebody who had it in between ends the count", () => {
    const story = newStory({ assigneeId: null });
    for (const teamId of [team.repair, team.sales]) story.run("transfer", { teamId, note: "yours" }, "max");
    story.run("assign", { teamId: team.sales, assigneeId: idOf.ann, note: "" }, "max");
    story.run("transfer", { teamId: team.repair, note: "yours" }, "max");
    expect(rise(story)).toEqual([]);
  });
});

test("a deadline from outside counts when it is near, or when it is breached, each once", () => {
  const story = newStory({
    intake: {
      channel: "referral",
      facts: "x",
      demand: { types: ["repair"], text: "x" },
      categoryId: "other",
      occurredAt: start,
      respondent: { unit: "x" },
      referral: { body: "12315", number: "9", dueAt: shift(start, "+8d"), reply: "" },
    },
  });
  expect(rise(story.later("+1d"))).toEqual([]);
  expect(rise(story.later("+6d").later("+2h"))).toEqual(["ordinary>serious deadlineNear"]);
  expect(rise(story.later("+1d"))).toEqual([]); // serious is the most a deadline does by itself
  story.run("setSeverity", { severity: "ordinary", reason: "x" });
  expect(rise(story.later("+1d"))).toEqual([]);
  expect(rise(story.later("+1d"))).toEqual([]);
});

describe("what is marked by hand", () => {
  test("a special kind added raises it, a flag of the intake only when it was marked later", () => {
    const story = newStory().later("+1m");
    story.run("addSpecial", { special: "safety", reason: "The customer sent a picture of the scorched plug" });
    expect(rise(story)).toEqual(["ordinary>serious safety"]);
    const flagged = newStory();
    flagged.run("editIntake", { intake: { riskFlags: ["media"] } });
    expect(rise(flagged)).toEqual([]);
    expect(rise(flagged, [], rules, flagged.now)).toEqual(["ordinary>serious press"]);
  });
});

test("several reasons at once are kept together in the rise they lead to", () => {
  const story = newStory().later("+2h");
  const [found = ""] = rise(story, said("+1h in 刹车失灵，我要找媒体曝光，还要去12315"));
  expect(found).toMatch(/^ordinary>serious .*safety.*press.*regulator/);
});

describe("a company's own rules", () => {
  test("what is switched off raises nothing; a level is the most it does", () => {
    const story = () => {
      const made = newStory();
      promised(made, "+1h");
      promised(made, "+1h");
      return made.later("+2h");
    };
    const own = (change: Partial<SeverityRule>) => completeRules([{ ...(rules.find((r) => r.id === "promiseBroken") as SeverityRule), ...change }]);
    expect(rise(story(), [], own({ on: false }))).toEqual([]);
    expect(rise(story(), [], own({ level: "serious" }))).toEqual(["ordinary>serious promiseBroken"]);
    expect(rise(story(), [], own({ rise: "to", level: "crisis" }))).toEqual(["ordinary>crisis promiseBroken promiseBroken"]);
  });
});

test("a closed complaint does not rise; opened again, what is said anew counts anew", () => {
  const story = newStory();
  const threat = "I will go to the press";
  rise(story.later("+2h"), said(`+1h in ${threat}`));
  story.run("setSeverity", { severity: "ordinary", reason: "Settled on the phone" });
  expect(closeNow(story)).toBe("ok");
  const hours = (ms: string) => `+${Math.ceil((Date.parse(ms) - Date.parse(start)) / 3_600_000) + 1}h`;
  expect(rise(story.later("+1d"), said(`${hours(story.now)} in ${threat}`))).toEqual([]);
  expect(story.run("reopen", { reason: "They wrote again" })).toBe("ok");
  const again = said(`+1h in ${threat}`, `${hours(story.now)} in ${threat}`);
  story.later("+1d");
  expect(rise(story, again)).toEqual(["ordinary>serious press forceful"]);
});

test("a rule's clock raises it once, also when the rise moves the clock; the routine on the way raises nothing", () => {
  const story = newStory();
  const clock = (kind: Clock["kind"], dueAt: string): Clock => ({
    kind,
    packId: "corp",
    packVersion: "1",
    ruleId: kind,
    legal: false,
    startedAt: start,
    dueAt,
    remindAt: null,
    paused: null,
    metAt: null,
    metBy: null,
    state: "active",
    breached: false,
    basis: { startsAt: "received", amount: { n: 1, unit: "hours" }, from: start, severity: null, calendar: "own", extended: [] },
    crossesCoverage: false,
  });
  const at = (...clocks: Clock[]) => ({ ...story.complaint, clocks });
  const rises = (complaint: ReturnType<typeof at>, now: string) => risesOf(complaint, { now, rules: defaultSeverityRules, heard: [] }).map((rise) => rise.to);
  const late = shift(start, "+30h");
  expect(rises(at(clock("acknowledge", shift(start, "+1h")), clock("progressNotice", shift(start, "+1h"))), late)).toEqual([]);
  const breached = at(clock("decision", shift(start, "+2h")));
  expect(rises(breached, late)).toHaveLength(1);
  const keys = (complaint: ReturnType<typeof at>) =>
    risesOf(complaint, { now: late, rules: defaultSeverityRules, heard: [] }).flatMap((r) => r.grounds.map((g) => g.key));
  expect(keys(at(clock("decision", shift(start, "+3h"))))).toEqual(keys(breached));
});
