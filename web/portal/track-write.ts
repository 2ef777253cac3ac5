import type { Act } from "./act.ts";
import { h } from "./dom.ts";
import { keepMessage, readMessage } from "./draft.ts";
import { field } from "./field.ts";
import { filePicker } from "./file-picker.ts";
import { t } from "./texts.ts";

const megabyte = 1024 * 1024;

/** Where the customer writes: kept while typed, sent once even when the answer is lost on the way. */
export function writeBox(number: string, token: string, act: Act): HTMLElement {
  let text = readMessage(number);
  let key = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const status = h("p", { class: "hint", role: "status" });
  const error = h("p", { class: "error", role: "alert" });
  const box = field({
    label: t("write.label"),
    placeholder: t("write.hint"),
    value: text,
    max: 10_000,
    rows: 3,
    onInput: (value) => {
      text = value;
      keepMessage(number, value);
      status.textContent = "";
      error.textContent = "";
    },
  });
  const picker = filePicker({ max: 10, maxBytes: 20 * megabyte, pass: () => ({ tracking: token }), onChange: () => undefined });
  const button = h("button", { type: "submit", class: "button main" }, t("write.send"));
  let sending = false;
  const send = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    const files = picker.files();
    if (!text.trim() && files.length === 0) {
      box.complain(t("write.empty"));
      box.input.focus();
      return;
    }
    if (picker.busy()) {
      error.textContent = t("error.uploading");
      return;
    }
    sending = true;
    button.setAttribute("aria-busy", "true");
    button.textContent = t("write.sending");
    error.textContent = "";
    try {
      await act("/messages", { text, attachmentIds: files.map((file) => file.id) }, key);
      text = "";
      key = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
      box.input.value = "";
      box.input.dispatchEvent(new Event("input"));
      picker.clear();
      status.textContent = t("write.sent");
    } catch (reason) {
      error.textContent = reason instanceof Error && reason.message ? reason.message : t("loadFailed");
    } finally {
      sending = false;
      button.removeAttribute("aria-busy");
      button.textContent = t("write.send");
    }
  };
  return h(
    "form",
    { class: "write", novalidate: true, onsubmit: send as (event: never) => void },
    box.root,
    picker.root,
    h("div", { class: "actions" }, button, status),
    error,
  );
}
