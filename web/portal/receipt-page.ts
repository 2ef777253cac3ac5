import type { PublicCompany, PublicReceipt } from "@amends/core/desk/contract-public";
import { announce, h, sign, signs } from "./dom.ts";
import { day } from "./format.ts";
import { showPage } from "./frame.ts";
import { t } from "./texts.ts";

/** Number and link, large, to keep: on paper, as a picture, in the clipboard. */
export function showReceipt(receipt: PublicReceipt, company: PublicCompany): void {
  const copied = h("span", { class: "hint", role: "status" });
  const copy = async () => {
    await navigator.clipboard.writeText(receipt.trackingUrl).catch(() => {
      getSelection()?.selectAllChildren(link);
      document.execCommand("copy"); // pages without https have no clipboard of their own
    });
    copied.textContent = t("sent.copied");
  };
  const link = h("a", { href: receipt.trackingUrl, class: "link", rel: "noreferrer" }, receipt.trackingUrl);
  const title = h("h1", { tabindex: -1 }, t("sent.title"));
  showPage(
    { title: t("sent.title"), company: company.name, demo: company.demo, onLanguage: () => showReceipt(receipt, company) },
    h(
      "section",
      { class: "card receipt" },
      h("div", { class: "thanks" }, sign(signs.check, "sign big"), title),
      h("p", {}, t("sent.lead")),
      h("dl", { class: "number" }, h("dt", {}, t("sent.number")), h("dd", {}, receipt.number)),
      h(
        "div",
        { class: "keep" },
        h("img", { class: "qr", alt: t("sent.qr"), width: 148, height: 148, src: `data:image/svg+xml,${encodeURIComponent(receipt.trackingQrSvg)}` }),
        h(
          "div",
          {},
          h("h2", {}, t("sent.link")),
          link,
          h("p", { class: "hint" }, t("sent.linkHint")),
          h("p", { class: "hint" }, t("sent.until", { date: day(receipt.trackingUntil) })),
        ),
      ),
      h(
        "div",
        { class: "actions" },
        h("a", { class: "button main", href: receipt.trackingUrl, rel: "noreferrer" }, t("sent.open")),
        h(
          "button",
          {
            type: "button",
            class: "button quiet",
            onclick: () => {
              void copy();
            },
          },
          sign(signs.copy),
          t("sent.copy"),
        ),
        h("button", { type: "button", class: "button quiet", onclick: () => print() }, sign(signs.print), t("sent.print")),
        copied,
      ),
    ),
    h("section", { class: "card letter" }, h("h2", {}, t("sent.ack")), h("p", { class: "said" }, receipt.acknowledgement)),
  );
  title.focus();
  scrollTo(0, 0);
  announce(`${t("sent.title")} ${t("sent.number")} ${receipt.number}`);
}
