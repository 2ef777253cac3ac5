-- What was done to several complaints at once, so that it is undone at once: per complaint what it takes to undo it.
create table bulk_batches (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  items jsonb not null,
  created_at timestamptz not null,
  undone_at timestamptz
);
create index bulk_batches_person on bulk_batches (person_id, created_at);
