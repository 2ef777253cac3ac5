import type { CellValue } from "exceljs";

const two = (n: number) => String(n).padStart(2, "0");

/** A spreadsheet's date has no time zone; exceljs gives it as if it were UTC. Rounded to seconds: 15:07:30 is stored as a fraction. */
function dateText(date: Date): string {
  const at = new Date(Math.round(date.getTime() / 1000) * 1000);
  if (Number.isNaN(at.getTime())) return "";
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  return time === "00:00:00" ? day : `${day} ${time}`;
}

/** Long numbers (orders, telephones) without an exponent. */
function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

/** What a cell shows, as text. A formula is never computed: the result that was saved with it, else the formula itself. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return dateText(value);
  if ("richText" in value) return value.richText.map((part) => part.text).join("");
  if ("error" in value) return value.error;
  if ("hyperlink" in value) return cellText(value.text as CellValue) || value.hyperlink;
  if ("formula" in value || "sharedFormula" in value) {
    const { result } = value as { result?: CellValue };
    const formula = "formula" in value ? value.formula : "";
    return result === undefined || result === null ? (formula ? `=${formula}` : "") : cellText(result);
  }
  return "";
}
