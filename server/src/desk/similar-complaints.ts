import type { Viewer } from "@amends/core/accounts/role";
import type { SimilarAnswer, SimilarInput } from "@amends/core/desk/contract-similar";
import { noKnownData } from "@amends/core/desk/masking";
import { type Candidate, type Comparable, countRecurring, findSimilar } from "@amends/core/desk/similar";
import type { Db } from "../platform/db/connect.ts";
import type { CommonTerms } from "./common-terms.ts";
import { followMerge, identifying } from "./customer-store.ts";
import { presentText } from "./present.ts";
import { type CandidateRow, readCandidates } from "./similar-candidates.ts";

const candidateOf = (row: CandidateRow): Candidate => ({
  id: row.id,
  customerId: row.holder,
  contacts: row.contacts,
  orderNo: row.order_no,
  plate: row.plate,
  product: row.product,
  categoryId: row.category_id,
  title: row.title,
  facts: row.facts,
  receivedAt: row.received_at.getTime(),
  settled: row.state === "closed",
});

/** What belongs to the complaint being recorded, most alike first, and how often its kind came before; core/desk/similar.ts decides. */
export async function similarTo(db: Db, viewer: Viewer, input: SimilarInput, commonTerms: CommonTerms, now: string): Promise<SimilarAnswer> {
  const customerId = input.customerId ? await followMerge(db, viewer.companyId, input.customerId) : null;
  const rows = new Map((await readCandidates(db, viewer, input, customerId, commonTerms, now)).map((row) => [row.id, row]));
  const candidates = [...rows.values()].map(candidateOf);
  const { contacts, orderNo, plate, product, categoryId, text } = input;
  const own: Comparable = {
    customerId,
    contacts: contacts.filter((c) => identifying.has(c.kind)).map((c) => c.value),
    orderNo,
    plate,
    product,
    categoryId,
    facts: text,
    receivedAt: Date.parse(now),
  };
  const items = findSimilar(own, candidates).map(({ id, kind, reasons }) => {
    const row = rows.get(id) as CandidateRow;
    return {
      id,
      number: row.number,
      title: presentText(row.title, viewer, noKnownData),
      state: row.state,
      receivedAt: row.received_at.toISOString(),
      kind,
      because: reasons,
    };
  });
  return { items, earlierCount: countRecurring(own, candidates) };
}
