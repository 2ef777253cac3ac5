import { stat } from "node:fs/promises";
import { mayUse } from "@amends/core/accounts/permission";
import { type DateOrder, dateOrders, type ImportBadRow, type ImportEncoding, importEncodings } from "@amends/core/desk/contract-import";
import { type ImportFileResult, importFile } from "@amends/server/desk/index";
import type { Db } from "@amends/server/platform/db/connect";
import { errorText } from "@amends/server/platform/error-texts";
import { notifyEvents } from "@amends/server/platform/live-events";
import { newUuid } from "@amends/server/platform/new-uuid";
import { RefusalError } from "@amends/server/platform/refusal-error";
import { actingPerson } from "./acting-person.ts";
import { readArguments } from "./arguments.ts";
import { type Command, CommandError } from "./command.ts";
import { mappingOf } from "./import-columns.ts";
import { progressLine } from "./import-progress.ts";
import { withInstallation } from "./open-installation.ts";

function oneOf<T extends string>(value: string | undefined, allowed: readonly T[], option: string): T | undefined {
  if (value === undefined || allowed.includes(value as T)) return value as T | undefined;
  throw new CommandError(`${option} must be one of ${allowed.join(", ")}`);
}

/** A team of the company by its name. @throws CommandError listing the teams */
async function teamIdOf(db: Db, companyId: string, named: string): Promise<string> {
  const teams = await db.selectFrom("teams").select(["id", "name"]).where("company_id", "=", companyId).where("archived_at", "is", null).execute();
  const wanted = named.trim().toLowerCase();
  const [only, another] = teams.filter((team) => team.name.toLowerCase() === wanted || team.id === wanted);
  if (only && !another) return only.id;
  throw new CommandError(
    `${another ? "several teams are" : "there is no team"} called '${named}'; teams are\n${teams.map((team) => `  ${team.id}  ${team.name}`).join("\n")}`,
  );
}

const mostShown = 20;

function sayBad(bad: readonly ImportBadRow[], count: number): void {
  for (const { row, problems } of bad.slice(0, mostShown))
    for (const { field, message } of problems) console.error(`row ${row}${field ? `, ${field}` : ""}: ${message}`);
  if (count > mostShown) console.error(`… and ${count - mostShown} more bad rows`);
}

function report(result: ImportFileResult): number {
  if ("trial" in result) {
    const { total, good, duplicates, badCount, bad, counts } = result.trial;
    sayBad(bad, badCount);
    console.log(`Dry run, nothing written: ${total} rows, ${good} would be imported, ${duplicates} already here, ${badCount} bad.`);
    console.log(`Of those to import: ${counts.replies} with a reply, ${counts.closed} closed, ${counts.assumedTimes} without a time.`);
    return 0;
  }
  const { total, done, created, duplicates, bad, status, error } = result.progress;
  sayBad(result.bad, bad);
  if (status !== "finished") throw new CommandError(`stopped after ${done} of ${total} rows: ${error ?? "unknown"}`);
  console.log(`${total} rows: ${created} imported, ${duplicates} already here, ${bad} bad.`);
  return 0;
}

export const command: Command = {
  summary: "take in complaints from a CSV or XLSX file; what is here already is left alone (--dry-run says what would happen)",
  usage: "import FILE [--map TARGET=COLUMN]… [--team NAME] [--encoding NAME] [--dates ymd|dmy|mdy] [--closed WORD]… [--no-header] [--dry-run] [--as PERSON]",
  async run(args) {
    const { positions, values, lists, flags } = readArguments(args, {
      positions: 1,
      values: ["team", "encoding", "dates", "as"],
      lists: ["map", "closed"],
      flags: ["dry-run", "no-header"],
    });
    const [path] = positions;
    if (path === undefined) throw new CommandError("say which file: 'amends import FILE'");
    if (!(await stat(path).catch(() => undefined))?.isFile()) throw new CommandError(`there is no file '${path}'`);
    const encoding = oneOf<ImportEncoding>(values.encoding, importEncodings, "--encoding");
    const dateOrder = oneOf<DateOrder>(values.dates, dateOrders, "--dates");
    return withInstallation("import", async ({ db, config }) => {
      const { viewer } = await actingPerson(db, values.as);
      if (!mayUse(viewer.role, "importComplaints"))
        throw new CommandError(`${viewer.name} (${viewer.role}) may not import: a supervisor, manager or admin can`);
      const teamId = values.team === undefined ? undefined : await teamIdOf(db, viewer.companyId, values.team);
      const announce = () => void notifyEvents(db).catch(() => undefined); // listeners look by themselves before long
      const line = progressLine();
      try {
        const result = await importFile(
          { db, config, announce, newId: newUuid, clock: () => new Date().toISOString() },
          {
            path,
            viewer,
            language: "en",
            encoding,
            dryRun: flags["dry-run"] === true,
            plan: (preview) => ({
              mapping: mappingOf(preview, lists.map ?? []),
              ...(flags["no-header"] ? { hasHeader: false } : {}),
              ...(dateOrder ? { dateOrder } : {}),
              ...(teamId ? { teamId } : {}),
              ...(lists.closed ? { closedStates: lists.closed } : {}),
            }),
            onPreview: ({ rows, encoding: found, format, columns, suggestedMapping }) => {
              const named = columns.map((column) => `${column.header || column.index + 1} → ${suggestedMapping[column.index] ?? "left out"}`).join(", ");
              console.error(`${rows} rows, ${format === "csv" ? found : "workbook"}; proposed: ${named}`);
            },
            onProgress: line.show,
          },
        );
        line.end();
        return report(result);
      } catch (error) {
        line.end();
        if (error instanceof RefusalError) throw new CommandError(errorText(error.refusal.code, "en", error.refusal.params));
        throw error;
      }
    });
  },
};
