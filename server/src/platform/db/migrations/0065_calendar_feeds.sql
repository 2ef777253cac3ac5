-- The address at which a calendar program reads a person's due times: one each, kept as a hash, replaced or taken back at any time.
create table calendar_feeds (
  person_id uuid primary key references people (id) on delete cascade,
  company_id uuid not null references teams (id) on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  read_at timestamptz
);
