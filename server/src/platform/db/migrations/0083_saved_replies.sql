-- Saved replies and macros: one's own, or shared with a team and everybody below it.
create table saved_replies (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  team_id uuid references teams (id) on delete cascade,
  name text not null,
  texts jsonb not null,
  acts jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index saved_replies_person on saved_replies (person_id);
create index saved_replies_team on saved_replies (team_id) where team_id is not null;
