import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import type { Complaint, Language } from "@amends/core/desk/complaint";
import { dutyOwnerOf } from "@amends/core/desk/duty";
import { readComplaint } from "@amends/core/desk/new-complaint";
import { type Due, duesOf } from "@amends/core/desk/next-due";
import { placementOf } from "@amends/core/desk/state";
import type { CalendarEntry } from "@amends/core/notices/calendar";
import { sql } from "kysely";
import { visibleTo } from "../../desk/index.ts";
import { textOf } from "../../platform/catalogue.ts";
import type { Db } from "../../platform/db/connect.ts";

/** Nobody looks further ahead in a calendar, and no calendar program likes thousands. */
const most = 500;

/** Is this one's own to do: a step or promise of theirs, or of a complaint they handle and nobody's in particular? */
function isMine(complaint: Complaint, due: Due, personId: string): boolean {
  if (due.who && due.who !== "handler") return false;
  const owner = due.recordId ? dutyOwnerOf(complaint, due.recordId) : null;
  return (owner ?? placementOf(complaint).assigneeId) === personId;
}

/** A person's due times as calendar entries: the complaint's number and what falls due, no title and no customer; of complaints they may not see, what they were asked to do. */
export async function dueTimesOf(db: Db, viewer: Viewer, language: Language, publicUrl: string): Promise<CalendarEntry[]> {
  const visible = visibleTo(scopeOf(viewer));
  const mine = sql`c.assignee_id = ${viewer.id}::uuid`;
  const { rows } = await sql<{ doc: Complaint; visible: boolean }>`select c.doc, coalesce(${visible}, false) as visible from complaints c where c.id in (
      (select c.id from complaints c where ${mine} and c.state <> 'closed' order by c.next_due_at, c.id limit ${most})
      union (select c.id from complaints c where ${mine} and c.state = 'closed' and c.follow_up_at is not null order by c.follow_up_at, c.id limit ${most})
      union (select c.id from complaints c where c.owing <> '{}' and c.owing @> array[${viewer.id}::uuid] limit ${most}))`.execute(db);
  return rows
    .map((row) => ({ visible: row.visible, complaint: readComplaint(row.doc) }))
    .flatMap(({ visible, complaint }) =>
      duesOf(complaint)
        .filter((due) => (visible || due.kind === "errand") && isMine(complaint, due, viewer.id))
        .map((due) => ({
          uid: `${complaint.id}.${due.recordId ?? due.clock?.ruleId ?? "-"}.${due.kind}@amends`,
          at: due.at,
          summary: `${complaint.number} ${due.labels?.[language] ?? textOf(language, "words", `dueKind.${due.kind}`)}`,
          url: visible ? `${publicUrl}/complaints/${complaint.id}` : `${publicUrl}/tasks`,
        })),
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, most);
}
