import type { PublicTracking } from "@amends/core/desk/contract-public";
import type { Act } from "./act.ts";
import { h, sign, signs } from "./dom.ts";
import { field } from "./field.ts";
import { day } from "./format.ts";
import { t } from "./texts.ts";
import { twoStep } from "./two-step.ts";

/** Reasons begun and not sent, by option: they survive when the page is drawn anew. */
const reasons = new Map<string, string>();

function optionItem(option: PublicTracking["complaint"]["options"][number], act: Act): HTMLElement {
  const why = field({
    label: t("option.declineWhy"),
    value: reasons.get(option.id) ?? "",
    max: 1_000,
    rows: 2,
    onInput: (value) => reasons.set(option.id, value),
  });
  const answer = (accepted: boolean) => act(`/options/${option.id}/answer`, { accepted, note: accepted ? "" : (reasons.get(option.id) ?? "") });
  const given =
    option.accepted === null
      ? null
      : h(
          "p",
          { class: option.accepted ? "given yes" : "given" },
          option.accepted ? sign(signs.check) : null,
          t(option.accepted ? "option.accepted" : "option.declined"),
        );
  return h(
    "li",
    { class: "option" },
    h("p", { class: "what" }, option.text),
    option.gain ? h("p", { class: "hint" }, t("option.gain", { gain: option.gain })) : null,
    option.time ? h("p", { class: "hint" }, t("option.time", { time: option.time })) : null,
    given,
    option.canAnswer
      ? h(
          "div",
          { class: "actions wrap" },
          twoStep({ label: t("option.accept"), className: "main", question: t("option.acceptSure", { text: option.text }), act: () => answer(true) }),
          twoStep({ label: t("option.decline"), className: "quiet", question: "", extra: why.root, act: () => answer(false) }),
        )
      : null,
  );
}

/** Options offered: still to answer, or answered. Once something is agreed they step back. */
export function optionsCard({ complaint }: PublicTracking, act: Act): HTMLElement | null {
  if (complaint.options.length === 0 || complaint.agreement) return null;
  const asks = complaint.options.some((o) => o.canAnswer);
  return h(
    "section",
    { class: asks ? "card asks" : "card" },
    h("h2", {}, t("options.title")),
    asks ? h("p", {}, t("options.lead")) : null,
    h("ul", { class: "options" }, ...complaint.options.map((o) => optionItem(o, act))),
  );
}

export function agreementCard({ complaint: { agreement } }: PublicTracking, act: Act): HTMLElement | null {
  if (!agreement) return null;
  return h(
    "section",
    { class: agreement.canConfirm ? "card asks" : "card" },
    h("h2", {}, t(agreement.canConfirm ? "agreement.title" : "agreement.confirmedTitle")),
    h("p", { class: "said" }, agreement.text),
    h("p", {}, h("strong", {}, t("agreement.expected"), t("colon")), agreement.expectedResult),
    agreement.confirmedAt ? h("p", { class: "given yes" }, sign(signs.check), t("agreement.confirmed", { date: day(agreement.confirmedAt) })) : null,
    agreement.canConfirm
      ? h(
          "div",
          {},
          twoStep({
            label: t("agreement.confirm"),
            className: "main",
            question: t("agreement.sure"),
            act: () => act(`/agreements/${agreement.id}/confirmation`, {}),
          }),
          h("p", { class: "hint" }, t("agreement.wrong")),
        )
      : null,
  );
}

/** The final answer with the ways outside; they stay visible after closing. */
export function answerCard({ complaint: { finalAnswer } }: PublicTracking): HTMLElement | null {
  if (!finalAnswer) return null;
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("decision.title")),
    h("p", { class: "small" }, day(finalAnswer.at)),
    h("p", { class: "said" }, finalAnswer.text),
    finalAnswer.outsideBodies.length > 0
      ? h("div", {}, h("h3", {}, t("decision.bodies")), h("ul", { class: "bodies" }, ...finalAnswer.outsideBodies.map((body) => h("li", {}, body))))
      : null,
  );
}
