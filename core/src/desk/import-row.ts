import type { Instant } from "../shared/record.ts";
import type { CategoryTree } from "./category.ts";
import { type ImportPlan, type ImportTarget, importTargets } from "./contract-import.ts";
import type { ContactKind } from "./contract-intake.ts";
import type { ImportedComplaint } from "./create-from-import.ts";
import { isClosedWord } from "./import-columns.ts";
import { readContacts } from "./import-contact.ts";
import { readTime } from "./import-time.ts";

/** A row that can be taken in: the complaint, who it is from, and the answer that was given. */
export type ImportedRow = {
  readonly complaint: ImportedComplaint;
  readonly customerName: string;
  readonly contacts: readonly { readonly kind: ContactKind; readonly value: string }[];
  /** `at` null: nothing says when; the time of import is taken. */
  readonly reply: { readonly text: string; readonly at: Instant | null } | null;
  /** The word of the category column when no category answers to it. */
  readonly unknownCategory: string | null;
};

/** Why a row cannot be taken in: `code` is a key of errors.json, `field` the target at fault. */
export type RowProblem = {
  readonly code: string;
  readonly field: ImportTarget | null;
  readonly value: string;
  readonly params?: Readonly<Record<string, string | number>>;
};
export type RowReading = { readonly ok: true; readonly row: ImportedRow } | { readonly ok: false; readonly problems: readonly RowProblem[] };

export type RowContext = { readonly timeZone: string; readonly now: Instant; readonly categories: CategoryTree };

const limits: Partial<Record<ImportTarget, number>> = {
  text: 20_000,
  reply: 50_000,
  title: 5_000,
  externalNo: 80,
  orderNo: 80,
  customerName: 120,
  respondent: 200,
  place: 200,
  demand: 5_000,
  category: 200,
  contact: 1_000,
  state: 200,
};
const maxTitle = 200;
const maxTag = 60;
const clean = (value: string) =>
  value
    .replace(/\p{Cs}|\u0000/gu, "")
    .replace(/\r\n?/g, "\n")
    .trim();
const oneLine = (value: string) => clean(value).replace(/\s*\n\s*/g, " ");
const multiLine = new Set<ImportTarget>(["text", "reply", "demand", "contact"]);
const excerpt = (value: string) => {
  const characters = [...oneLine(value.slice(0, 400))];
  return characters.length > 80 ? `${characters.slice(0, 79).join("")}…` : characters.join("");
};

type Given = Partial<Record<ImportTarget, string>>;

/** What stands in the columns of each target; several columns of one target are put together. */
function given(cells: readonly string[], mapping: ImportPlan["mapping"]): Given {
  const values: Given = {};
  mapping.forEach((target, i) => {
    if (!target) return;
    const value = multiLine.has(target) ? clean(cells[i] ?? "") : oneLine(cells[i] ?? "");
    if (value === "") return;
    const before = values[target];
    values[target] = before === undefined ? value : `${before}${multiLine.has(target) ? "\n" : " "}${value}`;
  });
  return values;
}

/** A row with other columns than the rest was torn apart or shifted: what stands where is not known. */
function unevenProblem(cells: readonly string[], mapping: ImportPlan["mapping"]): RowProblem | null {
  const tooMany = cells.slice(mapping.length).some((cell) => cell.trim() !== "");
  const tooFew = mapping.slice(cells.length).some((target) => target !== null);
  if (!tooMany && !tooFew) return null;
  return { code: "importRowUneven", field: null, value: excerpt(cells[0] ?? ""), params: { expected: mapping.length, found: cells.length } };
}

type CategoryIndex = ReadonlyMap<string, string>;
const indexes = new WeakMap<CategoryTree, CategoryIndex>();
const plain = (word: string) => word.normalize("NFKC").trim().toLowerCase();

function categoryIndex(tree: CategoryTree): CategoryIndex {
  let index = indexes.get(tree);
  if (!index) {
    const made = new Map<string, string>();
    for (const { id, names } of tree) for (const name of Object.values(names)) if (!made.has(plain(name))) made.set(plain(name), id);
    for (const { id } of tree) made.set(plain(id), id);
    indexes.set(tree, (index = made));
  }
  return index;
}

