import type { PublicTracking } from "@amends/core/desk/contract-public";
import type { Act } from "./act.ts";
import { h, sign, signs } from "./dom.ts";
import { field } from "./field.ts";
import { t } from "./texts.ts";
import { twoStep } from "./two-step.ts";

/** Stars once it is closed: a group of radio buttons, so that keys and screen readers know them. */
export function ratingCard({ complaint }: PublicTracking, act: Act): HTMLElement | null {
  if (complaint.stars !== null)
    return h(
      "section",
      { class: "card rated" },
      h("p", { class: "given yes" }, sign(signs.star), t("rate.yours", { stars: complaint.stars })),
      h("p", { class: "hint" }, t("rate.thanks")),
    );
  if (!complaint.canRate) return null;
  let stars = 0;
  let text = "";
  const word = h("span", { class: "word", "aria-hidden": "true" });
  const error = h("p", { class: "error", role: "alert" });
  const radios = [1, 2, 3, 4, 5].map((n) => {
    const input = h("input", { type: "radio", name: "stars", value: n, class: "unseen" });
    input.addEventListener("change", () => {
      stars = n;
      word.textContent = t(`rate.star${n}`);
      error.textContent = "";
      for (const [i, label] of radios.entries()) label.classList.toggle("on", i < n);
    });
    return h("label", { class: "star", title: t(`rate.star${n}`) }, input, sign(signs.star), h("span", { class: "unseen" }, t(`rate.star${n}`)));
  });
  const box = field({
    label: t("rate.text"),
    value: "",
    max: 2_000,
    rows: 2,
    onInput: (value) => {
      text = value;
    },
  });
  const send = async (event: Event) => {
    event.preventDefault();
    if (stars === 0) {
      error.textContent = t("rate.choose");
      return;
    }
    await act("/rating", { stars, text }).catch((reason: Error) => {
      error.textContent = reason.message;
    });
  };
  return h(
    "section",
    { class: "card asks" },
    h("h2", { id: "rate" }, t("rate.title")),
    h("p", {}, t("rate.lead")),
    h(
      "form",
      { novalidate: true, onsubmit: send as (event: never) => void },
      h("div", { class: "stars", role: "radiogroup", "aria-labelledby": "rate" }, ...radios, word),
      box.root,
      error,
      h("button", { type: "submit", class: "button main" }, t("rate.send")),
    ),
  );
}

/** The survey that waits to be answered, on a page of its own. */
export function surveyCard(token: string): HTMLElement {
  return h("section", { class: "card asks" }, h("h2", {}, t("survey.card")), h("a", { class: "button main", href: `/portal/s/${token}` }, t("survey.open")));
}

export function withdrawCard({ complaint }: PublicTracking, act: Act): HTMLElement | null {
  if (!complaint.canWithdraw) return null;
  let text = "";
  const why = field({
    label: t("withdraw.why"),
    value: "",
    max: 1_000,
    rows: 2,
    onInput: (value) => {
      text = value;
    },
  });
  return h(
    "details",
    { class: "card withdraw" },
    h("summary", {}, t("withdraw.title")),
    h("p", {}, t("withdraw.lead")),
    why.root,
    twoStep({ label: t("withdraw.do"), className: "quiet", question: t("withdraw.sure"), act: () => act("/withdrawal", { text }) }),
  );
}
