-- Closings as figures see them: one row per closing that counts, made from the documents (core/desk/closing-fact.ts) and written with
-- them. No words and no customer: a figure needs neither.
create table closing_facts (
  closure_id uuid primary key,
  complaint_id uuid not null references complaints (id) on delete cascade,
  company_id uuid not null references teams (id) on delete cascade,
  team_id uuid not null,
  closed_at timestamptz not null,
  outcome text not null,
  follow_up text,
  level text,
  gesture_given boolean not null,
  came_back boolean not null,
  came_after_gesture boolean not null
);
create index closing_facts_company on closing_facts (company_id, closed_at);
create index closing_facts_team on closing_facts (team_id, closed_at);
create index closing_facts_complaint on closing_facts (complaint_id);
insert into rebuilds (name) values ('closingFacts');
