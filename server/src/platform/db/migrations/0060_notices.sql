-- What a person is to hear of (core/notices): made by the reaction to an event, in the transaction that moved past it.
-- `about`: what exactly, a record's id or '' for the complaint. While a notice is unread, the same again renews it (`times`).
create table notices (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  complaint_id uuid references complaints (id) on delete cascade,
  kind text not null,
  about text not null default '',
  event text not null,
  event_seq bigint not null,
  data jsonb not null default '{}',
  actor_type text not null,
  actor_id uuid,
  times integer not null default 1,
  -- Ways it takes to this person (core/notices/preference.ts), as they were when it was made.
  ways text[] not null,
  at timestamptz not null,
  read_at timestamptz
);
create unique index notices_unread on notices (person_id, kind, about, coalesce(complaint_id, '00000000-0000-0000-0000-000000000000')) where read_at is null;
create index notices_unread_at on notices (person_id, at desc) where read_at is null;
create index notices_read_at on notices (person_id, read_at desc) where read_at is not null;
create index notices_complaint on notices (complaint_id) where complaint_id is not null;

-- How each person wants to hear of things; no row = the default.
create table notice_preferences (
  person_id uuid primary key references people (id) on delete cascade,
  preference jsonb not null,
  updated_at timestamptz not null
);
