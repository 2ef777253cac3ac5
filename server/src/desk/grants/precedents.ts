import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import { categoryPath, categoryWithin } from "@amends/core/desk/category";
import type { Complaint } from "@amends/core/desk/complaint";
import type { PrecedentCase, PrecedentSpread, Precedents } from "@amends/core/desk/contract-ledger";
import { type OptionKind, severities } from "@amends/core/desk/vocabulary";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { readCategories } from "../desk-settings.ts";
import { visibleTo } from "../policy.ts";

const months = 24;
/** Fewer grants than this would tell of single people, and say nothing about what is usual. */
const fewest = 3;
/** The newest of a category are looked at: what was usual three years ago is no measure. */
const candidates = 500;
const shown = 5;

type Where = { readonly companyId: string; readonly categories: readonly string[]; readonly since: string; readonly except: string };

/** The newest grants of some categories; each category walks its own index. */
const newest = ({ companyId, categories, since, except }: Where) => sql`
  (select n.* from unnest(${[...categories]}::text[]) as one (category) cross join lateral (
    select g.* from grants g where g.company_id = ${companyId}::uuid and g.category_id = one.category and g.granted_at >= ${since}::timestamptz
    order by g.granted_at desc limit ${candidates}) n
  where n.complaint_id <> ${except}::uuid order by n.granted_at desc limit ${candidates})`;

async function spreadsOf(db: Db, where: Where): Promise<PrecedentSpread[]> {
  const at = (share: number) => sql<number>`percentile_disc(${share}::float8) within group (order by g.minor)::float8`;
  const { rows } = await sql<PrecedentSpread>`${sql.raw(prepared)}
    select g.kind, g.currency, count(*)::int as n, min(g.minor)::float8 as min, ${at(0.25)} as p25, ${at(0.5)} as median, ${at(0.75)} as p75, max(g.minor)::float8 as max
    from ${newest(where)} g group by g.kind, g.currency having count(*) >= ${fewest} order by count(*) desc limit ${shown}`.execute(db);
  return rows;
}

type CaseRow = { complaint_id: string; number: string; title: string; severity: number; kind: OptionKind; minor: number; currency: string; granted_at: Date };

async function casesOf(db: Db, viewer: Viewer, where: Where): Promise<PrecedentCase[]> {
  const { rows } = await sql<CaseRow>`${sql.raw(prepared)}
    select g.complaint_id, c.number, c.title, c.severity, g.kind, g.minor::float8 as minor, g.currency, g.granted_at
    from ${newest(where)} g join complaints c on c.id = g.complaint_id where ${visibleTo(scopeOf(viewer))} order by g.granted_at desc limit ${shown}`.execute(
    db,
  );
  return rows.map((r) => ({
    complaintId: r.complaint_id,
    number: r.number,
    title: r.title,
    severity: severities[r.severity] ?? "ordinary",
    kind: r.kind,
    amount: { minor: r.minor, currency: r.currency },
    at: r.granted_at.toISOString(),
  }));
}

/**
 * What similar complaints got, with its spread, to be looked at before one decides: of the same category, or of the branch
 * it belongs to when that is too few. Figures are the company's; single cases only those the viewer may open.
 */
export async function findPrecedents(db: Db, viewer: Viewer, complaint: Complaint, now: string): Promise<Precedents> {
  const { categoryId } = complaint.intake;
  const since = new Date(Date.parse(now) - months * 30.44 * 86_400_000).toISOString();
  const none: Precedents = { basis: "none", months, spreads: [], cases: [] };
  if (!categoryId) return none;
  const where = { companyId: viewer.companyId, since, except: complaint.id };
  const own = { ...where, categories: [categoryId] };
  const spreads = await spreadsOf(db, own);
  if (spreads.length > 0) return { basis: "category", months, spreads, cases: await casesOf(db, viewer, own) };
  const tree = await readCategories(db, viewer.companyId);
  const root = categoryPath(tree, categoryId)[0]?.id;
  if (!root) return none;
  const branch = { ...where, categories: categoryWithin(tree, root) };
  const wider = await spreadsOf(db, branch);
  return wider.length > 0 ? { basis: "branch", months, spreads: wider, cases: await casesOf(db, viewer, branch) } : none;
}
