import { columns } from "./columns.ts";
import type { ExportRow } from "./export-row.ts";
import { type Table, tableCells } from "./table.ts";

/** Styles of workbook-parts.ts by their place there. */
const styles = { time: 1, number: 2, header: 3 } as const;
const widths: Readonly<Record<string, number>> = { title: 40, category: 28, contacts: 24, facts: 60, demand: 40, causeNote: 30 };
const mostCharacters = 32_767;

/** "A", "B", … "AJ": what a column is called in a sheet. */
function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26);
}
const letters = columns.map((_, i) => letterOf(i));

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A text as it may stand in a sheet: no more than a cell holds, without what XML cannot say, and nothing in it taken for an escape. */
export function sheetText(text: string): string {
  const short = text.length > mostCharacters ? text.slice(0, mostCharacters - 1).replace(/[\uD800-\uDBFF]$/, "") : text;
  return short
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
}

/** A text cell is a text whatever it begins with: never a formula, never a link. */
const textCell = (at: string, text: string, style = "") => `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${sheetText(text)}</t></is></c>`;

function rowXml(place: number, row: ExportRow, table: Table): string {
  const cells = tableCells(row, table).map((value, i) => {
    if (value === "") return "";
    const at = `${letters[i]}${place}`;
    const kind = columns[i]?.kind ?? "text";
    if (kind === "text") return textCell(at, value);
    return `<c r="${at}" s="${styles[kind]}"><v>${kind === "time" ? table.time.serial(value) : value}</v></c>`;
  });
  return `<row r="${place}">${cells.join("")}</row>`;
}

function opening(table: Table): string {
  const cols = columns.map(({ key, kind }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widths[key] ?? (kind === "time" ? 19 : 16)}" customWidth="1"/>`);
  const titles = columns.map(({ key, kind }, i) =>
    textCell(`${letters[i]}1`, kind === "time" ? `${table.header(key)} (${table.time.timeZone})` : table.header(key), ` s="${styles.header}"`),
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${cols.join("")}</cols><sheetData><row r="1">${titles.join("")}</row>`
  );
}

/** One sheet: a header and at most `most` rows of what is left to come. */
export async function* sheetXml(pages: AsyncIterator<readonly ExportRow[]>, table: Table, most: number): AsyncGenerator<string> {
  yield opening(table);
  for (let place = 2; place < most + 2; ) {
    const next = await pages.next();
    if (next.done) break;
    yield next.value.map((row) => rowXml(place++, row, table)).join("");
  }
  yield "</sheetData></worksheet>";
}
