import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import type { SimilarInput } from "@amends/core/desk/contract-similar";
import type { ComplaintState } from "@amends/core/desk/vocabulary";
import { indexTerms } from "@amends/core/shared/search-terms";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import type { CommonTerms } from "./common-terms.ts";
import { identifying, identifyingContacts } from "./customer-store.ts";
import { visibleTo } from "./policy.ts";
import { oneOf } from "./search-query.ts";
import { scopeTerms } from "./search-scope-terms.ts";

export type CandidateRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly facts: string;
  readonly state: ComplaintState;
  readonly received_at: Date;
  readonly order_no: string;
  readonly plate: string;
  readonly product: string;
  readonly category_id: string | null;
  /** The customer, or the one it was merged into. */
  readonly holder: string | null;
  readonly contacts: readonly string[];
};

/** So much of a text is compared (core/desk/similar.ts); no more of it travels. */
const columns = sql`c.id, c.number, c.title, left(c.doc->'intake'->>'facts', 4000) as facts, c.state, c.received_at, c.order_no, c.plate, c.category_id,
  coalesce(c.doc->'intake'->'product'->>'name', '') as product,
  (select coalesce(m.merged_into, m.id) from customers m where m.id = c.customer_id) as holder,
  array(select k.value from customer_contacts k where k.customer_id = c.customer_id and k.kind = any(${[...identifying]}::text[])) as contacts`;
/** Of one person, of one order or car: the latest so many. */
const most = 40;
const mostByText = 24;
const askedTerms = 20;

async function ofPerson(db: Db, viewer: Viewer, input: SimilarInput, chosen: string | null): Promise<CandidateRow[]> {
  const wanted = identifyingContacts(input.contacts);
  if (wanted.length === 0 && !chosen) return [];
  const { rows } = await sql<CandidateRow>`
    with person as (
      select coalesce(m.merged_into, m.id) as id from customer_contacts k join customers m on m.id = k.customer_id where k.company_id = ${viewer.companyId}::uuid and k.normalised = any(${wanted}::text[])
      union select ${chosen}::uuid where ${chosen}::uuid is not null)
    select ${columns} from complaints c
    where c.customer_id in (select m.id from customers m join person p on m.id = p.id or m.merged_into = p.id) and ${visibleTo(scopeOf(viewer))}
    order by c.received_at desc limit ${most}::int`.execute(db);
  return rows;
}

async function ofThing(db: Db, viewer: Viewer, input: SimilarInput): Promise<CandidateRow[]> {
  const same: RawBuilder<boolean>[] = [];
  const company = sql`c.company_id = ${viewer.companyId}::uuid`;
  if (input.orderNo !== "") same.push(sql`(${company} and c.order_no <> '' and plain_number(c.order_no) = plain_number(${input.orderNo}))`);
  if (input.plate !== "") same.push(sql`(${company} and c.plate <> '' and plain_number(c.plate) = plain_number(${input.plate}))`);
  if (same.length === 0) return [];
  const { rows } =
    await sql<CandidateRow>`select ${columns} from complaints c where (${sql.join(same, sql` or `)}) and ${visibleTo(scopeOf(viewer))} order by c.received_at desc limit ${most}::int`.execute(
      db,
    );
  return rows;
}

/** Complaints that share uncommon words with the text, those that share most first. */
async function ofText(db: Db, viewer: Viewer, terms: ReadonlySet<string>, common: ReadonlySet<string>): Promise<CandidateRow[]> {
  const scope = scopeTerms(scopeOf(viewer));
  const telling = [...terms]
    .filter((t) => t.length > 1 && !common.has(t))
    .sort((a, b) => b.length - a.length)
    .slice(0, askedTerms);
  if (!scope || telling.length < 3) return [];
  const keys = [oneOf(telling), ...scope.map(oneOf)].map((key) => sql`s.terms @@ ${key}::tsquery`);
  const { rows } = await sql<CandidateRow>`
    select ${columns} from (
      select s.complaint_id, s.received_at, ts_rank(s.terms, ${oneOf(telling)}::tsquery) as rank from complaint_search s where ${sql.join(keys, sql` and `)} and ${visibleTo(scopeOf(viewer), "search")}
      order by rank desc, s.received_at desc limit ${mostByText}::int) s
    join complaints c on c.id = s.complaint_id order by s.rank desc, s.received_at desc`.execute(db);
  return rows;
}

/**
 * Complaints that may belong to the one being recorded, found by index: same person, same order or car, near words. The viewer
 * sees all of them; which of them do belong, and as what, is for the core to say.
 */
export async function readCandidates(
  db: Db,
  viewer: Viewer,
  input: SimilarInput,
  chosen: string | null,
  commonTerms: CommonTerms,
  now: string,
): Promise<CandidateRow[]> {
  const terms = new Set(indexTerms(input.text));
  const found = [
    ...(await ofPerson(db, viewer, input, chosen)),
    ...(await ofThing(db, viewer, input)),
    ...(terms.size < 6 ? [] : await ofText(db, viewer, terms, await commonTerms.read(db, Date.parse(now)))),
  ];
  return [...new Map(found.filter((row) => row.id !== input.exceptId).map((row) => [row.id, row])).values()];
}
