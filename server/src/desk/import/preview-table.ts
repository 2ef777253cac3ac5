import type { ImportColumn, ImportPreview } from "@amends/core/desk/contract-import";
import { closedStatesOf, suggestColumns } from "@amends/core/desk/import-columns";
import { refuse } from "../../platform/refusal-error.ts";
import type { Company } from "../desk-settings.ts";
import type { Table } from "./open-table.ts";

const guessRows = 200;
const mostWords = 60;
const longestWord = 60;
const shown = 300;

/** The different words of each column, for columns that have few; null as soon as there are too many or too long ones. */
function collectWords(words: (Set<string> | null)[], cells: readonly string[]): void {
  cells.forEach((cell, i) => {
    if (words[i] === null) return;
    words[i] ??= new Set();
    const word = cell.replace(/\s+/g, " ").trim();
    if (word !== "") words[i].add(word);
    if (word.length > longestWord || words[i].size > mostWords) words[i] = null;
  });
}

/** Reads a file once from end to end: how many rows, what its columns hold and most likely are. @throws importNoRows and what reading throws */
export async function previewTable(table: Table, { id, fileName, company }: { id: string; fileName: string; company: Company }): Promise<ImportPreview> {
  const first: (readonly string[])[] = [];
  const words: (Set<string> | null)[] = [];
  let count = 0;
  for await (const { cells } of table.rows()) {
    if (first.length < guessRows) first.push(cells);
    if (count++ > 0) collectWords(words, cells);
  }
  const guess = suggestColumns(first, company.timeZone, company.language === "en" ? "mdy" : "ymd");
  const data = guess.hasHeader ? first.slice(1) : first;
  if (data.length === 0) refuse("importNoRows", { field: "file" });
  if (!guess.hasHeader) collectWords(words, first[0] ?? []);
  const columns: ImportColumn[] = guess.mapping.map((_, index) => {
    const values = data.map((cells) => (cells[index] ?? "").trim()).filter((value) => value !== "");
    return {
      index,
      header: guess.hasHeader ? (first[0]?.[index] ?? "").trim().slice(0, shown) : "",
      samples: values.slice(0, 3).map((value) => value.slice(0, shown)),
      words: [...(words[index] ?? [])],
    };
  });
  const states = columns[guess.mapping.indexOf("state")]?.words ?? [];
  return {
    id,
    fileName,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: table.sheet,
    otherSheets: table.otherSheets,
    rows: count - (guess.hasHeader ? 1 : 0),
    columns,
    sample: data.slice(0, 10).map((cells) => guess.mapping.map((_, i) => (cells[i] ?? "").slice(0, shown))),
    suggestedMapping: guess.mapping,
    hasHeader: guess.hasHeader,
    dateOrder: guess.dateOrder,
    closedStates: closedStatesOf(states),
  };
}
