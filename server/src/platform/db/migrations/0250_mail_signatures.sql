-- What stands below a team's mail to customers, by language. A team without a row signs as the one above it does.
create table mail_signatures (
  team_id uuid primary key references teams (id) on delete cascade,
  company_id uuid not null references teams (id) on delete cascade,
  texts jsonb not null,
  updated_by uuid,
  updated_at timestamptz not null
);
create index mail_signatures_company on mail_signatures (company_id);
