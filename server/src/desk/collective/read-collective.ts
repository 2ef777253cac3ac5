import { scopeOf } from "@amends/core/accounts/visibility";
import { outcomeForAllSince } from "@amends/core/desk/collective-closing";
import type { CollectiveMember, CollectiveView, GroupMessage } from "@amends/core/desk/contract-collective";
import { type KnownData, knownDataOf } from "@amends/core/desk/masking";
import { closureOf } from "@amends/core/desk/state";
import { sql } from "kysely";
import { errorText } from "../../platform/error-texts.ts";
import type { RouteContext } from "../../platform/route.ts";
import { loadVisible } from "../load-visible.ts";
import { visibleTo } from "../policy.ts";
import { presentText } from "../present.ts";
import { presentRow, type RowRecord, rowColumnsFor } from "../present-row.ts";
import { type GroupMessageRow, listGroupMessages } from "./group-message-store.ts";

/** More are found in the list, narrowed to the collective complaint. */
const shownMembers = 200;

type MemberRow = RowRecord & { size: number; seen: number; dissents: boolean; told: string | null };
type Context = RouteContext<unknown>;

function presentMessage(row: GroupMessageRow, { viewer, language }: Context, known: KnownData): GroupMessage {
  const failed = row.failed ?? [];
  return {
    id: row.id,
    at: row.sent_at.toISOString(),
    byId: row.sent_by,
    texts: Object.fromEntries(Object.entries(row.texts).map(([key, text]) => [key, presentText(text, viewer, known)])),
    sent: row.sent,
    failed: failed.map((each) => {
      const code = each.code ?? "groupCopyWaits";
      return { complaintId: each.id, number: each.number, code, message: errorText(code, language, each.params ?? {}) };
    }),
    failedHidden: row.unsent - failed.length,
  };
}

/** Who is in it, as far as the viewer may see them, how many they are in all, and what was written to all. @throws notFound */
export async function readCollective(context: Context, id: string): Promise<CollectiveView> {
  const { db, viewer } = context;
  const { complaint } = await loadVisible(db, viewer, id);
  const outcome = closureOf(complaint)?.outcome;
  const since = outcome ? outcomeForAllSince(complaint, outcome) : null;
  const seen = visibleTo(scopeOf(viewer));
  const { rows: counted } = await sql<{ size: number; seen: number }>`
    select count(*)::int as size, (count(*) filter (where ${seen}))::int as seen from complaints c where c.collective_id = ${id}::uuid`.execute(db);
  const { rows } = await sql<MemberRow>`
    select ${rowColumnsFor(viewer)}, c.doc #>> '{contact,told,-1}' as told,
      exists (select from jsonb_array_elements(coalesce(c.doc -> 'dissents', '[]'::jsonb)) d where d -> 'withdrawn' is null) as dissents
    from complaints c left join customers cu on cu.id = c.customer_id
    left join complaint_reads r on r.person_id = ${viewer.id}::uuid and r.complaint_id = c.id
    where c.collective_id = ${id}::uuid and ${seen} order by c.number limit ${shownMembers}::int`.execute(db);
  const members = rows.map((row): CollectiveMember => {
    const { title, preview, customerName, language, state, assigneeId } = presentRow(row, viewer);
    const goesAlong = since !== null && !row.dissents && (row.told ?? "") >= since;
    return {
      id: row.id,
      number: row.number,
      title: title || preview,
      customerName,
      language,
      state,
      assigneeId,
      dissents: row.dissents,
      fits: goesAlong && outcome ? outcome : null,
    };
  });
  const { size = 0, seen: visible = 0 } = counted[0] ?? {};
  const messages = await listGroupMessages(db, id, seen);
  return { size, hidden: size - visible, members, messages: messages.map((row) => presentMessage(row, context, knownDataOf(complaint))) };
}