/** A category by what was decided for its word, else by its id or name in any language; "A > B" is looked up whole and by its last part. */
export function categoryOf(word: string, chosen: ImportPlan["categories"], tree: CategoryTree): string | null {
  if (Object.hasOwn(chosen, word)) return chosen[word] ?? null;
  const index = categoryIndex(tree);
  const last = word.split(/[>›/\\]/).at(-1) ?? word;
  return index.get(plain(word)) ?? index.get(plain(last)) ?? null;
}

/**
 * Reads one row by the plan. Only the text is needed; the title stands in where the text is empty. What is there must be
 * readable: a wrong time or an oversize text makes the row bad and says so, it is never quietly changed.
 */
export function readImportRow(cells: readonly string[], plan: ImportPlan, context: RowContext): RowReading {
  const uneven = unevenProblem(cells, plan.mapping);
  if (uneven) return { ok: false, problems: [uneven] };
  const values = given(cells, plan.mapping);
  const problems: RowProblem[] = [];
  const title = values.title ?? "";
  const text = values.text ?? title;
  if (text === "") problems.push({ code: "importTextMissing", field: "text", value: "" });
  for (const field of importTargets) {
    const max = limits[field];
    const value = values[field] ?? "";
    if (max !== undefined && value.length > max) problems.push({ code: "importTooLong", field, value: excerpt(value), params: { max } });
  }
  const latest = Date.parse(context.now) + 86_400_000; // a day of slack: the file may be from a zone ahead of the company's
  const timeOf = (field: "receivedAt" | "repliedAt" | "occurredAt"): Instant | null => {
    const value = values[field];
    if (value === undefined) return null;
    const at = readTime(value, context.timeZone, plan.dateOrder);
    if (at !== null && Date.parse(at) <= latest) return at;
    problems.push({ code: at === null ? "importTimeUnreadable" : "importTimeInFuture", field, value: excerpt(value), params: { value: excerpt(value) } });
    return null;
  };
  const [receivedAt, occurredAt, repliedAt] = [timeOf("receivedAt"), timeOf("occurredAt"), timeOf("repliedAt")];
  if (problems.length > 0) return { ok: false, problems };

  const word = values.category ?? "";
  const categoryId = word === "" ? null : categoryOf(word, plan.categories, context.categories);
  const unknownCategory = word !== "" && categoryId === null ? word : null;
  const closed = values.state !== undefined && (plan.closedStates ? plan.closedStates.includes(values.state) : isClosedWord(values.state));
  const reached = readContacts(values.contact ?? "");
  const long = [...title].length > maxTitle;
  return {
    ok: true,
    row: {
      complaint: {
        text,
        title: long ? `${[...title].slice(0, maxTitle - 1).join("")}…` : title,
        summary: long && title !== text ? title : "",
        externalNo: values.externalNo ?? "",
        receivedAt,
        occurredAt,
        categoryId,
        tags: unknownCategory ? [[...unknownCategory].slice(0, maxTag).join("")] : [],
        orderNo: values.orderNo ?? "",
        respondentUnit: values.respondent ?? "",
        place: values.place ?? "",
        demandText: values.demand ?? "",
        closedAt: closed ? (repliedAt ?? context.now) : null,
      },
      customerName: values.customerName ?? reached.name,
      contacts: reached.contacts,
      reply: values.reply ? { text: values.reply, at: repliedAt } : null,
      unknownCategory,
    },
  };
}

/**
 * What makes a row the same as one taken in before: its outside number, else everything that stands in it, whatever the
 * columns were taken for. To be hashed by the caller.
 */
export function rowIdentity(cells: readonly string[], mapping: ImportPlan["mapping"]): string {
  const number = oneLine(cells[mapping.indexOf("externalNo")] ?? "");
  if (number !== "") return `no ${number.normalize("NFKC").toLowerCase()}`;
  const filled = cells.map((cell) => clean(cell).normalize("NFC"));
  while (filled.at(-1) === "") filled.pop();
  return `row ${JSON.stringify(filled)}`;
}
