-- The account a company's mail goes out with; the password sealed with the installation's secret (platform/seal.ts).
create table mail_accounts (
  company_id uuid primary key references teams (id) on delete cascade,
  host text not null,
  port integer not null,
  security text not null check (security in ('tls', 'startTls', 'none')),
  username text not null,
  password_sealed text,
  from_name text not null,
  from_address text not null,
  updated_by uuid,
  updated_at timestamptz not null
);

-- Mail on its way and sent. `content`: subject, text and who it goes to, sealed, for it may hold a private link; gone once it was sent.
-- `handing_at`: all of it but its last line is with the other server. Without `sent_at` after that nobody knows whether it arrived.
create table mails (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  complaint_id uuid references complaints (id) on delete cascade,
  person_id uuid references people (id) on delete cascade,
  purpose text not null,
  content text,
  created_at timestamptz not null,
  tries integer not null default 0,
  handing_at timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz,
  -- The last wish of somebody to have it sent once more that was taken up.
  repeat text,
  -- What the other server said last.
  response text
);
create index mails_complaint on mails (complaint_id) where complaint_id is not null;
create index mails_company on mails (company_id, created_at desc);

-- Mail about a notice was made (or was not needed any more).
alter table notices add column mailed_at timestamptz;
create index notices_to_mail on notices (person_id, at) where mailed_at is null and read_at is null and ways @> '{mail}';
