import { h } from "./dom.ts";
import { type Language, language, languageNames, languages, t, useLanguage } from "./texts.ts";

type Frame = { readonly title: string; readonly company: string; readonly demo: boolean; readonly onLanguage: () => void };

function languageSwitch(onLanguage: () => void): HTMLElement {
  const select = h(
    "select",
    { "aria-label": t("language"), class: "language" },
    ...languages.map((each) => h("option", { value: each, selected: each === language() }, languageNames[each])),
  );
  select.addEventListener("change", async () => {
    await useLanguage(select.value as Language, true);
    onLanguage();
    document.querySelector<HTMLElement>(".language")?.focus();
  });
  return select;
}

/** Puts a page into the window: whose it is, in which language, and the content. The focus goes to nothing: nothing jumps. */
export function showPage(frame: Frame, ...content: (Node | null)[]): void {
  document.title = frame.company ? `${frame.title} · ${frame.company}` : frame.title;
  const page = document.getElementById("page") as HTMLElement;
  const main = h("main", { id: "main", class: "sheet", tabindex: -1 }, ...content);
  page.replaceChildren(
    h("a", { class: "skip", href: "#main" }, t("skip")),
    h("header", { class: "top" }, h("span", { class: "company" }, frame.company || t("appName")), languageSwitch(frame.onLanguage)),
    ...(frame.demo ? [h("p", { class: "demo" }, t("demo"))] : []),
    main,
  );
}

/** A page that says why there is nothing to see, and what one can do. */
export function showTrouble(title: string, text: string, action: Node | null, onLanguage: () => void): void {
  showPage({ title, company: "", demo: false, onLanguage }, h("section", { class: "card trouble" }, h("h1", {}, title), h("p", {}, text), action));
}
