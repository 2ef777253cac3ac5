import type { Complaint, Language } from "@amends/core/desk/complaint";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { letterDate } from "@amends/core/desk/letter-date";
import { closureOf, currentAgreement, firstOwnerOf, placementOf, severityOf, specialsOf, stateOf } from "@amends/core/desk/state";
import { formatMoney } from "@amends/core/shared/money";
import { latest, standing } from "@amends/core/shared/record";
import { type Html, html } from "./html.ts";
import { longs, pairs, part } from "./print-page.ts";
import { label, word } from "./words.ts";

export type Printed = { readonly page: ComplaintPage; readonly language: Language; readonly timeZone: string; readonly category: string | null };

type Words = {
  readonly l: (key: string, params?: Record<string, string | number>) => string;
  readonly w: (group: string, key: string) => string;
  readonly day: (at: string | null | undefined, time?: boolean) => string | null;
  readonly list: (items: readonly string[]) => string;
  readonly person: (id: string | null | undefined) => string | null;
};

function wordsOf({ page, language, timeZone }: Printed): Words {
  return {
    l: (key, params) => label(language, key, params),
    w: (group, key) => word(language, group, key),
    day: (at, time = false) => (at ? letterDate(at, language, timeZone, time) : null),
    list: (items) => items.join(language === "en" ? ", " : "、"),
    person: (id) => (id ? (page.people[id]?.name ?? null) : null),
  };
}

const numbered = (lines: readonly string[]) => lines.map((line, i) => (lines.length > 1 ? `${i + 1}. ${line}` : line)).join("\n");
const joined = (pieces: readonly (string | null | undefined | false)[]) => pieces.filter(Boolean).join(" · ");

function casePart({ page, category }: Printed, { l, w, day, list, person }: Words): Html {
  const { complaint, customer, teams } = page;
  const { intake } = complaint;
  const { teamId, assigneeId } = placementOf(complaint);
  const { by } = complaint.created;
  const { referral, representative } = intake;
  return pairs([
    [l("label.number"), complaint.number],
    [l("label.state"), w("complaintState", stateOf(complaint))],
    [l("label.channel"), w("channel", intake.channel)],
    [l("label.receivedAt"), `${day(intake.receivedAt, true)}${intake.receivedAtAssumed ? l("value.assumed") : ""}`],
    [l("label.receivedBy"), by.type === "person" ? person(by.id) : l(by.type === "customer" ? "print.customer" : "print.system")],
    [l("label.owner"), person(firstOwnerOf(complaint))],
    [l("label.assignee"), person(assigneeId)],
    [l("label.team"), teams[teamId] ?? null],
    [l("label.complainant"), intake.anonymous ? l("print.anonymous") : (customer?.name ?? null)],
    [l("label.contacts"), customer ? list(customer.contacts.map((c) => c.value)) : null],
    [l("label.representative"), representative ? joined([representative.name, representative.authorisation]) : null],
    [l("label.respondent"), joined([intake.respondent.unit, intake.respondent.person]) || null],
    [l("label.product"), joined([intake.product.name, intake.product.model]) || null],
    [l("label.orderNo"), intake.product.orderNo || null],
    [l("label.plate"), intake.product.plate || null],
    [l("label.amount"), intake.amount ? formatMoney(intake.amount) : null],
    [l("label.occurredAt"), day(intake.occurredAt, true)],
    [l("label.place"), intake.place || null],
    [l("label.category"), category],
    [l("label.severity"), w("severity", severityOf(complaint))],
    [l("label.specials"), list(specialsOf(complaint).map((s) => w("specialKind", s))) || null],
    [
      l("label.referral"),
      referral ? joined([w("referralBody", referral.body), referral.number, referral.dueAt && l("value.due", { date: day(referral.dueAt) ?? "" })]) : null,
    ],
  ]);
}

function demandOf(complaint: Complaint, { w, list }: Words): string {
  const { types, text } = complaint.intake.demand;
  return joined([list(types.map((type) => w("demandType", type))), text]);
}

function optionLines(complaint: Complaint, { l, w }: Words): string {
  return numbered(
    standing(complaint.options).map((o) =>
      joined([
        `${w("optionKind", o.kind)}${o.text ? `：${o.text}` : ""}`,
        o.cost && formatMoney(o.cost),
        o.time,
        o.answer ? l(o.answer.accepted ? "value.accepted" : "value.declined") : l(o.offered ? "value.offered" : "value.notOffered"),
      ]),
    ),
  );
}

