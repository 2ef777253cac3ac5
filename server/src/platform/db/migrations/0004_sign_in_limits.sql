-- Failed sign-ins only (a whole centre shares one address): key = 'address:<ip>' or 'account:<hash of the e-mail>'.
create table failed_tries (
  id bigint generated always as identity primary key,
  key text not null,
  at timestamptz not null default clock_timestamp()
);
create index failed_tries_key on failed_tries (key, at);

-- The address of a person who left may be used again; their row stays as history.
drop index people_email;
create unique index people_email on people (lower(email)) where left_at is null;

-- The audit list of people, teams and tokens; complaints' events are found by complaint or by time.
create index events_not_complaint on events (company_id, subject_type, seq desc) where complaint_id is null;

-- A company goes as a whole (removing the demo), teams and all: 'restrict' would stop it at the first parent.
alter table teams drop constraint teams_parent_id_fkey;
alter table teams add constraint teams_parent_id_fkey foreign key (parent_id) references teams (id) deferrable initially deferred;
