import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts, scopeOf } from "@amends/core/accounts/visibility";
import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { visibleTo } from "./policy.ts";
import { presentText } from "./present.ts";
import { shownTexts } from "./search-document.ts";
import { type Hit, markerOf } from "./search-marks.ts";
import { presentRow, type RowRecord, rowColumns } from "./present-row.ts";

/** Texts of complaints beyond their rows, for the hits that are not explained by title and preview. */
async function readTexts(db: Db, ids: readonly string[]): Promise<{ id: string; texts: string }[]> {
  const { rows } = await sql<{ id: string; texts: string }>`${sql.raw(prepared)}
    select s.complaint_id as id, left(s.texts, 50000) as texts from complaint_search s where s.complaint_id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Rows of hits in the order given, each with the words that matched. Visibility is asked once more, of the complaint itself. */
export async function readHits(db: Db, viewer: Viewer, ids: readonly string[], query: string): Promise<ComplaintRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<RowRecord>`${sql.raw(prepared)}
    select ${rowColumns} from unnest(${[...ids]}::uuid[]) with ordinality as page (id, n) join complaints c on c.id = page.id
    left join customers cu on cu.id = c.customer_id
    left join complaint_reads r on r.person_id = ${viewer.id}::uuid and r.complaint_id = c.id
    where ${visibleTo(scopeOf(viewer))} order by page.n`.execute(db);
  const shown = rows.map((row) => presentRow(row, viewer));
  const hitIn = markerOf(query);
  const hits = new Map<string, Hit>();
  for (const row of shown) {
    const hit = hitIn([row.preview, row.title, row.number, row.customerName, row.orderNo]);
    if (hit) hits.set(row.id, hit);
  }
  const unexplained = shown.filter((row) => !hits.has(row.id)).map((row) => row.id);
  if (unexplained.length > 0 && viewer.role !== "trainer") {
    const full = readsContacts(viewer.role);
    for (const { id, texts } of await readTexts(db, unexplained)) {
      const hit = hitIn(shownTexts(texts, full).map((text) => presentText(text, viewer, "")));
      if (hit) hits.set(id, hit);
    }
  }
  return shown.map((row) => {
    const hit = hits.get(row.id);
    return hit ? { ...row, hit } : row;
  });
}
