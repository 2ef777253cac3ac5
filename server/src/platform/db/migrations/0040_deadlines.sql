-- What companies decided about their deadlines (core/deadline/company-settings.ts): every version stays, because clocks name
-- the one they were made by. The one in force is named in teams.settings -> 'deadlines' ->> 'stamp'; without it the default counts.
create table deadline_settings (
  stamp uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  doc jsonb not null,
  at timestamptz not null,
  by_id uuid
);
create index deadline_settings_company on deadline_settings (company_id, at desc);

-- Clocks of complaints saved before there were any.
insert into rebuilds (name) values ('clocks');
