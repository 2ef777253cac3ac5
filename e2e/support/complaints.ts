import type { Person } from "./people.ts";

let counter = 0;

/** Records a complaint that is theirs, with all that intake asks for, and what should differ. */
export async function aComplaint(person: Person, intake: Record<string, unknown> = {}): Promise<{ id: string; number: string; trackingUrl: string }> {
  const { viewer } = await person.call<{ viewer: { id: string } }>("get", "/api/me");
  const nth = ++counter;
  return person.call("post", "/api/complaints", {
    complainant: { name: `Sofia Marin ${nth}`, contacts: [{ kind: "phone", value: `+1 212 555 ${String(1000 + nth)}` }] },
    intake: {
      title: `Charged twice ${nth}`,
      facts: "The room was charged twice and nobody at the desk would look into it.",
      demand: { types: ["refund"], text: "Refund the second charge" },
      channel: "phone",
      categoryId: "serviceAttitude.cold",
      occurredAt: new Date(Date.now() - 86_400_000).toISOString(),
      respondent: { unit: "Front desk" },
      ...intake,
    },
    assigneeId: viewer.id,
  });
}
