-- What somebody is good for, as a superior wrote it down; who changed it and when is in the events as well.
create table person_skills (
  person_id uuid primary key references people (id) on delete cascade,
  company_id uuid not null references teams (id) on delete cascade,
  doc jsonb not null,
  changed_by uuid references people (id) on delete set null,
  changed_at timestamptz not null
);
create index person_skills_company on person_skills (company_id);
