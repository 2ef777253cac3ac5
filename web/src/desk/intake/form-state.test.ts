import { createComplaintSchema } from "@amends/core/desk/contract-intake";
import { createProblems } from "@amends/core/desk/create-complaint";
import { describe, expect, it } from "vitest";
import { blankIntake, createBody, type Suggested } from "./form-state.ts";

const now = "2026-11-22T01:00:00.000Z";
const filled = {
  ...blankIntake,
  name: " 王女士 ",
  contacts: [
    { kind: "phone" as const, value: " 13800000000 " },
    { kind: "email" as const, value: "" },
  ],
  facts: "刹车失灵",
  demandTypes: ["repair" as const],
  demandText: "修好",
  categoryId: "productQuality.safety",
  unit: "维修部",
  occurredAt: "2026-11-21T01:00:00.000Z",
};

const suggested = <T>(value: T, confidence = 0.8) => ({ value, confidence, because: [] });
const crisis: Suggested = {
  severity: suggested("crisis"),
  categories: [suggested("productQuality.safety")],
  specials: [suggested("vip")],
  riskFlags: [suggested("media")],
  personality: suggested("dominant"),
  motive: suggested("venting", 0.3),
  mainWant: null,
};

describe("what the intake page sends", () => {
  it("is what the contract takes", () => {
    expect(createComplaintSchema.safeParse(createBody(filled, crisis, "intake:new")).error).toBeUndefined();
  });
  it("names everything that is missing on an empty page", () => {
    expect(createProblems(createBody(blankIntake, null, "d"), now).map((p) => p.code)).toEqual([
      "factsMissing",
      "demandMissing",
      "complainantMissing",
      "categoryMissing",
      "respondentMissing",
      "occurredAtMissing",
    ]);
  });
  it("takes the proposed severity without a reason and asks for one otherwise", () => {
    expect(createBody(filled, crisis, "d").severity).toBe("crisis");
    expect(createProblems(createBody({ ...filled, severity: "ordinary" }, crisis, "d"), now).map((p) => p.field)).toEqual(["severityReason"]);
  });
  it("keeps what was judged otherwise than proposed, and asks for the reason of what was sure", () => {
    const otherwise = { ...filled, personality: "friendly", motive: "helpless", categoryId: "other", dismissed: ["vip"], dismissedFlags: ["media"] } as const;
    const { overrides } = createBody({ ...otherwise, overrideReasons: { personality: "电话里很随和", category: "不是质量问题" } }, crisis, "d");
    expect(overrides).toEqual([
      { field: "category", proposed: "productQuality.safety", taken: "other", reason: "不是质量问题" },
      { field: "personality", proposed: "dominant", taken: "friendly", reason: "电话里很随和" },
      { field: "specialKind", proposed: "vip", taken: null, reason: "" },
      { field: "riskFlag", proposed: "media", taken: null, reason: "" },
    ]);
    expect(createProblems(createBody(otherwise, crisis, "d"), now).map((p) => p.field)).toEqual([
      "overrides.category",
      "overrides.personality",
      "overrides.specialKind",
      "overrides.riskFlag",
    ]);
  });
  it("sends no name of somebody who wants to stay unknown, and no empty contact", () => {
    const { complainant } = createBody({ ...filled, anonymous: true }, null, "d");
    expect(complainant.name).toBe("");
    expect(complainant.contacts).toEqual([{ kind: "phone", value: "13800000000" }]);
  });
});
