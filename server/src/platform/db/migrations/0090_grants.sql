-- The ledger of what was granted: one row per option of the agreement in force (core/desk/granted.ts), rewritten with the
-- complaint. Sums by ground, kind, team and customer, and precedents, are read from here; the documents stay the truth.
create table grants (
  option_id uuid primary key,
  complaint_id uuid not null references complaints (id) on delete cascade,
  company_id uuid not null,
  team_id uuid not null,
  customer_id uuid,
  category_id text,
  severity smallint not null,
  kind text not null,
  ground text,
  cause text,
  minor bigint not null,
  currency text not null,
  granted_by uuid,
  approved_by uuid,
  granted_at timestamptz not null
);
create index grants_complaint on grants (complaint_id);
create index grants_customer on grants (customer_id, granted_at) where customer_id is not null;
create index grants_company on grants (company_id, granted_at);
create index grants_category on grants (company_id, category_id, granted_at desc);
insert into rebuilds (name) values ('grants');
