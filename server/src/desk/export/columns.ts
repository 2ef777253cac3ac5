import { type CategoryTree, categoryLabel } from "@amends/core/desk/category";
import type { Language } from "@amends/core/desk/complaint";
import { type Money, minorDigits } from "@amends/core/shared/money";
import type { Instant } from "@amends/core/shared/record";
import { word } from "../letters/words.ts";
import type { ExportRow } from "./export-row.ts";

/** In whose words a table is written. */
export type Wording = { readonly language: Language; readonly categories: CategoryTree };

/** A column: a text, a moment in UTC or an amount as a decimal number; "" where there is nothing. */
type Column = { readonly key: string; readonly kind: "text" | "time" | "number"; readonly of: (row: ExportRow, wording: Wording) => string };

/** "1234.50": a number for spreadsheets, exact. */
export function decimalOf({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(minor).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const text = (key: string, of: Column["of"]): Column => ({ key, kind: "text", of });
const time = (key: string, of: (row: ExportRow) => Instant | null): Column => ({ key, kind: "time", of: (row) => of(row) ?? "" });
/** A word of the vocabulary, in the reader's language. */
const coded = (key: string, group: string, of: (row: ExportRow) => string | null): Column =>
  text(key, (row, { language }) => {
    const code = of(row);
    return code === null ? "" : word(language, group, code);
  });
const money = (key: string, of: (row: ExportRow) => Money | null): readonly Column[] => [
  {
    key,
    kind: "number",
    of: (row) => {
      const amount = of(row);
      return amount ? decimalOf(amount) : "";
    },
  },
  text(`${key}Currency`, (row) => of(row)?.currency ?? ""),
];
const several = (language: Language) => (language === "en" ? "; " : "；");

/** The columns of a table, left to right; their headers are in content/texts/<language>/export.json. */
export const columns: readonly Column[] = [
  text("number", (row) => row.number),
  text("externalNo", (row) => row.externalNo ?? ""),
  text("title", (row) => row.title),
  coded("state", "complaintState", (row) => row.state),
  coded("phase", "phase", (row) => row.phase),
  coded("outcome", "outcome", (row) => row.outcome),
  coded("kind", "complaintKind", (row) => row.kind),
  coded("severity", "severity", (row) => row.severity),
  text("category", (row, { language, categories }) => (row.categoryId === null ? "" : categoryLabel(categories, row.categoryId, language))),
  coded("channel", "channel", (row) => row.channel),
  text("customer", (row) => row.customer),
  text("contacts", (row, { language }) => row.contacts.map((contact) => contact.value).join(several(language))),
  text("orderNo", (row) => row.orderNo),
  text("team", (row) => row.team),
  text("assignee", (row) => row.assignee ?? ""),
  time("receivedAt", (row) => row.receivedAt),
  time("occurredAt", (row) => row.occurredAt),
  time("nextDueAt", (row) => row.nextDueAt),
  coded("nextDueKind", "dueKind", (row) => row.nextDueKind),
  time("followUpAt", (row) => row.followUpAt),
  time("closedAt", (row) => row.closedAt),
  coded("directCause", "directCause", (row) => row.directCause),
  coded("indirectCause", "indirectCause", (row) => row.indirectCause),
  text("causeNote", (row) => row.causeNote),
  coded("satisfaction", "satisfaction", (row) => row.satisfaction),
  ...money("amount", (row) => row.amount),
  ...money("cost", (row) => row.cost),
  text("tags", (row, { language }) => row.tags.join(several(language))),
  text("facts", (row) => row.facts),
  text("demandTypes", (row, { language }) => row.demandTypes.map((type) => word(language, "demandType", type)).join(several(language))),
  text("demand", (row) => row.demand),
  time("firstReplyAt", (row) => row.firstReplyAt),
  time("lastActivityAt", (row) => row.lastActivityAt),
  coded("language", "language", (row) => row.language),
];
