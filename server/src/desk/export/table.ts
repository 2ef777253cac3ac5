import { columns, type Wording } from "./columns.ts";
import type { ExportRow } from "./export-row.ts";
import type { LocalTime } from "./local-time.ts";

/** How rows become a table for people: words, headers and clock of the reader. */
export type Table = Wording & { readonly header: (key: string) => string; readonly sheet: string; readonly time: LocalTime };

/** A row's values by column: texts, moments in UTC, decimal numbers. */
export const tableCells = (row: ExportRow, wording: Wording): string[] => columns.map((column) => column.of(row, wording));
