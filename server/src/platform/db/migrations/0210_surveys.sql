-- What a company asks its customers after closing. Every change is a new version; answers keep the one they were given to.
create table surveys (
  company_id uuid not null references teams (id) on delete cascade,
  version integer not null,
  definition jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (company_id, version)
);

-- One row per closing: planned, then decided with its reason, then what the customer answered.
-- `recipient`: a keyed fingerprint of the address, so that two customers of one mailbox are one person here.
create table survey_asks (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  complaint_id uuid not null references complaints (id) on delete cascade,
  closure_id uuid not null,
  team_id uuid not null,
  customer_id uuid,
  closed_at timestamptz not null,
  version integer not null,
  state text not null check (state in ('planned', 'asked', 'notAsked')),
  ask_at timestamptz not null,
  decided_at timestamptz,
  reason text,
  way text check (way in ('mail', 'page')),
  parts text[] not null default '{}',
  recipient bytea,
  expires_at timestamptz,
  answers jsonb not null default '{}',
  answered_at timestamptz,
  done_at timestamptz,
  outcome_score real,
  handling_score real,
  dissatisfied_at timestamptz,
  seen_to_at timestamptz,
  seen_to_by uuid,
  seen_to_note text,
  unique (complaint_id, closure_id),
  check ((state = 'planned') = (decided_at is null)),
  check ((state = 'notAsked') = (reason is not null))
);
create index survey_asks_customer on survey_asks (customer_id, decided_at) where state = 'asked';
create index survey_asks_recipient on survey_asks (company_id, recipient, decided_at) where state = 'asked' and recipient is not null;
create index survey_asks_company on survey_asks (company_id, closed_at);
create index survey_asks_team on survey_asks (team_id, closed_at);
