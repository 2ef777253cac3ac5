import { foldForMatch } from "../shared/text-fold.ts";
import { type DateOrder, type ImportTarget, importTargets } from "./contract-import.ts";
import { headerNames } from "./import-header-names.ts";
import { guessDateOrder, readTime } from "./import-time.ts";

const plain = (text: string) =>
  foldForMatch(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[\s_\-.:#()[\]*"'/]/g, "");

const byName = new Map<string, ImportTarget>();
for (const target of importTargets) for (const name of headerNames[target]) if (!byName.has(plain(name))) byName.set(plain(name), target);

/** The target a header names; null when it is none of the words known. */
export function targetOfHeader(header: string): ImportTarget | null {
  return byName.get(plain(header)) ?? null;
}

const average = (values: readonly string[]) => {
  const filled = values.filter((value) => value.trim() !== "");
  return filled.length === 0 ? 0 : filled.reduce((sum, value) => sum + value.length, 0) / filled.length;
};

/** How many cells most rows have; of two numbers as frequent the larger. */
function usualLength(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

export type ColumnGuess = { readonly hasHeader: boolean; readonly mapping: readonly (ImportTarget | null)[]; readonly dateOrder: DateOrder };

/**
 * Proposes what each column is, from its name and, where no name tells, from what stands in it: the longest texts are the text. `rows` are the
 * first rows of the file including the one that may be a header.
 */
export function suggestColumns(rows: readonly (readonly string[])[], timeZone: string, fallback: DateOrder): ColumnGuess {
  const first = rows[0] ?? [];
  const width = Math.max(first.length, usualLength(rows));
  const named = Array.from({ length: width }, (_, i) => targetOfHeader(first[i] ?? ""));
  // Without any known name a first row of short, different, filled cells above longer ones still reads as a header.
  const rest = rows.slice(1);
  const hasHeader =
    named.some((target) => target !== null) ||
    (rest.length > 0 &&
      first.every((cell) => cell.trim() !== "" && cell.length <= 30 && !readTime(cell, timeZone)) &&
      average(first) * 3 < average(rest.flat()));
  const data = hasHeader ? rest : rows;
  const valuesOf = (i: number) => data.map((row) => row[i] ?? "").filter((value) => value.trim() !== "");
  const taken = new Set<ImportTarget>();
  const columns = named.map((target) => {
    if (!hasHeader || target === null || (taken.has(target) && target !== "contact")) return null;
    taken.add(target);
    return target;
  });
  const give = (target: ImportTarget, fits: (i: number) => number) => {
    if (taken.has(target)) return;
    const best = columns.map((known, i) => (known === null ? fits(i) : 0)).reduce((top, score, i, all) => (score > (all[top] ?? 0) ? i : top), 0);
    if (columns[best] !== null || fits(best) <= 0) return;
    columns[best] = target;
    taken.add(target);
  };
  give("text", (i) => (average(valuesOf(i)) >= 12 ? average(valuesOf(i)) : 0));
  if (!taken.has("text")) give("text", (i) => average(valuesOf(i)));
  give("receivedAt", (i) => {
    const values = valuesOf(i).slice(0, 20);
    const read = values.filter((value) => /[-/.年:]/.test(value) && readTime(value, timeZone, "dmy") !== null).length;
    return values.length > 0 && read === values.length ? read : 0;
  });
  const dates = columns.flatMap((target, i) => (target === "receivedAt" || target === "repliedAt" ? valuesOf(i) : []));
  return { hasHeader, mapping: columns, dateOrder: guessDateOrder(dates, fallback) };
}

const closedWords = new Set(
  [
    "已结案",
    "结案",
    "已办结",
    "办结",
    "已完成",
    "完成",
    "已关闭",
    "关闭",
    "已解决",
    "已处理",
    "已归档",
    "closed",
    "resolved",
    "done",
    "solved",
    "completed",
    "finished",
    "已处置",
    "处理完毕",
    "处理完成",
    "已了结",
    "结束",
    "已结束",
  ].map(plain),
);

/** Does this word of a state column say that the matter is settled? */
export const isClosedWord = (word: string): boolean => closedWords.has(plain(word));

/** The words of a state column that most likely mean closed. */
export const closedStatesOf = (words: readonly string[]): string[] => words.filter(isClosedWord);
