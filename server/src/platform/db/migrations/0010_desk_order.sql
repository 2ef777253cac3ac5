-- Messages and events share one sequence: a timeline has one order, and 'the last thing seen' is one number.
alter table messages alter column seq drop identity;
alter table messages alter column seq set default nextval('events_seq_seq');

-- What the search looks in, kept in the same transaction as the texts it is made of. `terms` also holds who may see the
-- complaint and when it came in (server/src/desk/search-terms-of.ts); `folded` is what longer phrases are looked up in.
create table complaint_search (
  complaint_id uuid primary key references complaints (id) on delete cascade,
  company_id uuid not null,
  received_at timestamptz not null,
  terms tsvector not null,
  folded text not null,
  -- Size of what was put into `terms`: PostgreSQL refuses a tsvector of 1 MB.
  bytes integer not null
);
alter table complaint_search alter column terms set storage extended;
-- A small pending list: creating stays cheap, and a search reads the list through in well under a millisecond.
create index complaint_search_terms on complaint_search using gin (terms) with (fastupdate = on, gin_pending_list_limit = 256);
