-- Where the complaint lies, beside its terms: a search checks visibility without reading the complaint itself.
alter table complaint_search
  add column team_id uuid not null,
  add column assignee_id uuid,
  add column closed boolean not null default false;
