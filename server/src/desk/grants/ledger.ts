import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import type { Ledger, LedgerGroup } from "@amends/core/desk/contract-ledger";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { readCompany } from "../desk-settings.ts";

const columns: Readonly<Record<LedgerGroup, string>> = { ground: "ground", cause: "cause", kind: "kind", category: "category_id", team: "team_id" };

/** The lines of the ledger of the teams somebody answers for. */
function ofTeams(viewer: Viewer) {
  const scope = scopeOf(viewer);
  if (scope.type === "company") return sql<boolean>`g.company_id = ${scope.companyId}::uuid`;
  if (scope.type === "teams") return sql<boolean>`g.company_id = ${scope.companyId}::uuid and g.team_id = any(${[...scope.teamIds]}::uuid[])`;
  return sql<boolean>`false`;
}

/** Sums of what was granted in [from, to), grouped, with the budgets of the company's current month. */
export async function readLedger(db: Db, viewer: Viewer, asked: { from: string; to: string; by: LedgerGroup }, now: string): Promise<Ledger> {
  const { from, to, by } = asked;
  const { rows: lines } = await sql<Ledger["lines"][number]>`${sql.raw(prepared)}
    select g.${sql.id(columns[by])}::text as key, g.currency, count(*)::int as n, sum(g.minor)::float8 as sum, max(g.minor)::float8 as largest,
      coalesce(sum(g.minor) filter (where g.kind = 'goodwillGesture'), 0)::float8 as goodwill
    from grants g where ${ofTeams(viewer)} and g.granted_at >= ${from}::timestamptz and g.granted_at < ${to}::timestamptz
    group by 1, 2 order by 2, 4 desc limit 200`.execute(db);
  const { grants, timeZone } = await readCompany(db, viewer.companyId);
  const { rows: used } = await sql<{ kind: string; currency: string; sum: number }>`${sql.raw(prepared)}
    select g.kind, g.currency, sum(g.minor)::float8 as sum from grants g
    where ${ofTeams(viewer)} and g.granted_at >= date_trunc('month', ${now}::timestamptz at time zone ${timeZone}::text) at time zone ${timeZone}::text
    group by 1, 2`.execute(db);
  const budgets = grants.budgets.map(({ name, kinds, perMonth }) => ({
    name,
    planned: perMonth,
    granted: used
      .filter((u) => u.currency === perMonth.currency && (kinds.length === 0 || (kinds as string[]).includes(u.kind)))
      .reduce((sum, u) => sum + u.sum, 0),
  }));
  return { from, to, by, lines, budgets };
}
