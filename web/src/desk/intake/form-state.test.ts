import { createComplaintSchema } from "@amends/core/desk/contract-intake";
import { createProblems } from "@amends/core/desk/create-complaint";
import { describe, expect, it } from "vitest";
import { blankIntake, createBody } from "./form-state.ts";

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

describe("what the intake page sends", () => {
  it("is what the contract takes", () => {
    expect(createComplaintSchema.safeParse(createBody(filled, "crisis", "intake:new")).error).toBeUndefined();
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
    expect(createBody(filled, "crisis", "d").severity).toBe("crisis");
    expect(createProblems(createBody({ ...filled, severity: "ordinary" }, "crisis", "d"), now).map((p) => p.field)).toEqual(["severityReason"]);
  });
  it("sends no name of somebody who wants to stay unknown, and no empty contact", () => {
    const { complainant } = createBody({ ...filled, anonymous: true }, null, "d");
    expect(complainant.name).toBe("");
    expect(complainant.contacts).toEqual([{ kind: "phone", value: "13800000000" }]);
  });
});
