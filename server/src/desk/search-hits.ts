import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { snippet } from "@amends/core/shared/search-highlight";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { visibleTo } from "./policy.ts";
import { presentText } from "./present.ts";
import { presentRow, type RowRecord, rowColumns } from "./present-row.ts";

type Hit = NonNullable<ComplaintRow["hit"]>;

/** The first of some texts in which the words stand, cut around them. */
function hitIn(texts: readonly string[], query: string): Hit | undefined {
  for (const text of texts) {
    if (!text) continue;
    const found = snippet(text, query);
    if (found.marks.length > 0) return found;
  }
  return undefined;
}

/** Texts of a complaint beyond its row, for the hits that are not explained by title and preview. */
async function readTexts(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; texts: string[]; messages: string[] | null }>`${sql.raw(prepared)}
    select c.id, array[c.doc->'intake'->>'summary', c.doc->'intake'->>'facts', c.doc->'intake'->'demand'->>'text', c.doc->'intake'->'product'->>'name',
        c.doc->'intake'->'product'->>'model', c.doc->'intake'->'respondent'->>'unit', c.doc->'intake'->'respondent'->>'person', c.doc->'intake'->>'place',
        c.doc->'intake'->>'priorContact', c.doc->'intake'->'referral'->>'number', c.doc->'intake'->>'externalNo'] as texts,
      (select array_agg(left(m.body_text, 20000) order by m.seq desc) from messages m where m.complaint_id = c.id) as messages
    from complaints c where c.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((r) => [r.id, [...r.texts.map((t) => t ?? ""), ...(r.messages ?? [])]]));
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
  const hits = new Map<string, Hit>();
  for (const row of shown) {
    const hit = hitIn([row.preview, row.title, row.number, row.customerName, row.orderNo], query);
    if (hit) hits.set(row.id, hit);
  }
  const unexplained = shown.filter((row) => !hits.has(row.id)).map((row) => row.id);
  if (unexplained.length > 0 && viewer.role !== "trainer") {
    for (const [id, texts] of await readTexts(db, unexplained)) {
      const hit = hitIn(texts.map((text) => presentText(text, viewer, "")), query);
      if (hit) hits.set(id, hit);
    }
  }
  return shown.map((row) => {
    const hit = hits.get(row.id);
    return hit ? { ...row, hit } : row;
  });
}
