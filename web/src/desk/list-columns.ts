/** Columns of the wide list. The first two always stand; the rest are chosen per person and saved with a view. */
export const columnNames = [
  "severity",
  "title",
  "customer",
  "phase",
  "due",
  "assignee",
  "team",
  "category",
  "channel",
  "received",
  "activity",
  "state",
  "tags",
  "order",
  "number",
  "followUp",
] as const;
export type ColumnName = (typeof columnNames)[number];
export const fixedColumns: readonly ColumnName[] = ["severity", "title"];
const defaultColumns: readonly ColumnName[] = ["severity", "title", "customer", "phase", "due", "assignee", "received", "number"];

/** Columns in their usual order, the fixed ones always among them; unknown names (an older version's) are left out. */
export function readColumns(names: readonly string[] | undefined): readonly ColumnName[] {
  if (!names?.length) return defaultColumns;
  const wanted = new Set(names);
  return columnNames.filter((c) => wanted.has(c) || fixedColumns.includes(c));
}
