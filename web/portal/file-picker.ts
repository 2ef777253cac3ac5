import type { Attachment } from "@amends/core/desk/contract-view";
import { type ApiError, upload } from "./api.ts";
import { announce, h, sign, signs, uniqueId } from "./dom.ts";
import { fileSize } from "./format.ts";
import { t } from "./texts.ts";

export type FilePicker = { readonly root: HTMLElement; readonly files: () => Attachment[]; readonly busy: () => boolean; clear(): void };
type Options = {
  readonly max: number;
  readonly maxBytes: number;
  readonly pass: () => { form: string } | { tracking: string };
  readonly start?: readonly Attachment[];
  readonly onChange: (files: Attachment[]) => void;
};

/** Chosen files are uploaded at once, each with its own progress; a failed one can be tried again or taken out. */
export function filePicker(options: Options): FilePicker {
  const id = uniqueId("files");
  const list = h("ul", { class: "files" });
  const error = h("p", { class: "error", id: `${id}-error`, role: "alert" });
  const input = h("input", { id, type: "file", multiple: true, class: "unseen", "aria-describedby": `${id}-hint ${id}-error` });
  const done = new Map<HTMLElement, Attachment>();
  const running = new Set<HTMLElement>();
  const changed = () => options.onChange([...done.values()]);

  const remove = (item: HTMLElement, stop: () => void) => {
    stop();
    running.delete(item);
    done.delete(item);
    item.remove();
    changed();
    input.focus();
  };
  const line = (name: string, size: number, stop: () => void): { item: HTMLLIElement; bar: HTMLProgressElement; note: HTMLElement } => {
    const bar = h("progress", { max: 100, value: 0, "aria-label": name });
    const note = h("span", { class: "note" });
    const item = h("li", {}, sign(signs.clip), h("span", { class: "name" }, name), h("span", { class: "size" }, fileSize(size)), bar, note);
    item.append(
      h("button", { type: "button", class: "plain", "aria-label": t("file.remove", { name }), onclick: () => remove(item, stop) }, sign(signs.cross)),
    );
    return { item, bar, note };
  };
  const settled = (item: HTMLElement, bar: HTMLElement, attachment: Attachment) => {
    bar.remove();
    item.classList.add("ready");
    done.set(item, attachment);
  };
  const send = (file: File, at?: HTMLElement) => {
    let stop = (): void => undefined;
    const { item, bar, note } = line(file.name, file.size, () => stop());
    if (at) at.replaceWith(item);
    else list.append(item);
    running.add(item);
    const job = upload(file, options.pass(), (percent) => {
      bar.value = percent;
    });
    stop = job.abort;
    job.done.then(
      (attachment) => {
        running.delete(item);
        settled(item, bar, attachment);
        announce(t("file.done", { name: attachment.name }));
        changed();
      },
      (reason: ApiError) => {
        running.delete(item);
        if (reason.code === "aborted") return;
        item.classList.add("failed");
        bar.remove();
        note.textContent = reason.message || t("error.fileFailed", { name: file.name });
        note.setAttribute("role", "alert");
        if (reason.code === "network" || reason.status >= 500 || reason.status === 429)
          note.after(
            h(
              "button",
              { type: "button", class: "plain", "aria-label": t("file.retry", { name: file.name }), onclick: () => send(file, item) },
              sign(signs.again),
            ),
          );
      },
    );
  };
  const add = (files: readonly File[]) => {
    error.textContent = "";
    for (const file of files) {
      if (list.children.length >= options.max) error.textContent = t("error.tooManyFiles", { count: options.max });
      else if (file.size > options.maxBytes) error.textContent = t("error.fileTooLarge", { name: file.name, size: fileSize(options.maxBytes) });
      else send(file);
    }
  };
  input.addEventListener("change", () => {
    add([...(input.files ?? [])]);
    input.value = "";
  });
  for (const attachment of options.start ?? []) {
    const { item, bar } = line(attachment.name, attachment.size, () => undefined);
    settled(item, bar, attachment);
    list.append(item);
  }
  const button = h("label", { for: id, class: "button quiet" }, sign(signs.clip), t("form.addFiles"));
  const hint = h("p", { class: "hint", id: `${id}-hint` }, t("form.filesHint", { count: options.max, size: fileSize(options.maxBytes) }));
  const root = h("div", { class: "picker" }, input, button, hint, list, error);
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    add([...(event.dataTransfer?.files ?? [])]);
  });
  return {
    root,
    files: () => [...done.values()],
    busy: () => running.size > 0,
    clear: () => {
      list.replaceChildren();
      done.clear();
      running.clear();
    },
  };
}
