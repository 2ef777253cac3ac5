import type { Language } from "@amends/core/desk/complaint";
import type { ImportBadRow, ImportPlan, ImportTrial } from "@amends/core/desk/contract-import";
import type { ImportedRow } from "@amends/core/desk/import-row";
import { missingAtIntake } from "@amends/core/desk/to-complete";
import type { Db } from "../../platform/db/connect.ts";
import type { ImportCompany } from "./import-context.ts";
import { presentProblem } from "./import-row-store.ts";
import type { ImportRecord } from "./import-store.ts";
import { knownRows } from "./known-rows.ts";
import type { Table } from "./open-table.ts";
import { type ReadRow, readRows } from "./read-rows.ts";

const mostBad = 200;
const mostWords = 50;
const batchRows = 1_000;

class Counts {
  good = 0;
  assumedTimes = 0;
  replies = 0;
  closed = 0;
  readonly toComplete: Record<string, number> = {};
  readonly words = new Map<string, number>();

  add({ complaint, customerName, contacts, reply, unknownCategory }: ImportedRow): void {
    this.good++;
    if (!complaint.receivedAt) this.assumedTimes++;
    if (reply) this.replies++;
    if (complaint.closedAt) this.closed++;
    if (unknownCategory) this.words.set(unknownCategory, (this.words.get(unknownCategory) ?? 0) + 1);
    const intake = {
      facts: complaint.text,
      demand: { types: [], text: complaint.demandText ?? "" },
      categoryId: complaint.categoryId ?? null,
      respondent: { unit: complaint.respondentUnit ?? "", person: "", personId: null },
      occurredAt: complaint.occurredAt ?? null,
    };
    for (const field of missingAtIntake(intake, customerName !== "" || contacts.length > 0)) this.toComplete[field] = (this.toComplete[field] ?? 0) + 1;
  }
}

type Trying = {
  readonly record: ImportRecord;
  readonly table: Table;
  readonly plan: ImportPlan;
  readonly to: ImportCompany;
  readonly now: string;
  readonly language: Language;
};

/** Goes through the whole file and writes nothing: what would come in, what is here already, what is wrong with which row. */
export async function tryImport(db: Db, { record, table, plan, to, now, language }: Trying): Promise<ImportTrial> {
  const counts = new Counts();
  const bad: ImportBadRow[] = [];
  let [total, duplicates, badCount] = [0, 0, 0];
  let batch: Extract<ReadRow, { kind: "good" }>[] = [];
  const judge = async () => {
    const known = await knownRows(db, record, batch);
    for (const row of batch) known.has(row.row) ? duplicates++ : counts.add(row.read);
    batch = [];
  };
  for await (const row of readRows(table, plan, { timeZone: to.company.timeZone, now, categories: to.categories })) {
    total++;
    if (row.kind === "twice") duplicates++;
    else if (row.kind === "good") batch.push(row);
    else if (++badCount <= mostBad) bad.push({ row: row.row, problems: row.problems.map((problem) => presentProblem(problem, language)) });
    if (batch.length >= batchRows) await judge();
  }
  await judge();
  const unknownCategories = [...counts.words].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count);
  const { good, toComplete, assumedTimes, replies, closed } = counts;
  return {
    total,
    good,
    duplicates,
    badCount,
    bad,
    counts: { toComplete, assumedTimes, replies, closed, unknownCategories: unknownCategories.slice(0, mostWords) },
  };
}
