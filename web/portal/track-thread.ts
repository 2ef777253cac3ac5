import type { PublicMessage, PublicTracking } from "@amends/core/desk/contract-public";
import { h, sign, signs } from "./dom.ts";
import { dateTime, fileSize } from "./format.ts";
import { t } from "./texts.ts";

/** Addresses in a text become links; everything stays text. */
function linked(text: string): Node[] {
  return text
    .split(/(https?:\/\/[^\s<>"'，。；、）》」』]{1,500})/)
    .map((part, i) => (i % 2 === 1 ? h("a", { href: part, rel: "noopener noreferrer nofollow", target: "_blank" }, part) : document.createTextNode(part)));
}

function messageItem(message: PublicMessage, company: string): HTMLElement {
  const who = message.from === "you" ? t("thread.you") : message.author ? t("thread.author", { name: message.author, company }) : company;
  return h(
    "li",
    { class: `message ${message.from}`, "data-id": message.id },
    h("p", { class: "who" }, h("span", {}, who), h("time", { datetime: message.at }, dateTime(message.at))),
    message.subject ? h("p", { class: "subject" }, t("thread.letter", { subject: message.subject })) : null,
    h("div", { class: "said" }, ...linked(message.text)),
    message.attachments.length > 0
      ? h(
          "ul",
          { class: "attached" },
          ...message.attachments.map((file) =>
            h(
              "li",
              {},
              h(
                "a",
                { href: file.url, download: file.name, rel: "noreferrer" },
                file.previewUrl ? h("img", { src: file.previewUrl, alt: "", loading: "lazy", width: 72, height: 72 }) : sign(signs.clip),
                h("span", {}, file.name),
                h("span", { class: "size" }, fileSize(file.size)),
              ),
            ),
          ),
        )
      : null,
  );
}

/** The messages as a log: new ones are read out, old ones stay where they are. */
export function thread(): { root: HTMLElement; show: (page: PublicTracking) => void } {
  const list = h("ol", { class: "thread" });
  const log = h("div", { role: "log", "aria-live": "polite", "aria-label": t("thread.title") }, list);
  const empty = h("p", { class: "hint" }, t("thread.empty"));
  const root = h("section", { class: "card talk" }, h("h2", {}, t("thread.title")), empty, log);
  const show = ({ messages, company }: PublicTracking) => {
    empty.hidden = messages.length > 0;
    const known = new Set([...list.children].map((item) => (item as HTMLElement).dataset["id"]));
    list.append(...messages.filter((message) => !known.has(message.id)).map((message) => messageItem(message, company.name)));
  };
  return { root, show };
}
