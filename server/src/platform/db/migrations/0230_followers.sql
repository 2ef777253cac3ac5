-- Who follows a complaint and hears of what changes in it, as far as they may see it. A row that ended stays: whoever stopped following
-- is not made to follow again by being mentioned.
create table followers (
  person_id uuid not null references people (id) on delete cascade,
  complaint_id uuid not null references complaints (id) on delete cascade,
  because text not null check (because in ('self', 'mention')),
  since timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, complaint_id)
);
create index followers_of on followers (complaint_id) where ended_at is null;
