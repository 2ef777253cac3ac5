-- Promises as figures see them: one row per promise that counts, projected from the documents (core/desk/promise-fact.ts) and
-- written with them. No words and no customer: a figure needs neither. Counted by the time they were due.
create table promise_facts (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  complaint_id uuid not null references complaints (id) on delete cascade,
  team_id uuid not null,
  person_id uuid not null,
  kind text not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  outcome text not null check (outcome in ('open', 'kept', 'keptLate', 'broken')),
  settled_at timestamptz,
  moved boolean not null default false
);
create index promise_facts_company on promise_facts (company_id, due_at);
create index promise_facts_team on promise_facts (team_id, due_at);
create index promise_facts_person on promise_facts (person_id, due_at);
create index promise_facts_complaint on promise_facts (complaint_id);

-- Promises given before this table stood.
insert into promise_facts (id, company_id, complaint_id, team_id, person_id, kind, made_at, due_at, outcome, settled_at, moved)
select (p ->> 'id')::uuid, c.company_id, c.id, coalesce((lay.placement ->> 'teamId')::uuid, c.team_id), (p ->> 'personId')::uuid,
  coalesce(p ->> 'kind', 'other'), (p ->> 'at')::timestamptz, (p ->> 'dueAt')::timestamptz,
  case when jsonb_typeof(p -> 'broken') = 'object' then 'broken' when jsonb_typeof(p -> 'kept') <> 'object' then 'open'
    when p -> 'kept' ->> 'at' <= p ->> 'dueAt' then 'kept' else 'keptLate' end,
  coalesce(p -> 'broken' ->> 'at', p -> 'kept' ->> 'at')::timestamptz,
  jsonb_array_length(coalesce(p -> 'renegotiations', '[]')) > 0
from complaints c
cross join lateral jsonb_array_elements(coalesce(c.doc -> 'promises', '[]')) as p
left join lateral (
  select placement from jsonb_array_elements(coalesce(c.doc -> 'placements', '[]')) with ordinality as o (placement, n)
  where placement ->> 'at' <= p ->> 'at' and (placement -> 'withdrawn' is null or placement -> 'withdrawn' ->> 'at' > p ->> 'at')
  order by n desc limit 1
) lay on true
where p -> 'withdrawn' is null
on conflict do nothing;
