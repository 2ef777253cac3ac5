import { h } from "./dom.ts";
import { t } from "./texts.ts";

type Step = { readonly label: string; readonly className: string; readonly question: string; readonly extra?: Node | null; readonly act: () => Promise<void> };

/** A button that asks once more in its own place before it acts; what went wrong stands under it. */
export function twoStep({ label, className, question, extra, act }: Step): HTMLElement {
  const error = h("p", { class: "error", role: "alert" });
  const first = h("button", { type: "button", class: `button ${className}` }, label);
  const yes = h("button", { type: "button", class: "button main" }, t("sure.yes"));
  const no = h("button", { type: "button", class: "button quiet" }, t("sure.no"));
  const ask = h("div", { class: "ask", hidden: true }, h("p", {}, question), extra ?? null, h("div", { class: "actions" }, yes, no));
  const show = (asking: boolean) => {
    ask.hidden = !asking;
    first.hidden = asking;
    (asking ? yes : first).focus();
  };
  first.addEventListener("click", () => show(true));
  no.addEventListener("click", () => show(false));
  yes.addEventListener("click", async () => {
    if (yes.getAttribute("aria-busy")) return;
    yes.setAttribute("aria-busy", "true");
    error.textContent = "";
    try {
      await act();
    } catch (reason) {
      error.textContent = reason instanceof Error && reason.message ? reason.message : t("loadFailed");
    } finally {
      yes.removeAttribute("aria-busy");
    }
  });
  return h("div", { class: "two-step" }, first, ask, error);
}
