import { type ImportPlan, type ImportPreview, type ImportTarget, importTargets } from "@amends/core/desk/contract-import";
import { CommandError } from "./command.ts";

/** A column by its header, else by its number (1 is the first). @throws CommandError listing the columns */
function columnOf(named: string, { columns }: ImportPreview): number {
  const wanted = named.trim().toLowerCase();
  const byHeader = columns.find((column) => column.header.toLowerCase() === wanted);
  const byNumber = /^\d+$/.test(wanted) ? columns[Number(wanted) - 1] : undefined;
  const found = byHeader ?? byNumber;
  if (found) return found.index;
  const list = columns.map((column) => `  ${column.index + 1}  ${column.header || column.samples[0] || ""}`).join("\n");
  throw new CommandError(`there is no column '${named}'; the file has\n${list}`);
}

/**
 * The proposed columns with what `--map` says instead: 'text=内容' gives a target a column by header or number, 'title=' leaves
 * a target out. Several of one target are put together. @throws CommandError
 */
export function mappingOf(preview: ImportPreview, changes: readonly string[]): ImportPlan["mapping"] {
  const mapping = [...preview.suggestedMapping];
  const changed = new Set<ImportTarget>();
  for (const change of changes) {
    const [name = "", ...rest] = change.split("=");
    const target = importTargets.find((t) => t.toLowerCase() === name.trim().toLowerCase());
    if (!target || rest.length === 0) throw new CommandError(`'--map ${change}' must be target=column; targets are ${importTargets.join(", ")}`);
    if (!changed.has(target)) for (const [i, old] of mapping.entries()) if (old === target) mapping[i] = null;
    changed.add(target);
    const column = rest.join("=");
    if (column !== "") mapping[columnOf(column, preview)] = target;
  }
  return mapping;
}
