import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultAuthority } from "./authority.ts";
import { decideCommand } from "./commands.ts";
import { commandSchemas } from "./contract-commands.ts";
import { grantPolicySchema } from "./contract-grants.ts";
import { approvalNeeded, defaultGrantPolicy, limitFor } from "./grant-policy.ts";
import { grantsMade } from "./granted.ts";
import { contextOf, newStory, start } from "./story.fixture.ts";

const yuan = (n: number) => ({ minor: n * 100, currency: "CNY" });
const authority = defaultAuthority("CNY", 100); // agent 500, supervisor 5,000, manager without limit
const policy = grantPolicySchema.parse({
  ...defaultGrantPolicy("CNY", 100),
  rules: [
    { role: "agent", kinds: ["goodwillGesture"], grounds: [], limit: yuan(100) },
    { role: "agent", kinds: [], grounds: ["legalDuty"], limit: yuan(2_000) },
    { role: "agent", kinds: ["goodwillGesture"], grounds: ["promiseBroken"], limit: yuan(300) },
    { role: "agent", kinds: ["refund"], grounds: [], limit: yuan(800) },
    { role: "agent", kinds: ["refund"], grounds: [], limit: yuan(600) },
  ],
  customerCap: { amount: yuan(1_000), days: 90 },
});

describe("limitFor", () => {
  test.each([
    ["compensation", "ownFault", 500], // no rule: the role's limit
    ["goodwillGesture", "ownFault", 100], // the kind's rule
    ["compensation", "legalDuty", 2_000], // the ground's rule
    ["goodwillGesture", "promiseBroken", 300], // both: the more specific
    ["refund", "delay", 600], // two alike: the tighter
  ] as const)("%s on the ground of %s → %i", (kind, ground, limit) => expect(limitFor("agent", authority, policy, { kind, ground })).toEqual(yuan(limit)));

  test("rules of one role are nobody else's", () => {
    expect(limitFor("supervisor", authority, policy, { kind: "goodwillGesture", ground: undefined })).toEqual(yuan(5_000));
    expect(limitFor("manager", authority, policy, { kind: "refund", ground: "legalDuty" })).toBeNull();
  });

  test("a policy without rules changes nothing, for any amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000 }), (minor) => {
        const option = { kind: "refund", ground: "ownFault", cost: { minor, currency: "CNY" } } as const;
        const bare = { ...defaultGrantPolicy("CNY", 100), secondPair: null };
        return approvalNeeded(option, { role: "agent", authority, grantPolicy: bare }) === (minor > 50_000 ? "aboveLimit" : null);
      }),
    );
  });
});

describe("approvalNeeded", () => {
  const ask = (role: "agent" | "supervisor" | "manager", amount: number, before: number[] = []) =>
    approvalNeeded({ kind: "compensation", ground: "ownFault", cost: yuan(amount) }, { role, authority, grantPolicy: policy, grantedBefore: before.map(yuan) });

  test("from the threshold on even a manager does not decide alone", () => {
    expect([ask("manager", 9_999), ask("manager", 10_000)]).toEqual([null, "secondPair"]);
  });
  test("what the customer had in the period counts, for an agent; a superior decides with open eyes", () => {
    expect([ask("agent", 400), ask("agent", 400, [300, 300]), ask("agent", 400, [400, 201])]).toEqual([null, null, "customerCap"]);
    expect(ask("supervisor", 400, [5_000])).toBeNull();
  });
});

describe("in a complaint", () => {
  const option = { kind: "compensation", text: "赔付代步费", time: "三天", gain: "不耽误用车" };
  const story = () => {
    const s = newStory();
    const act = (name: "addOption" | "decideApproval" | "agree", body: Record<string, unknown>, who: "ann" | "sue" | "max" | "eve" | "system" = "ann") => {
      const command = { recordId: body["recordId"], ...commandSchemas[name].parse(body) } as never;
      const decision = decideCommand(name, s.complaint, command, { ...contextOf(who, s.now, s.newId), grantPolicy: policy });
      if (!decision.ok) return decision.refusal.code;
      s.take(decision.complaint);
      return "ok";
    };
    return { s, act };
  };

  test("what costs says on what ground, what costs nothing need not", () => {
    const { act } = story();
    expect(act("addOption", { ...option, cost: yuan(200) })).toBe("groundMissing");
    expect(act("addOption", { ...option, cost: yuan(200), ground: "delay" })).toBe("ok");
    expect(act("addOption", { ...option, kind: "apology" })).toBe("ok");
  });

  test("a manager's large amount waits for another manager, and says why", () => {
    const { s, act } = story();
    expect(act("addOption", { ...option, cost: yuan(12_000), ground: "safety" }, "max")).toBe("ok");
    const { id, approval } = s.complaint.options[0] ?? { id: "", approval: null };
    expect(approval).toEqual({ state: "needed", because: "secondPair" });
    expect(act("decideApproval", { recordId: id, approved: true }, "max")).toBe("ownApproval");
    expect(act("decideApproval", { recordId: id, approved: true }, "sue")).toBe("aboveAuthority");
    expect(act("decideApproval", { recordId: id, approved: true }, "eve")).toBe("ok");
  });

  test("the ledger has what was agreed, once nobody has to be asked any more", () => {
    const { s, act } = story();
    act("addOption", { ...option, cost: yuan(300), ground: "delay" });
    act("addOption", { ...option, cost: yuan(300), ground: "ownFault" });
    const optionIds = s.complaint.options.map((o) => o.id);
    expect(grantsMade(s.complaint)).toEqual([]);
    expect(act("agree", { optionIds, text: "赔付六百元", expectedResult: "客户满意" })).toBe("ok"); // 600 in all: above 500
    expect(grantsMade(s.complaint)).toEqual([]);
    const agreement = s.complaint.agreements[0];
    expect(agreement?.approval).toMatchObject({ state: "asked", because: "aboveLimit" });
    expect(s.run("decideAgreementApproval", { recordId: agreement?.id, approved: true }, "sue")).toBe("ok");
    expect(grantsMade(s.complaint).map((g) => [g.cost.minor, g.ground, g.approvedBy !== null, g.at >= start])).toEqual([
      [30_000, "delay", true, true],
      [30_000, "ownFault", true, true],
    ]);
  });
});
