import type { DemoCustomer } from "./complainant.ts";
import type { Telling } from "./tell-story.ts";

type Intake = {
  readonly telling: Telling;
  readonly customer: DemoCustomer;
  readonly receivedAt: Date;
  readonly unit: string;
  readonly teamId: string;
  readonly assigneeId: string | null;
};

/** The intake form as an agent of the shop would fill it in for this telling (input of createComplaintSchema). */
export function intakeForm({ telling, customer, receivedAt, unit, teamId, assigneeId }: Intake): unknown {
  const { story, fill } = telling;
  const facts = story.facts[telling.amountMinor % story.facts.length] ?? "";
  const referral = story.channel === "referral";
  return {
    language: story.language,
    teamId,
    assigneeId,
    complainant: { name: customer.name, contacts: customer.contacts, standing: story.specials?.includes("vip") ? "vip" : "private" },
    kind: story.kind ?? "complaint",
    severity: story.severity,
    specials: story.specials ?? [],
    personality: story.personality,
    mainWant: story.mainWant,
    intake: {
      title: fill(story.title),
      facts: fill(facts),
      demand: { types: story.demand, text: fill(story.demandText) },
      channel: story.channel,
      categoryId: story.category,
      receivedAt: receivedAt.toISOString(),
      occurredAt: new Date(receivedAt.getTime() - 86_400_000).toISOString(),
      respondent: { unit },
      product: { name: telling.model, orderNo: telling.orderNo, plate: telling.plate },
      riskFlags: story.severity === "crisis" ? ["media", "safety"] : story.specials?.includes("safety") ? ["safety"] : [],
      referral: referral
        ? { body: "12315", number: `12315-${telling.orderNo}`, dueAt: new Date(receivedAt.getTime() + 10 * 86_400_000).toISOString(), reply: "" }
        : null,
    },
  };
}
