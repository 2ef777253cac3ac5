-- Companies, teams and people. A company is the root of its team tree; demo data is a company of its own.
create table teams (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade deferrable initially deferred,
  parent_id uuid references teams (id) on delete restrict deferrable initially deferred,
  kind text not null check (kind in ('company', 'branch', 'team')),
  name text not null,
  time_zone text not null default 'Asia/Shanghai',
  currency text not null default 'CNY',
  language text not null default 'zh-CN',
  demo boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  check ((kind = 'company') = (parent_id is null))
);
create index teams_company on teams (company_id);
create index teams_parent on teams (parent_id);

-- id equals the id of the sign-in user ("user".id, text) where the person can sign in.
create table people (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  team_id uuid not null references teams (id),
  name text not null,
  email text not null,
  role text not null check (role in ('agent', 'supervisor', 'quality', 'trainer', 'manager', 'admin')),
  profile jsonb not null default '{}',
  staff_no text not null default '',
  created_at timestamptz not null default now(),
  left_at timestamptz
);
create unique index people_email on people (lower(email));
create index people_company on people (company_id);
create index people_team on people (team_id);

-- Expiring links, hashed at rest: invitation of a new person, reset of a password.
create table account_links (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  purpose text not null check (purpose in ('invitation', 'reset')),
  token_hash bytea not null unique,
  person_id uuid references people (id) on delete cascade,
  data jsonb not null default '{}',
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index account_links_company on account_links (company_id, created_at desc);
create index account_links_person on account_links (person_id);

create table api_tokens (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  name text not null,
  scopes text[] not null,
  token_hash bytea not null unique,
  hint text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_tokens_person on api_tokens (person_id);
create index api_tokens_company on api_tokens (company_id);

-- The spine: history of complaints, audit trail, source of live updates. Append only.
create table events (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  company_id uuid not null references teams (id) on delete cascade,
  complaint_id uuid,
  subject_type text not null,
  subject_id text not null,
  type text not null,
  actor_type text not null check (actor_type in ('person', 'customer', 'system')),
  actor_id uuid,
  at timestamptz not null,
  data jsonb not null default '{}',
  xid xid8 not null default pg_current_xact_id()
);
create index events_complaint on events (complaint_id, seq) where complaint_id is not null;
create index events_company on events (company_id, seq desc);
create index events_xid on events (xid, seq);
create index events_actor on events (company_id, actor_id, seq desc);

-- Who looked at what, one row per person, subject and day.
create table looks (
  company_id uuid not null references teams (id) on delete cascade,
  person_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  day date not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1,
  primary key (person_id, subject_type, subject_id, day)
);
create index looks_company on looks (company_id, last_at desc);
create index looks_subject on looks (subject_id, last_at desc);

create table idempotency_keys (
  key text not null,
  caller text not null,
  route text not null,
  request_hash bytea not null,
  status integer,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (caller, route, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table drafts (
  person_id uuid not null references people (id) on delete cascade,
  key text not null,
  data jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (person_id, key)
);
