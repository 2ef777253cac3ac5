import { h, isComposing, uniqueId } from "./dom.ts";

export type Field = {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  /** Says at the field what is wrong, or with "" that nothing is. */
  complain(text: string): void;
};

type Options = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly max: number;
  readonly rows?: number;
  readonly labelHidden?: boolean;
  readonly inputmode?: string;
  readonly autocomplete?: string;
  readonly placeholder?: string;
  readonly onInput: (value: string) => void;
};

/** Grows with its text, up to half of the window. */
function fit(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight + 2, window.innerHeight * 0.5)}px`;
}

/** A labelled input, of several lines when `rows` is given. An error stands under it in a place kept free, so that nothing moves. */
export function field(options: Options): Field {
  const id = uniqueId("field");
  const hint = options.hint ? h("p", { id: `${id}-hint`, class: "hint" }, options.hint) : null;
  const error = h("p", { id: `${id}-error`, class: "error" });
  const common = {
    id,
    value: options.value,
    maxlength: options.max,
    "aria-describedby": [hint ? `${id}-hint` : "", `${id}-error`].filter(Boolean).join(" "),
    autocomplete: options.autocomplete ?? "off",
    placeholder: options.placeholder ?? null,
  };
  const input = options.rows
    ? h("textarea", { ...common, rows: options.rows })
    : h("input", { ...common, type: "text", inputmode: options.inputmode ?? null, autocapitalize: "off", spellcheck: "false" });
  const complain = (text: string) => {
    error.textContent = text;
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  input.addEventListener("input", () => {
    if (input instanceof HTMLTextAreaElement) fit(input);
    if (error.textContent) complain("");
    options.onInput(input.value);
  });
  // Some input methods confirm with an ordinary Enter: then only the open composition tells.
  let open = false;
  input.addEventListener("compositionstart", () => {
    open = true;
  });
  input.addEventListener("compositionend", () => {
    open = false;
  });
  input.addEventListener("keydown", (event) => {
    const { key } = event as KeyboardEvent;
    if (key === "Enter" && (open || isComposing(event as KeyboardEvent)) && input instanceof HTMLInputElement) event.preventDefault();
  });
  if (input instanceof HTMLTextAreaElement) requestAnimationFrame(() => input.value && fit(input));
  const label = h("label", { for: id, class: options.labelHidden ? "unseen" : "label" }, options.label);
  return { root: h("div", { class: "field" }, label, hint, input, error), input, complain };
}
