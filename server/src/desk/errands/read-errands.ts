import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts, scopeOf } from "@amends/core/accounts/visibility";
import type { Complaint } from "@amends/core/desk/complaint";
import type { AskedErrand } from "@amends/core/desk/contract-errands";
import { isErrandOf, openErrands } from "@amends/core/desk/errand-state";
import { maskText } from "@amends/core/desk/masking";
import { readComplaint } from "@amends/core/desk/new-complaint";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { visibleTo } from "../policy.ts";
import { lockStored, type Stored } from "../store.ts";

/** Nobody is asked more at a time; who is has another question than which one is next. */
const most = 300;

type Row = { doc: Complaint; visible: boolean; names: Record<string, string> | null };

/** Complaints in which one of these still owes something, through the index of `owing`: the viewer, those they stand in for, their team. */
export function errandsQuery(viewer: Viewer): RawBuilder<Row> {
  const whose = [viewer.id, viewer.teamId, ...(viewer.standsFor ?? [])];
  return sql<Row>`
    with owed as materialized (select c.id from complaints c where c.owing <> '{}' and c.owing && ${whose}::uuid[] limit ${most})
    select c.doc, coalesce(${visibleTo(scopeOf(viewer))}, false) as visible,
      (select json_object_agg(p.id, p.name) from people p
        where p.id = any(c.owing || array(select (e ->> 'id')::uuid from jsonb_path_query(c.doc, '$.errands[*].by ? (@.type == "person")') e))) as names
    from owed join complaints c on c.id = owed.id where c.company_id = ${viewer.companyId}::uuid`;
}

/** What the viewer and their team were asked to do and is not ended, soonest due first; of complaints they do not see as well. */
export async function readErrands(db: Db, viewer: Viewer): Promise<AskedErrand[]> {
  const { rows } = await errandsQuery(viewer).execute(db);
  const shown = (text: string) => (readsContacts(viewer.role) ? text : maskText(text));
  return rows
    .flatMap(({ doc, visible, names }) => {
      const complaint = readComplaint(doc);
      return openErrands(complaint)
        .filter((errand) => isErrandOf(errand, viewer))
        .map(({ id, title, note, dueAt, at, by, ownerId, teamId }) => ({
          complaintId: complaint.id,
          number: complaint.number,
          opens: visible,
          id,
          title: shown(title),
          note: shown(note),
          dueAt,
          askedAt: at,
          askedBy: by,
          askedByName: by.type === "person" ? (names?.[by.id] ?? null) : null,
          insteadOf: ownerId === null || ownerId === viewer.id ? null : (names?.[ownerId] ?? ""),
          teamId: ownerId === null ? teamId : null,
        }));
    })
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

/** Locks the complaint for somebody who was asked to do something in it. @throws notFound: one that is another's and one that does not exist answer alike. */
export const lockForAsked =
  (recordId: string) =>
  async (tx: Db, viewer: Viewer, complaintId: string): Promise<Stored> => {
    const stored = await lockStored(tx, complaintId);
    const own = stored && stored.placed.companyId === viewer.companyId && openErrands(stored.complaint).some((e) => e.id === recordId && isErrandOf(e, viewer));
    return stored && own ? stored : refuse("notFound");
  };
