import { normaliseEmail, normalisePhone } from "../shared/contact.ts";
import type { Instant } from "../shared/record.ts";
import type { CategoryTree } from "./category.ts";
import type { ImportPlan, ImportTarget } from "./contract-import.ts";
import type { ContactKind } from "./contract-intake.ts";
import type { ImportedComplaint } from "./create-from-import.ts";
import { readTime } from "./import-time.ts";

/** A row that can be taken in: the complaint, who it is from, and the answer that was given. */
export type ImportedRow = {
  readonly complaint: ImportedComplaint;
  readonly customerName: string;
  readonly contacts: readonly { readonly kind: ContactKind; readonly value: string }[];
  readonly reply: { readonly text: string; readonly at: Instant | null } | null;
  /** Words of the category column that no category answers to: kept as a tag, so that nothing is lost. */
  readonly tags: readonly string[];
};

/** Why a row cannot be taken in; `column` is the target at fault. */
export type RowProblem = { readonly code: string; readonly column: ImportTarget; readonly value: string };
export type RowReading = { readonly ok: true; readonly row: ImportedRow } | { readonly ok: false; readonly problem: RowProblem };

export type RowContext = { readonly timeZone: string; readonly now: Instant; readonly categories: CategoryTree };

const limits = { text: 20_000, reply: 50_000, title: 200, externalNo: 80, orderNo: 80, customerName: 120, demand: 5_000, contact: 200 } as const;
const clean = (value: string) => value.replace(/\p{Cs}|\u0000/gu, "").replace(/\r\n?/g, "\n").trim();
const oneLine = (value: string) => clean(value).replace(/\s*\n\s*/g, " ");

/** Several contacts may stand in one cell: "13800138000 / wang@example.com". */
function contactsOf(value: string): { kind: ContactKind; value: string }[] {
  return oneLine(value)
    .split(/[,;，；、|/]|\s{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && part.length <= limits.contact)
    .slice(0, 4)
    .map((part) => ({ kind: normaliseEmail(part) ? "email" : normalisePhone(part) ? "phone" : "other", value: part }));
}

/** A category by what was decided for its word, else by its id or name in any language. */
export function categoryOf(word: string, plan: Pick<ImportPlan, "categories">, tree: CategoryTree): string | null {
  if (Object.hasOwn(plan.categories, word)) return plan.categories[word] ?? null;
  const wanted = word.normalize("NFKC").toLowerCase();
  return tree.find(({ id, names }) => id.toLowerCase() === wanted || Object.values(names).some((name) => name.toLowerCase() === wanted))?.id ?? null;
}

function timeOf(value: string, column: ImportTarget, plan: ImportPlan, { timeZone, now }: RowContext): Instant | null | RowProblem {
  if (value === "") return null;
  const at = readTime(value, timeZone, plan.dateOrder);
  if (at === null) return { code: "importTimeUnreadable", column, value };
  // A day of slack: the file may be from a zone ahead of the company's.
  return Date.parse(at) > Date.parse(now) + 86_400_000 ? { code: "importTimeInFuture", column, value } : at;
}

/**
 * Reads one row by the plan. Only the text is needed; the title stands in where the text is empty. What is there must be readable: a wrong time
 * or an oversize text makes the row bad and says so, it is never quietly changed.
 */
export function readImportRow(cells: readonly string[], plan: ImportPlan, context: RowContext): RowReading {
  const given: Partial<Record<ImportTarget, string>> = {};
  plan.columns.forEach((target, i) => {
    const value = clean(cells[i] ?? "");
    if (target && value !== "") given[target] = given[target] === undefined ? value : `${given[target]}${target === "contact" ? "; " : "\n"}${value}`;
  });
  const no = (code: string, column: ImportTarget, value = ""): RowReading => ({
    ok: false,
    problem: { code, column, value: [...oneLine(value)].slice(0, 80).join("") },
  });
  const title = oneLine(given.title ?? "");
  const text = given.text ?? title;
  if (text === "") return no("importTextMissing", "text");
  for (const column of ["text", "reply", "externalNo", "orderNo", "customerName", "demand"] as const) {
    const value = given[column] ?? "";
    if (value.length > limits[column]) return no("importTooLong", column, value);
  }
  const receivedAt = timeOf(given.receivedAt ?? "", "receivedAt", plan, context);
  if (typeof receivedAt === "object" && receivedAt !== null) return { ok: false, problem: receivedAt };
  const repliedAt = timeOf(given.repliedAt ?? "", "repliedAt", plan, context);
  if (typeof repliedAt === "object" && repliedAt !== null) return { ok: false, problem: repliedAt };
  const word = oneLine(given.category ?? "");
  const categoryId = word === "" ? null : categoryOf(word, plan, context.categories);
  const closed = given.state !== undefined && plan.closedStates.includes(oneLine(given.state));
  return {
    ok: true,
    row: {
      complaint: {
        text,
        title: [...title].slice(0, limits.title).join(""),
        externalNo: oneLine(given.externalNo ?? ""),
        receivedAt,
        categoryId,
        orderNo: oneLine(given.orderNo ?? ""),
        demandText: given.demand ?? "",
        closedAt: closed ? (repliedAt ?? receivedAt ?? context.now) : null,
      },
      customerName: oneLine(given.customerName ?? ""),
      contacts: contactsOf(given.contact ?? ""),
      reply: given.reply ? { text: given.reply, at: repliedAt } : null,
      tags: word !== "" && categoryId === null ? [[...word].slice(0, 40).join("")] : [],
    },
  };
}

/**
 * What makes a row the same as one taken in before: its outside number, else everything it says. Written alike whatever the encoding or the
 * spelling of dates in the file was, to be hashed by the caller.
 */
export function rowIdentity({ complaint, customerName, contacts }: ImportedRow): string {
  if (complaint.externalNo) return `no ${complaint.externalNo.normalize("NFKC").toLowerCase()}`;
  return JSON.stringify([
    "text",
    complaint.text.normalize("NFC"),
    complaint.title,
    complaint.receivedAt ?? "",
    complaint.orderNo,
    customerName,
    contacts.map((c) => c.value),
  ]);
}
