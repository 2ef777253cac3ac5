import { normaliseEmail, normalisePhone } from "../shared/contact.ts";
import type { Instant } from "../shared/record.ts";
import { guessDateOrder, readTime } from "./import-time.ts";

/** Columns of a list of purchases or visits, by what other systems call them. */
const names = {
  contact: [
    "电话",
    "手机",
    "手机号",
    "联系方式",
    "邮箱",
    "客户",
    "電話",
    "手機",
    "聯絡方式",
    "信箱",
    "顧客",
    "phone",
    "mobile",
    "email",
    "e-mail",
    "contact",
    "customer",
  ],
  order: ["订单号", "订单", "單號", "訂單", "訂單編號", "order", "order no", "order number"],
  date: ["日期", "时间", "购买日期", "到店日期", "時間", "購買日期", "到店日期", "date", "time", "purchase date", "visit date"],
  amount: ["金额", "消费金额", "金額", "消費金額", "amount", "total"],
} as const;
type Column = keyof typeof names;
export type ComeBackColumns = Readonly<Record<Column, number>>;

const folded = (text: string) => text.normalize("NFKC").trim().toLowerCase();

/** Where the columns stand, by the first row; -1 = there is none. null when no date, or neither contact nor order, is named: then nothing can be read. */
export function comeBackColumns(header: readonly string[]): ComeBackColumns | null {
  const at = (column: Column) => header.findIndex((cell) => (names[column] as readonly string[]).includes(folded(cell)));
  const columns = { contact: at("contact"), order: at("order"), date: at("date"), amount: at("amount") };
  return columns.date < 0 || (columns.contact < 0 && columns.order < 0) ? null : columns;
}

export type ComeBackRow = { readonly cameAt: Instant; readonly contact: string; readonly order: string; readonly note: string };
/** Why a row cannot be taken: no date that can be read, a day to come, or nobody named. */
export type ComeBackRowProblem = "comeBackDate" | "comeBackFuture" | "comeBackNobody";

/** How the dates of the column are written, as far as they tell. */
export const comeBackDates = (rows: readonly (readonly string[])[], { date }: ComeBackColumns) =>
  guessDateOrder(
    rows.map((cells) => cells[date] ?? ""),
    "ymd",
  );

/** One row of the list; the contact in the form under which two spellings are the same. */
export function readComeBackRow(
  cells: readonly string[],
  columns: ComeBackColumns,
  { timeZone, now, order }: { timeZone: string; now: Instant; order: "ymd" | "dmy" | "mdy" },
): ComeBackRow | ComeBackRowProblem {
  const cell = (column: Column) => (columns[column] < 0 ? "" : (cells[columns[column]] ?? "").normalize("NFKC").trim().slice(0, 200));
  const cameAt = readTime(cell("date"), timeZone, order);
  if (cameAt === null) return "comeBackDate";
  if (cameAt > now) return "comeBackFuture";
  const given = cell("contact");
  const contact = given.includes("@") ? normaliseEmail(given) || given.toLowerCase() : normalisePhone(given) || given.replace(/\s+/g, "").toLowerCase();
  const [number, amount] = [cell("order"), cell("amount")];
  if (contact === "" && number === "") return "comeBackNobody";
  return { cameAt, contact, order: number, note: [number, amount].filter(Boolean).join(" · ") };
}

/** POST /api/come-backs/import: what became of each row, or with `trial` what would. `known` were there already. */
export type ComeBackImport = {
  readonly taken: number;
  readonly known: number;
  readonly bad: readonly { readonly row: number; readonly code: ComeBackRowProblem | "comeBackUnknown" }[];
  readonly badCount: number;
};
