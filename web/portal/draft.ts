import type { Attachment } from "@amends/core/desk/contract-view";

/** What stands in the form. Kept on this device with every change, so that a closed tab loses nothing. */
export type FormDraft = {
  company: string;
  facts: string;
  remedy: string;
  demandTypes: string[];
  contact: string;
  /** Files already uploaded belong to this token and go with it. */
  formToken: string;
  tokenUntil: string;
  tokenFrom: string;
  files: Attachment[];
};

export const emptyDraft = (): FormDraft => ({
  company: "",
  facts: "",
  remedy: "",
  demandTypes: [],
  contact: "",
  formToken: "",
  tokenUntil: "",
  tokenFrom: "",
  files: [],
});

const formKey = "amends.portal.draft";

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // full or forbidden: the page still works, only the draft does not survive
  }
}

export function readDraft(): FormDraft {
  const saved = read(formKey);
  return saved && typeof saved === "object" ? { ...emptyDraft(), ...(saved as Partial<FormDraft>) } : emptyDraft();
}

export const isWritten = (draft: FormDraft): boolean => Boolean(draft.facts || draft.remedy || draft.contact || draft.demandTypes.length || draft.files.length);
export const keepDraft = (draft: FormDraft): void => write(formKey, isWritten(draft) ? draft : null);
export const dropDraft = (): void => write(formKey, null);

/** A message begun on a tracking page, under the complaint's number: the token itself is not written to the device. */
export const readMessage = (number: string): string => {
  const saved = read(`amends.portal.message.${number}`);
  return typeof saved === "string" ? saved : "";
};
export const keepMessage = (number: string, text: string): void => write(`amends.portal.message.${number}`, text || null);
