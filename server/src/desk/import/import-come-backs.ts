import { rm } from "node:fs/promises";
import { scopeOf } from "@amends/core/accounts/visibility";
import { type ComeBackImport, type ComeBackRow, comeBackColumns, comeBackDates, readComeBackRow } from "@amends/core/desk/come-back-row";
import { decideCommand } from "@amends/core/desk/commands";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { receive } from "../attachments/file-store.ts";
import type { DeskDeps } from "../desk.ts";
import { readCompany } from "../desk-settings.ts";
import { visibleTo } from "../policy.ts";
import { saveDecision } from "../save-decision.ts";
import { lockStored } from "../store.ts";
import { importDeskContext, readImportCompany } from "./import-context.ts";
import { convertedPath, importFolder } from "./import-files.ts";
import { examineTable, openTable } from "./open-table.ts";
import type { TableRow } from "./table-row.ts";

type Context = RouteContext<DeskDeps>;

/** A list is taken while one waits for it; longer ones are cut into pieces. */
const mostRows = 5_000;
const shownBad = 200;

async function rowsOf({ deps }: Context, { name, source }: { name: string; source: AsyncGenerator<Uint8Array> }): Promise<TableRow[]> {
  const received = await receive(importFolder(deps.config), source, deps.config.importLimit);
  try {
    const rows: TableRow[] = [];
    for await (const row of (await openTable(received.path, await examineTable(received.path, name))).rows()) {
      if (rows.length > mostRows) refuse("importTooManyRows", { field: "file", params: { max: mostRows } });
      rows.push(row);
    }
    return rows;
  } finally {
    await received.drop();
    await rm(convertedPath(received.path), { force: true });
  }
}

/** The complaint a row is about: the last one of this customer, or of this order, that was closed before and that the viewer sees. */
async function complaintOf(db: Db, { viewer }: Context, { contact, order, cameAt }: ComeBackRow): Promise<string | null> {
  const visible = visibleTo(scopeOf(viewer));
  const closed = sql`c.state = 'closed' and c.merged_into is null and c.closed_at < ${cameAt}::timestamptz and ${visible}`;
  const { rows } = await sql<{ id: string }>`${sql.raw(prepared)}
    select x.id from (
      (select c.id, c.closed_at from complaints c where ${order} <> '' and c.company_id = ${viewer.companyId}::uuid and c.order_no <> '' and plain_number(c.order_no) = plain_number(${order}) and ${closed} order by c.closed_at desc limit 1)
      union all
      (select c.id, c.closed_at from customer_contacts k join customers one on one.id = k.customer_id
        join customers m on coalesce(m.merged_into, m.id) = coalesce(one.merged_into, one.id) join complaints c on c.customer_id = m.id
        where ${contact} <> '' and k.company_id = ${viewer.companyId}::uuid and k.normalised = ${contact} and ${closed} order by c.closed_at desc limit 1)
    ) x order by x.closed_at desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/**
 * Records which customers came again, from a list of another system. A row that is there already (same complaint, same moment) is
 * counted as known, so that a list may be given twice. @throws comeBackColumns and the reasons why a file cannot be read
 */
export async function importComeBacks(context: Context, file: { name: string; source: AsyncGenerator<Uint8Array> }, trial: boolean): Promise<ComeBackImport> {
  const { db, viewer, now, newId } = context;
  const [header, ...rows] = await rowsOf(context, file);
  const columns = header && comeBackColumns(header.cells);
  if (!columns) return refuse("comeBackColumns", { field: "file" });
  const { timeZone } = await readCompany(db, viewer.companyId);
  const order = comeBackDates(
    rows.map((row) => row.cells),
    columns,
  );
  const company = await readImportCompany(db, viewer.companyId);
  const desk = { ...importDeskContext(company, viewer.id, now, newId), role: viewer.role };
  const bad: ComeBackImport["bad"][number][] = [];
  const seen = new Set<string>();
  let [taken, known] = [0, 0];
  for (const { row, cells } of rows) {
    const read = readComeBackRow(cells, columns, { timeZone, now, order });
    const id = typeof read === "string" ? null : await complaintOf(db, context, read);
    if (typeof read === "string" || id === null) {
      bad.push({ row, code: typeof read === "string" ? read : "comeBackUnknown" });
      continue;
    }
    const isNew = await db.transaction().execute(async (tx) => {
      const stored = await lockStored(tx, id);
      if (!stored) return null;
      const command = { cameAt: read.cameAt, source: "import" as const, note: read.note };
      const decision = decideCommand("noteComeBack", stored.complaint, command, desk);
      if (!decision.ok) return null;
      if (decision.events.length === 0 || seen.has(`${id} ${read.cameAt}`)) return false;
      seen.add(`${id} ${read.cameAt}`);
      if (!trial) await saveDecision(tx, stored, decision, { actor: { type: "person", id: viewer.id }, now, newId });
      return true;
    });
    if (isNew === null) bad.push({ row, code: "comeBackUnknown" });
    else if (isNew) taken++;
    else known++;
  }
  return { taken, known, bad: bad.slice(0, shownBad), badCount: bad.length };
}
