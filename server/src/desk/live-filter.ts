import { mayUse } from "@amends/core/accounts/permission";
import type { Placed } from "@amends/core/accounts/visibility";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import type { LiveFilter } from "../platform/realtime.ts";
import { maySee } from "./policy.ts";

/** Visibility for live updates: complaints by the desk's one policy, people's own matters to them and those who manage people. */
export function createLiveFilter(db: Db): LiveFilter {
  return {
    async placements(ids) {
      const { rows } = await sql<Placed & { id: string }>`${sql.raw(prepared)}
        select id, company_id as "companyId", team_id as "teamId", assignee_id as "assigneeId", responsible_id as "responsibleId", state = 'closed' as closed, restricted_to as "restrictedTo"
        from complaints where id = any(${[...ids]}::uuid[])`.execute(db);
      return new Map(rows.map(({ id, ...placed }) => [id, placed]));
    },
    maySee(viewer, event, placed) {
      if (event.companyId !== viewer.companyId) return false;
      if (event.subjectType === "complaint") return placed !== undefined && maySee(viewer, placed);
      if (event.subjectType === "person") return event.subjectId === viewer.id || mayUse(viewer.role, "managePeople");
      if (event.subjectType === "invitation" || event.subjectType === "token") return mayUse(viewer.role, "managePeople");
      if (event.subjectType === "failure") return mayUse(viewer.role, "editDeskSettings");
      return true;
    },
  };
}