function solutionPart(printed: Printed, words: Words): Html | null {
  const { complaint } = printed.page;
  const { l, day } = words;
  const agreement = currentAgreement(complaint);
  const confirmation = agreement?.confirmation;
  const confirmed = confirmation
    ? l({ page: "value.confirmedPage", message: "value.confirmedMessage", call: "value.confirmedCall" }[confirmation.way], {
        date: day(confirmation.at, true) ?? "",
      })
    : null;
  return longs([
    [l("label.options"), optionLines(complaint, words)],
    [l("label.agreement"), agreement?.text ?? null],
    [l("label.expectedResult"), agreement?.expectedResult ?? null],
    [l("label.confirmed"), confirmed],
  ]);
}

function carryOutPart({ page: { complaint } }: Printed, { l, day, person }: Words): Html | null {
  const steps = standing(complaint.steps).map((s) =>
    joined([s.text, person(s.ownerId), s.done ? l("value.done", { date: day(s.done.at) ?? "" }) : l("value.due", { date: day(s.dueAt, true) ?? "" })]),
  );
  const promises = standing(complaint.promises).map((p) =>
    joined([
      p.what,
      person(p.personId),
      p.kept
        ? l("value.kept", { date: day(p.kept.at) ?? "" })
        : p.broken
          ? l("value.broken", { date: day(p.broken.at) ?? "" })
          : l("value.due", { date: day(p.dueAt, true) ?? "" }),
    ]),
  );
  const result = complaint.resultReported;
  const answer = latest(complaint.finalAnswers);
  return longs([
    [l("label.steps"), numbered(steps)],
    [l("label.promises"), numbered(promises)],
    [l("label.result"), result ? joined([day(result.at, true), result.reason]) : null],
    [l("label.finalAnswer"), answer?.text ?? null],
    [l("label.outsideBodies"), answer ? answer.outsideBodies.join("\n") : null],
  ]);
}

function closurePart({ page: { complaint } }: Printed, { l, w, day }: Words): Html | null {
  const closure = closureOf(complaint);
  if (!closure) return null;
  const { reflection } = closure;
  const followUps = standing(closure.followUps).map((f) => joined([day(f.at), w("satisfaction", f.satisfaction), f.note]));
  const rating = latest(complaint.ratings);
  return longs([
    [l("label.outcome"), joined([w("outcome", closure.outcome), day(closure.at, true)])],
    [l("label.cause"), joined([w("directCause", closure.directCause), w("indirectCause", closure.indirectCause), closure.causeNote])],
    [l("label.satisfaction"), closure.satisfaction ? w("satisfaction", closure.satisfaction) : closure.satisfactionUnknown || null],
    [
      l("label.followUp"),
      numbered([closure.followUpAt ? l("value.due", { date: day(closure.followUpAt) ?? "" }) : closure.noFollowUp, ...followUps].filter(Boolean)),
    ],
    [l("label.reflection"), [reflection.wellDone, reflection.better, reflection.suggestion].filter(Boolean).join("\n") || null],
    [l("label.rating"), rating ? joined([l("value.stars", { stars: rating.stars }), rating.text]) : null],
  ]);
}

/** The complaint sheet: everything recorded, in the order in which it is worked on; then the template's closing remarks and signatures. */
export function sheetContent(printed: Printed, closing: string): Html[] {
  const words = wordsOf(printed);
  const { l } = words;
  const { complaint } = printed.page;
  const { intake, diagnosis } = complaint;
  return [
    part(l("part.case"), casePart(printed, words)),
    part(
      l("part.matter"),
      longs([
        [l("label.title"), intake.title],
        [l("label.facts"), intake.facts],
        [l("label.demand"), demandOf(complaint, words)],
        [l("label.summary"), intake.summary],
        [l("label.priorContact"), intake.priorContact],
      ]),
    ),
    part(
      l("part.diagnosis"),
      longs([
        [l("label.feelings"), diagnosis.feelings],
        [l("label.need"), diagnosis.need],
        [l("label.expectation"), diagnosis.expectation],
        [l("label.evidence"), diagnosis.evidence],
        [l("label.ownSide"), diagnosis.ownSide],
        [l("label.limits"), diagnosis.limits],
      ]),
    ),
    part(l("part.solution"), solutionPart(printed, words)),
    part(l("part.carryOut"), carryOutPart(printed, words)),
    part(l("part.closure"), closurePart(printed, words)),
    html`<div class="closing">${closing}</div>`,
  ];
}
