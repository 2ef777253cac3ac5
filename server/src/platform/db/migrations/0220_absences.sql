-- Who is away from when to when, and whom they named to stand in. Nothing is overwritten without a trace: what was changed is in the
-- events, an absence that was taken back keeps its row. It counts from the moment at which its beginning was recorded (begun_at, by
-- the waker or whoever entered it late) to the one at which its end was.
create table absences (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  kind text not null,
  from_day text not null,
  last_day text not null,
  time_zone text not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  substitute_id uuid references people (id) on delete cascade check (substitute_id <> person_id),
  note text not null default '',
  created_by uuid references people (id) on delete set null,
  created_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references people (id) on delete set null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references people (id) on delete set null,
  -- when the person, back again, had read what happened meanwhile
  looked_at timestamptz,
  check (begun_at is null or withdrawn_at is null),
  check (ended_at is null or begun_at is not null)
);
create index absences_company on absences (company_id, until_at) where withdrawn_at is null;
create index absences_person on absences (person_id, until_at) where withdrawn_at is null;
-- Nobody is away twice at once.
create unique index absences_now on absences (person_id) where begun_at is not null and ended_at is null;
create index absences_to_begin on absences (from_at) where begun_at is null and withdrawn_at is null;
create index absences_to_end on absences (until_at) where begun_at is not null and ended_at is null;

-- Who stands in for each of those away at this moment (null: nobody could, it is their superiors' matter); made anew whenever somebody
-- goes, comes back, leaves or changes place (server/src/accounts/absence). Asked in every request, so it is a row of an index.
create table stand_ins (
  person_id uuid primary key references people (id) on delete cascade,
  company_id uuid not null references teams (id) on delete cascade,
  substitute_id uuid references people (id) on delete cascade,
  last_day text not null
);
create index stand_ins_substitute on stand_ins (substitute_id) where substitute_id is not null;
create index stand_ins_company on stand_ins (company_id);
