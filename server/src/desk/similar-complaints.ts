import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import { type SimilarComplaint, type SimilarInput, type SimilarReason, sharedTerms, similarKind } from "@amends/core/desk/contract-similar";
import { noKnownData } from "@amends/core/desk/masking";
import type { ComplaintState } from "@amends/core/desk/vocabulary";
import { normaliseOrder, normalisePlate } from "@amends/core/shared/contact";
import { indexTerms } from "@amends/core/shared/search-terms";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import type { CommonTerms } from "./common-terms.ts";
import { followMerge, identifyingContacts } from "./customer-store.ts";
import { visibleTo } from "./policy.ts";
import { presentText } from "./present.ts";
import { oneOf } from "./search-query.ts";
import { scopeTerms } from "./search-scope-terms.ts";

type Row = {
  id: string;
  number: string;
  title: string;
  facts: string;
  state: ComplaintState;
  received_at: Date;
  order_no: string;
  plate: string;
  same_person: boolean;
};

const columns = sql`c.id, c.number, c.title, c.doc->'intake'->>'facts' as facts, c.state, c.received_at, c.order_no, c.plate`;
const most = 12;
/** Texts of other people must be this alike to be shown. */
const alike = 0.35;
const askedTerms = 20;

/** Earlier complaints of the person, by their contacts or as the customer chosen. */
async function ofPerson(db: Db, viewer: Viewer, input: SimilarInput): Promise<Row[]> {
  const wanted = identifyingContacts(input.contacts);
  const chosen = input.customerId ? await followMerge(db, viewer.companyId, input.customerId) : null;
  if (wanted.length === 0 && !chosen) return [];
  const { rows } = await sql<Row>`
    with person as (
      select coalesce(m.merged_into, m.id) as id from customer_contacts k join customers m on m.id = k.customer_id where k.company_id = ${viewer.companyId}::uuid and k.normalised = any(${wanted}::text[])
      union select ${chosen}::uuid where ${chosen}::uuid is not null)
    select ${columns}, true as same_person from complaints c
    where c.customer_id in (select m.id from customers m join person p on m.id = p.id or m.merged_into = p.id) and ${visibleTo(scopeOf(viewer))}
    order by c.received_at desc limit ${most}::int`.execute(db);
  return rows;
}

/** Complaints about the same order or car. */
async function ofThing(db: Db, viewer: Viewer, input: SimilarInput): Promise<Row[]> {
  const same: RawBuilder<boolean>[] = [];
  if (input.orderNo !== "") same.push(sql`(c.company_id = ${viewer.companyId}::uuid and c.order_no = ${input.orderNo})`);
  if (input.plate !== "") same.push(sql`(c.company_id = ${viewer.companyId}::uuid and c.plate = any(${[input.plate, normalisePlate(input.plate)]}::text[]))`);
  if (same.length === 0) return [];
  const { rows } =
    await sql<Row>`select ${columns}, false as same_person from complaints c where (${sql.join(same, sql` or `)}) and ${visibleTo(scopeOf(viewer))} order by c.received_at desc limit ${most}::int`.execute(
      db,
    );
  return rows;
}

/** Complaints that share uncommon words with the text, those that share most first. */
async function ofText(db: Db, viewer: Viewer, terms: ReadonlySet<string>, common: ReadonlySet<string>): Promise<Row[]> {
  const scope = scopeTerms(scopeOf(viewer));
  const telling = [...terms]
    .filter((t) => t.length > 1 && !common.has(t))
    .sort((a, b) => b.length - a.length)
    .slice(0, askedTerms);
  if (!scope || telling.length < 3) return [];
  const keys = [oneOf(telling), ...scope.map(oneOf)].map((key) => sql`s.terms @@ ${key}::tsquery`);
  const { rows } = await sql<Row>`
    select ${columns}, false as same_person from (
      select s.complaint_id, s.received_at, ts_rank(s.terms, ${oneOf(telling)}::tsquery) as rank from complaint_search s where ${sql.join(keys, sql` and `)} and ${visibleTo(scopeOf(viewer), "search")}
      order by rank desc, s.received_at desc limit ${most * 2}::int) s
    join complaints c on c.id = s.complaint_id order by s.rank desc, s.received_at desc`.execute(db);
  return rows;
}

/** Complaints that may be the same as, or belong to, the one being recorded: same person, order, car, or nearly the same words. */
export async function findSimilar(db: Db, viewer: Viewer, input: SimilarInput, commonTerms: CommonTerms, now: string): Promise<SimilarComplaint[]> {
  const terms = new Set(indexTerms(input.text));
  const common = await commonTerms.read(db, Date.parse(now));
  const found = [
    ...(await ofPerson(db, viewer, input)),
    ...(await ofThing(db, viewer, input)),
    ...(terms.size < 6 ? [] : await ofText(db, viewer, terms, common)),
  ];
  const byId = new Map<string, { row: Row; because: Set<SimilarReason>; share: number }>();
  for (const row of found) {
    if (row.id === input.exceptId) continue;
    const share = sharedTerms(terms, new Set(indexTerms(`${row.title}\n${row.facts}`)));
    const match = byId.get(row.id) ?? { row, because: new Set<SimilarReason>(), share };
    if (row.same_person) match.because.add("contact");
    if (input.orderNo !== "" && normaliseOrder(row.order_no) === normaliseOrder(input.orderNo)) match.because.add("order");
    if (input.plate !== "" && normalisePlate(row.plate) === normalisePlate(input.plate)) match.because.add("plate");
    if (share >= alike) match.because.add("text");
    if (match.because.size > 0) byId.set(row.id, match);
  }
  return [...byId.values()]
    .sort((a, b) => b.because.size - a.because.size || b.share - a.share || b.row.received_at.getTime() - a.row.received_at.getTime())
    .slice(0, most)
    .map(({ row, because, share }) => ({
      id: row.id,
      number: row.number,
      title: presentText(row.title, viewer, noKnownData),
      state: row.state,
      receivedAt: row.received_at.toISOString(),
      kind: similarKind({ because: [...because], state: row.state, share }),
      because: [...because],
    }));
}
