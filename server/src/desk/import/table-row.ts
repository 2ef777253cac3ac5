/** One row of a file; `row` counts as a spreadsheet does, from 1. */
export type TableRow = { readonly row: number; readonly cells: readonly string[] };

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");
