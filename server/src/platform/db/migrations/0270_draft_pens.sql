-- An answer's draft can go from one person to another: the row moves, so there is one pen however many reach for it.
alter table drafts add column id uuid not null default gen_random_uuid();
alter table drafts add column shared_at timestamptz;
create unique index drafts_id on drafts (id);
create index drafts_replies on drafts (key) where key like 'reply:%';

-- What somebody had written when a colleague went on with it, or when they put their own text aside for another's (taken_by null).
-- `late` is what they typed after that without knowing. Nothing here is overwritten by what others write.
create table draft_copies (
  id uuid primary key,
  draft_id uuid not null,
  complaint_id uuid not null references complaints (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  data jsonb not null,
  late jsonb,
  taken_by uuid references people (id) on delete cascade,
  made_at timestamptz not null,
  settled_at timestamptz
);
create index draft_copies_person on draft_copies (person_id, complaint_id, made_at);
create index draft_copies_complaint on draft_copies (complaint_id);
