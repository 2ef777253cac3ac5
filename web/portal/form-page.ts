import type { PublicComplaintInput, PublicForm, PublicReceipt } from "@amends/core/desk/contract-public";
import { demandTypes } from "@amends/core/desk/vocabulary";
import { ApiError, call } from "./api.ts";
import { contactOf } from "./contact.ts";
import { h, uniqueId } from "./dom.ts";
import { dropDraft, emptyDraft, type FormDraft, isWritten, keepDraft, readDraft } from "./draft.ts";
import { type Field, field } from "./field.ts";
import { filePicker } from "./file-picker.ts";
import { showPage } from "./frame.ts";
import { showReceipt } from "./receipt-page.ts";
import { language, t } from "./texts.ts";

/** The form for a company: whatever was written here before is there again. */
export function showForm(form: PublicForm): void {
  const draft = readDraft();
  const filesLost = adoptToken(draft, form);
  draft.company = form.company?.slug ?? (form.companies.some((c) => c.slug === draft.company) ? draft.company : "");
  build(form, draft, filesLost);
}

/** Files belong to the token they were uploaded with: while it is good it is kept, after that they have to be chosen again. */
function adoptToken(draft: FormDraft, form: PublicForm): boolean {
  const stillGood = draft.files.length > 0 && Date.parse(draft.tokenUntil) - Date.now() > 30 * 60_000;
  if (stillGood) return false;
  const lost = draft.files.length > 0;
  Object.assign(draft, {
    formToken: form.formToken,
    tokenUntil: form.expiresAt,
    tokenFrom: new Date(Date.now() + form.minSeconds * 1000).toISOString(),
    files: [],
  });
  return lost;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function build(form: PublicForm, draft: FormDraft, filesLost: boolean): void {
  const keep = () => keepDraft(draft);
  const facts = field({
    label: t("form.facts"),
    labelHidden: true,
    hint: t("form.factsHint"),
    value: draft.facts,
    max: 20_000,
    rows: 6,
    onInput: (value) => {
      draft.facts = value;
      keep();
    },
  });
  const remedy = field({
    label: t("form.remedy"),
    placeholder: t("form.remedyHint"),
    value: draft.remedy,
    max: 5_000,
    rows: 2,
    onInput: (value) => {
      draft.remedy = value;
      keep();
    },
  });
  const contact = field({
    label: t("form.contact"),
    hint: t("form.contactHint"),
    value: draft.contact,
    max: 200,
    autocomplete: "tel",
    onInput: (value) => {
      draft.contact = value;
      keep();
    },
  });
  const chips = demandTypes.map((type) => {
    const box = h("input", { type: "checkbox", value: type, checked: draft.demandTypes.includes(type) });
    box.addEventListener("change", () => {
      draft.demandTypes = demandTypes.filter((each) => (each === type ? box.checked : draft.demandTypes.includes(each)));
      remedy.complain("");
      keep();
    });
    return h("label", { class: "chip" }, box, h("span", {}, t(`demand.${type}`)));
  });
  const picker = filePicker({
    max: form.maxFiles,
    maxBytes: form.maxFileBytes,
    pass: () => ({ form: draft.formToken }),
    start: draft.files,
    onChange: (files) => {
      draft.files = files;
      keep();
    },
  });
  const trap = h("input", { type: "text", name: "website", tabindex: -1, autocomplete: "off", "aria-label": t("form.websiteLabel") });
  const general = h("p", { class: "error general", role: "alert" });
  const button = h("button", { type: "submit", class: "button main" }, t("form.submit"));
  const companies = form.company ? null : companyChoice(form, draft, keep);
  const fields: Record<string, Field> = { facts, remedy, contacts: contact };
  const again = () => build(form, draft, filesLost);

  const complain = (problems: readonly [string, string][]) => {
    for (const [name, text] of problems) (name === "company" ? companies : fields[name])?.complain(text);
    general.textContent = problems.length > 0 ? t("error.someMissing") : "";
    const first = problems[0]?.[0] ?? "";
    (first === "company" ? companies?.input : fields[first]?.input)?.focus();
  };
  const problemsNow = (): [string, string][] => {
    const problems: [string, string][] = [];
    if (!draft.company) problems.push(["company", t("error.company")]);
    if (!draft.facts.trim()) problems.push(["facts", t("error.facts")]);
    if (!draft.remedy.trim() && draft.demandTypes.length === 0) problems.push(["remedy", t("error.remedy")]);
    if (!draft.contact.trim()) problems.push(["contacts", t("error.contact")]);
    else if (!contactOf(draft.contact)) problems.push(["contacts", t("error.contactForm")]);
    return problems;
  };
  const send = async (): Promise<PublicReceipt> => {
    const wait = Date.parse(draft.tokenFrom) - Date.now();
    if (wait > 0) await pause(Math.min(wait, 10_000));
    const contactNow = contactOf(draft.contact);
    const body: PublicComplaintInput = {
      formToken: draft.formToken,
      company: draft.company,
      language: language(),
      facts: draft.facts,
      demandTypes: draft.demandTypes as PublicComplaintInput["demandTypes"],
      remedy: draft.remedy.trim() || draft.demandTypes.map((type) => t(`demand.${type}`)).join(language() === "en" ? ", " : "、"),
      contacts: contactNow ? [contactNow] : [],
      attachmentIds: picker.files().map((file) => file.id),
      website: trap.value,
    };
    return call<PublicReceipt>("POST", "/complaints", body);
  };
  /** A token that grew old while the page stood open is replaced once, without the customer noticing, unless files hang on it. */
  const sendOrRenew = async (): Promise<PublicReceipt> => {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "formExpired") throw error;
      const fresh = await call<PublicForm>("GET", `/form?company=${encodeURIComponent(draft.company)}`);
      const lost = draft.files.length > 0;
      Object.assign(draft, {
        formToken: fresh.formToken,
        tokenUntil: fresh.expiresAt,
        tokenFrom: new Date(Date.now() + fresh.minSeconds * 1000).toISOString(),
        files: [],
      });
      picker.clear();
      keep();
      if (lost) throw new ApiError("filesGone", t("form.filesGone"), "attachmentIds");
      return send();
    }
  };
  let sending = false;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    const problems = problemsNow();
    complain(problems);
    if (problems.length > 0) return;
    if (picker.busy()) {
      general.textContent = t("error.uploading");
      return;
    }
    sending = true;
    button.setAttribute("aria-busy", "true");
    button.textContent = t("form.submitting");
    try {
      const receipt = await sendOrRenew();
      dropDraft();
      showReceipt(receipt, form.company ?? form.companies.find((c) => c.slug === draft.company) ?? { slug: "", name: "", demo: false });
    } catch (error) {
      const at = error instanceof ApiError ? (error.field.split(".")[0] ?? "") : "";
      if (at in fields) complain([[at, (error as ApiError).message]]);
      else general.textContent = error instanceof ApiError ? error.message : t("loadFailed");
    } finally {
      sending = false;
      button.removeAttribute("aria-busy");
      button.textContent = t("form.submit");
    }
  };
  const clear = h(
    "button",
    {
      type: "button",
      class: "plain text",
      onclick: () => {
        if (!isWritten(draft) || !confirm(t("form.draftClearSure"))) return;
        dropDraft();
        build(form, { ...emptyDraft(), company: draft.company, formToken: draft.formToken, tokenUntil: draft.tokenUntil, tokenFrom: draft.tokenFrom }, false);
      },
    },
    t("form.draftClear"),
  );

  const part = (title: string, number: string, ...content: (Node | null)[]) =>
    h("fieldset", { class: "part" }, h("legend", {}, h("span", { class: "count", "aria-hidden": "true" }, number), title), ...content);
  showPage(
    { title: t("form.title"), company: form.company?.name ?? "", demo: form.company?.demo ?? false, onLanguage: again },
    h("section", { class: "intro" }, h("h1", {}, t("form.title")), h("p", {}, t("form.lead"))),
    h(
      "form",
      { class: "card form", novalidate: true, onsubmit: submit as (event: never) => void },
      companies?.root ?? null,
      part(t("form.factsTitle"), "1", facts.root),
      part(t("form.remedyTitle"), "2", h("p", { class: "hint" }, t("form.demandTypes")), h("div", { class: "chips" }, ...chips), remedy.root),
      part(t("form.contactTitle"), "3", contact.root),
      h(
        "fieldset",
        { class: "part last" },
        h("legend", {}, t("form.filesTitle")),
        filesLost ? h("p", { class: "notice", role: "status" }, t("form.filesGone")) : null,
        picker.root,
      ),
      h("div", { class: "trap", "aria-hidden": "true" }, trap),
      general,
      button,
      h("p", { class: "hint under" }, t("form.draftKept"), " ", clear),
    ),
  );
}

function companyChoice(form: PublicForm, draft: FormDraft, keep: () => void): { root: HTMLElement; input: HTMLSelectElement; complain(text: string): void } {
  const id = uniqueId("company");
  const error = h("p", { class: "error", id: `${id}-error` });
  const input = h(
    "select",
    { id, "aria-describedby": `${id}-error` },
    h("option", { value: "" }, "—"),
    ...form.companies.map((c) => h("option", { value: c.slug, selected: c.slug === draft.company }, c.name)),
  );
  input.addEventListener("change", () => {
    draft.company = input.value;
    error.textContent = "";
    keep();
  });
  return {
    root: h("div", { class: "part field" }, h("label", { for: id, class: "label" }, t("form.company")), input, error),
    input,
    complain: (text) => {
      error.textContent = text;
    },
  };
}
