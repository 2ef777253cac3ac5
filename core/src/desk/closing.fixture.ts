import type { Story } from "./story.fixture.ts";

/** For tests: everything the closing dialog asks, for a withdrawn complaint. */
export const closeForm = {
  outcome: "withdrawn",
  directCause: "productQuality",
  indirectCause: "process",
  causeNote: "vapour lock",
  satisfaction: "satisfied",
  satisfactionUnknown: "",
  followUpAt: null,
  noFollowUp: "customer asked not to be called",
  reflection: { wellDone: "listened", better: "drive along earlier", suggestion: "move the vanilla" },
  mergedIntoId: null,
} as const;

/** Closes as withdrawn, the outcome that needs least. */
export function closeNow(story: Story): string {
  story.run("noteWithdrawal", { text: "it starts now" }, "customer"); // refused where one stands already
  return story.run("close", closeForm, "max");
}
