-- When the product has to wake up for a complaint: one row per thing that falls due and stage (core/desk/due-time.ts),
-- rewritten with the complaint. A row that has fired stays, so that the same moment never fires twice.
create table due_times (
  complaint_id uuid not null references complaints (id) on delete cascade,
  company_id uuid not null,
  key text not null,
  at timestamptz not null,
  fired_at timestamptz,
  primary key (complaint_id, key)
);
create index due_times_waiting on due_times (at) where fired_at is null;

-- How far the reactions to events have come (platform/reactions.ts): one row, moved in the transaction that did the work.
create table reaction_position (
  one boolean primary key default true check (one),
  xid xid8 not null,
  seq bigint not null
);

-- What went wrong behind the scenes (a reaction to an event, a job): kept, shown, repeatable. `ref`: the event's seq or the
-- job's id; `next_at`: when it is tried again by itself, null = only by hand; `done_at`: it went well after all, or somebody put it aside.
create table failures (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  kind text not null check (kind in ('reaction', 'job')),
  name text not null,
  ref text not null,
  event_type text,
  complaint_id uuid,
  payload jsonb,
  error text not null,
  tries integer not null default 1,
  at timestamptz not null,
  last_at timestamptz not null,
  next_at timestamptz,
  done_at timestamptz,
  done_by uuid,
  unique (kind, name, ref)
);
create index failures_open on failures (company_id, last_at desc) where done_at is null;

-- Servers whose workers may hold jobs: one that is gone (its advisory lock is free) gives them back.
create table job_nodes (
  id uuid primary key,
  worker_ids text[] not null,
  since timestamptz not null default now()
);

-- What has to be made anew from the documents after an update; done once, in the background, and taken up again after a stop.
create table rebuilds (
  name text primary key,
  after uuid,
  done_at timestamptz
);
insert into rebuilds (name) values ('dueTimes');
