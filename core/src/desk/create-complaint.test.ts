import { describe, expect, test } from "vitest";
import { createComplaintSchema, intakePatchSchema } from "./contract-intake.ts";
import { createProblems, decideCreate } from "./create-complaint.ts";
import { createFromCustomer, customerFormSchema } from "./create-from-customer.ts";
import { createFromImport } from "./create-from-import.ts";
import { titleOf } from "./project.ts";
import { firstOwnerOf, placementOf, severityOf, stateOf } from "./state.ts";
import { contextOf, idOf, newStory, otherComplaint, shift, start, team, type Who, wholeForm } from "./story.fixture.ts";
import { toCompleteOf } from "./to-complete.ts";

const form = (more: object = {}, intake: object = {}, complainant: object = {}) =>
  createComplaintSchema.parse({ ...wholeForm, ...more, intake: { ...wholeForm.intake, ...intake }, complainant: { ...wholeForm.complainant, ...complainant } });
const problems = (...parts: object[]) => createProblems(form(...parts), start).map((p) => `${p.code} ${p.field}`);

describe("the required few", () => {
  test.each<[string, object[], string[]]>([
    ["all there", [], []],
    ["no words of the customer", [{}, { facts: " " }], ["factsMissing intake.facts"]],
    ["a remedy without its text", [{}, { demand: { types: ["repair"], text: "" } }], ["demandMissing intake.demand"]],
    ["a remedy without its type", [{}, { demand: { types: [], text: "x" } }], ["demandMissing intake.demand"]],
    ["no category", [{}, { categoryId: null }], ["categoryMissing intake.categoryId"]],
    ["nobody complained about", [{}, { respondent: {} }], ["respondentMissing intake.respondent"]],
    ["a person complained about", [{}, { respondent: { personId: idOf.ben } }], []],
    ["no time", [{}, { occurredAt: null }], ["occurredAtMissing intake.occurredAt"]],
    ["tomorrow", [{}, { occurredAt: shift(start, "+1d") }], ["timeInFuture intake.occurredAt"]],
    ["a clock four minutes ahead", [{}, { receivedAt: shift(start, "+4m") }], []],
    ["neither name nor anonymous", [{}, {}, { name: "" }], ["complainantMissing complainant"]],
    ["anonymous with one contact", [{}, { anonymous: true }, { name: "" }], []],
    ["anonymous without any", [{}, { anonymous: true }, { name: "", contacts: [] }], ["complainantMissing complainant"]],
    ["a name without a contact", [{}, {}, { contacts: [{ kind: "phone", value: " " }] }], ["complainantMissing complainant"]],
    ["a customer who is known", [{}, {}, { customerId: idOf.ann, name: "", contacts: [] }], []],
    ["a complaint filed as potential", [{ severity: "potential" }], ["potentialIsUnfiled severity"]],
    ["a grumble as potential", [{ severity: "potential", kind: "grumble" }], []],
    ["another severity than proposed", [{ severityProposed: "crisis" }], ["reasonMissing severityReason"]],
    ["the same, with its reason", [{ severityProposed: "crisis", severityReason: "a joke" }], []],
    [
      "a promise for yesterday, of nothing",
      [{ promises: [{ what: "", dueAt: shift(start, "-1d") }] }],
      ["promiseTextMissing promises.0.what", "dueInPast promises.0.dueAt"],
    ],
  ])("%s", (_, parts, codes) => expect(problems(...parts)).toEqual(codes));
});

const facts = { id: idOf.adi, number: "AM-9", companyId: idOf.max, customerId: null, language: "zh-CN" as const, teamId: team.sales };
let count = 0;
const newId = () => `00000000-0000-7000-8000-${(++count).toString().padStart(12, "0")}`;
const create = (input: ReturnType<typeof form>, who: Who = "ann") => decideCreate(input, facts, contextOf(who, start, newId));

describe("decideCreate", () => {
  test("gives every problem at once", () => {
    const decision = create(form({}, { facts: "", categoryId: null }));
    expect(decision.ok ? null : decision.refusal).toMatchObject({
      code: "factsMissing",
      details: { problems: [{ code: "factsMissing" }, { code: "categoryMissing" }] },
    });
  });

  test("records who took it, the judgements, the promises and the links", () => {
    const story = newStory({
      severity: "serious",
      severityProposed: "crisis",
      severityReason: "nobody hurt",
      specials: ["safety"],
      personality: "analytical",
      language: "zh-TW",
      promises: [{ what: "call at five", dueAt: shift(start, "+8h") }],
      links: [{ kind: "repeat", complaintId: otherComplaint }],
    });
    expect(story.complaint).toMatchObject({
      language: "zh-TW",
      firstOwnerId: idOf.ann,
      created: { by: { type: "person", id: idOf.ann }, at: start },
      intake: { receivedAt: start, externalNo: null },
      severities: [{ severity: "serious", proposed: "crisis", reason: "nobody hurt" }],
      specials: [{ special: "safety" }],
      personas: [{ personality: "analytical", motive: null }],
      placements: [{ teamId: team.sales, assigneeId: idOf.ann }],
      promises: [{ what: "call at five", personId: idOf.ann, to: "" }],
      links: [{ number: "AM-2" }],
    });
    expect(story.events.map((e) => e.type)).toEqual(["complaint.created", "complaint.promiseMade", "complaint.linked"]);
    expect(story.events[0]?.data).toMatchObject({ severity: "serious", plan: true });
  });

  test.each([
    [{ teamId: idOf.ann }, "unknownTeam"],
    [{ assigneeId: idOf.lee }, "personLeft"],
    [{ assigneeId: idOf.qin }, "roleCannotHandle"],
    [{ links: [{ kind: "repeat", complaintId: idOf.ann }] }, "unknownComplaint"],
    [{ intake: { ...wholeForm.intake, respondent: { personId: team.sales } } }, "unknownPerson"],
  ])("%j: %s", (more, code) => {
    const decision = create(createComplaintSchema.parse({ ...wholeForm, ...more }));
    expect(decision.ok ? "ok" : decision.refusal.code).toBe(code);
  });
});

