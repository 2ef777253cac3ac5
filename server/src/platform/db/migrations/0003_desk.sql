create table customers (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  name text not null default '',
  standing text not null default 'private',
  preferences jsonb not null default '{}',
  notes text not null default '',
  -- Reversible merge: a merged customer points at the one that stands for both.
  merged_into uuid references customers (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index customers_company on customers (company_id, created_at desc);
create index customers_merged on customers (merged_into) where merged_into is not null;

create table customer_contacts (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  customer_id uuid not null references customers (id) on delete cascade,
  kind text not null,
  value text not null,
  normalised text not null,
  created_at timestamptz not null default now()
);
create index customer_contacts_customer on customer_contacts (customer_id);
create index customer_contacts_value on customer_contacts (company_id, normalised);

create table complaint_numbers (
  company_id uuid not null references teams (id) on delete cascade,
  year integer not null,
  last integer not null,
  primary key (company_id, year)
);

-- doc is the complaint (core/desk/complaint.ts); the other columns are projected from it for lists, counts and search.
create table complaints (
  id uuid primary key,
  seq bigint generated always as identity unique,
  company_id uuid not null references teams (id) on delete cascade,
  number text not null,
  team_id uuid not null references teams (id),
  assignee_id uuid references people (id),
  customer_id uuid references customers (id),
  state text not null check (state in ('open', 'waiting', 'closed')),
  phase text not null,
  kind text not null,
  severity smallint not null,
  category_id text,
  channel text not null,
  language text not null,
  title text not null,
  preview text not null,
  order_no text not null default '',
  plate text not null default '',
  tags text[] not null default '{}',
  escalated boolean not null default false,
  to_complete boolean not null default false,
  outcome text,
  received_at timestamptz not null,
  -- 'infinity' when nothing is due: sorts last and needs no null handling.
  next_due_at timestamptz not null default 'infinity',
  next_due_kind text,
  follow_up_at timestamptz,
  closed_at timestamptz,
  last_activity_at timestamptz not null,
  external_key text,
  version integer not null default 1,
  doc jsonb not null,
  created_at timestamptz not null default now(),
  unique (company_id, number)
);
create unique index complaints_external on complaints (company_id, external_key) where external_key is not null;
create index complaints_customer on complaints (customer_id, received_at desc);
create index complaints_order on complaints (company_id, order_no) where order_no <> '';
create index complaints_plate on complaints (company_id, plate) where plate <> '';

create table messages (
  id uuid primary key,
  seq bigint generated always as identity unique,
  company_id uuid not null references teams (id) on delete cascade,
  complaint_id uuid not null references complaints (id) on delete cascade,
  kind text not null check (kind in ('message', 'call', 'note', 'letter')),
  direction text not null check (direction in ('inbound', 'outbound', 'internal')),
  channel text not null,
  author_type text not null check (author_type in ('person', 'customer', 'system')),
  author_id uuid,
  subject text,
  body_text text not null,
  -- Cleaned on write; cleaned again on show.
  body_html text,
  call_data jsonb,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  edited_at timestamptz
);
create index messages_complaint on messages (complaint_id, seq);

-- Files are kept by content under <data>/files/ab/cd/<sha256>; this row says what they are called and who may see them.
create table attachments (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  complaint_id uuid references complaints (id) on delete cascade,
  message_id uuid references messages (id) on delete cascade,
  sha256 text not null,
  name text not null,
  type text not null,
  size integer not null,
  uploaded_by uuid,
  created_at timestamptz not null default now()
);
create index attachments_complaint on attachments (complaint_id);
create index attachments_message on attachments (message_id);
create index attachments_sha on attachments (sha256);
create index attachments_loose on attachments (created_at) where complaint_id is null;

create table tracking_links (
  id uuid primary key,
  complaint_id uuid not null references complaints (id) on delete cascade,
  token_hash bytea not null unique,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index tracking_links_complaint on tracking_links (complaint_id);

-- What each person has read; unread = messages after this seq.
create table complaint_reads (
  person_id uuid not null references people (id) on delete cascade,
  complaint_id uuid not null references complaints (id) on delete cascade,
  read_at timestamptz not null,
  primary key (person_id, complaint_id)
);

create table saved_views (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  team_id uuid references teams (id) on delete cascade,
  name text not null,
  definition jsonb not null,
  created_at timestamptz not null default now()
);
create index saved_views_person on saved_views (person_id);
create index saved_views_team on saved_views (team_id) where team_id is not null;

create table letter_templates (
  company_id uuid not null references teams (id) on delete cascade,
  kind text not null,
  language text not null,
  subject text not null,
  body text not null,
  updated_by uuid,
  updated_at timestamptz not null default now(),
  primary key (company_id, kind, language)
);

create table imports (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  person_id uuid not null,
  file_name text not null,
  sha256 text not null,
  encoding text,
  settings jsonb not null default '{}',
  status text not null,
  total integer not null default 0,
  done integer not null default 0,
  created integer not null default 0,
  duplicates integer not null default 0,
  failed integer not null default 0,
  error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index imports_company on imports (company_id, created_at desc);

create table import_rows (
  import_id uuid not null references imports (id) on delete cascade,
  row_no integer not null,
  status text not null,
  problem jsonb,
  complaint_id uuid,
  primary key (import_id, row_no)
);
