import type { Complaint } from "@amends/core/desk/complaint";
import { type PromiseFact, promiseFactsOf } from "@amends/core/desk/promise-fact";
import { sql } from "kysely";
import type { Write } from "../../platform/db/write-together.ts";

function removal(complaint: Complaint, facts: readonly PromiseFact[]): Write {
  return sql`delete from promise_facts where complaint_id = ${complaint.id}::uuid and id <> all(${facts.map((f) => f.id)}::uuid[])`;
}

type Fact = PromiseFact & { readonly companyId: string; readonly complaintId: string };

const factsOf = (complaint: Complaint): Fact[] =>
  promiseFactsOf(complaint).map((fact) => ({ ...fact, companyId: complaint.companyId, complaintId: complaint.id }));

function insertion(facts: readonly Fact[]): Write {
  const column = <K extends keyof Fact>(key: K) => facts.map((f) => f[key]);
  return sql`insert into promise_facts (id, company_id, complaint_id, team_id, person_id, kind, made_at, due_at, outcome, settled_at, moved)
    select * from unnest(${column("id")}::uuid[], ${column("companyId")}::uuid[], ${column("complaintId")}::uuid[], ${column("teamId")}::uuid[],
      ${column("personId")}::uuid[], ${column("kind")}::text[], ${column("madeAt")}::timestamptz[], ${column("dueAt")}::timestamptz[],
      ${column("outcome")}::text[], ${column("settledAt")}::timestamptz[], ${column("moved")}::boolean[])
    on conflict (id) do update set (team_id, person_id, kind, due_at, outcome, settled_at, moved) =
      row(excluded.team_id, excluded.person_id, excluded.kind, excluded.due_at, excluded.outcome, excluded.settled_at, excluded.moved)`;
}

/** The promises of new complaints, to be written with them. */
export function newPromiseFactsOfAll(complaints: readonly Complaint[]): Write[] {
  const facts = complaints.flatMap(factsOf);
  return facts.length === 0 ? [] : [insertion(facts)];
}

export function newPromiseFacts(complaint: Complaint): Write[] {
  return newPromiseFactsOfAll([complaint]);
}

/** What a change of the complaint means for its promises in the figures, to be written with it; nothing when it means nothing. */
export function changedPromiseFacts(before: Complaint, after: Complaint): Write[] {
  if (before.promises === after.promises && before.placements === after.placements) return [];
  const [old, facts] = [factsOf(before), factsOf(after)];
  if (JSON.stringify(old) === JSON.stringify(facts)) return [];
  const gone = old.some((o) => !facts.some((f) => f.id === o.id));
  return [...(gone ? [removal(after, facts)] : []), ...(facts.length > 0 ? [insertion(facts)] : [])];
}