describe("from a file", () => {
  const take = (row: Parameters<typeof createFromImport>[0]) => createFromImport(row, facts, contextOf("max", start, newId));

  test("the text is enough; the rest is to complete and the time assumed", () => {
    const decision = take({ text: "空调坏了\n三天没人来" });
    if (!decision.ok) throw new Error(decision.refusal.code);
    const { complaint } = decision;
    expect(complaint.intake).toMatchObject({ channel: "import", receivedAt: start, receivedAtAssumed: true });
    expect(toCompleteOf(complaint).map((m) => m.field)).toEqual(["demand", "contact", "category", "respondent", "occurredAt"]);
    expect([stateOf(complaint), severityOf(complaint), titleOf(complaint), firstOwnerOf(complaint)]).toEqual(["open", "ordinary", "空调坏了", null]);
    expect(placementOf(complaint)).toMatchObject({ teamId: team.sales, assigneeId: null });
  });

  test("no text, no complaint", () => {
    const decision = take({ text: " \n" });
    expect(decision.ok ? "ok" : decision.refusal).toEqual({ code: "factsMissing", field: "text" });
  });

  test("a state mapped to closed, a time that is known, what was filled stays filled", () => {
    const decision = take({
      text: "x",
      receivedAt: "2026-01-02T03:04:05.000Z",
      closedAt: "2026-01-09T00:00:00.000Z",
      externalNo: "A-1",
      orderNo: "JD1",
      severity: "potential",
    });
    if (!decision.ok) throw new Error(decision.refusal.code);
    expect(stateOf(decision.complaint)).toBe("closed");
    expect(decision.complaint.intake).toMatchObject({ receivedAt: "2026-01-02T03:04:05.000Z", externalNo: "A-1", product: { orderNo: "JD1" } });
    expect(decision.complaint.intake).not.toHaveProperty("receivedAtAssumed");
    expect(severityOf(decision.complaint)).toBe("ordinary");
  });
});

describe("from the customer", () => {
  const send = (body: object) => createFromCustomer(customerFormSchema.parse(body), { ...facts, customerId: idOf.ann }, contextOf("customer", start, newId));
  const whole = { facts: "hair in the soup", remedy: "an apology", contacts: [{ kind: "email", value: "a@b.cn" }] };

  test.each([
    ["facts", "factsMissing"],
    ["remedy", "remedyMissing"],
    ["contacts", "contactMissing"],
  ])("without %s: %s", (field, code) => {
    const decision = send({ ...whole, [field]: undefined });
    expect(decision.ok ? "ok" : decision.refusal).toEqual({ code, field });
  });

  test("three things are enough; the team completes the rest", () => {
    const decision = send(whole);
    if (!decision.ok) throw new Error(decision.refusal.code);
    expect(decision.complaint).toMatchObject({
      created: { by: { type: "customer" } },
      intake: { channel: "form", anonymous: true, facts: "hair in the soup" },
    });
    expect(toCompleteOf(decision.complaint).map((m) => m.field)).toEqual(["demand", "category", "respondent", "occurredAt"]);
    expect(placementOf(decision.complaint).assigneeId).toBeNull();
  });
});

describe("editIntake", () => {
  test("a patch names only what it changes", () => {
    expect(intakePatchSchema.parse({ title: "Vanilla" })).toEqual({ title: "Vanilla" });
    const story = newStory();
    story.run("editIntake", { intake: { title: "Vanilla", place: "" } });
    expect(story.events).toEqual([{ type: "complaint.intakeEdited", data: { fields: ["title"] } }]);
    expect(story.complaint.intake).toMatchObject({ title: "Vanilla", facts: wholeForm.intake.facts, categoryId: "productQuality" });
    expect(story.run("editIntake", { intake: { facts: "" } })).toBe("factsMissing");
    expect(story.run("editIntake", { intake: { respondent: { unit: "", person: "", personId: team.sales } } })).toBe("unknownPerson");
    expect(story.run("editIntake", { intake: { occurredAt: shift(story.now, "+2d") } })).toBe("timeInFuture");
    story.run("editIntake", { intake: { title: "Vanilla" } });
    expect(story.events).toEqual([]);
  });

  test("a time that was assumed is known once somebody gives it", () => {
    const story = newStory();
    story.take({ ...story.complaint, intake: { ...story.complaint.intake, receivedAtAssumed: true } });
    story.run("editIntake", { intake: { title: "x" } });
    expect(story.complaint.intake.receivedAtAssumed).toBe(true);
    story.run("editIntake", { intake: { receivedAt: "2026-11-20T00:00:00.000Z" } });
    expect(story.complaint.intake).not.toHaveProperty("receivedAtAssumed");
  });

  test("the customer the server found is taken over", () => {
    const story = newStory();
    story.take({ ...story.complaint, customerId: null });
    expect(toCompleteOf(story.complaint)).toEqual([{ field: "contact", phase: "mood" }]);
    const command = { intake: {} };
    const decision = story.try("editIntake", command);
    expect(decision.ok && decision.complaint.customerId).toBeNull();
  });
});
