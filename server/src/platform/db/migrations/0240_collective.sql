-- Several complaints handled as one (core/desk/collective.ts): what carries them, and in which one a complaint is handled.
alter table complaints add column collective boolean not null default false;
alter table complaints add column collective_id uuid;
create index complaints_members on complaints (collective_id, number) where collective_id is not null;
create index complaints_collectives on complaints (company_id, received_at desc, id desc) where collective;

-- What was written to all members at once, and what became of each one's own copy. A copy that was sent is a message of its own;
-- one that failed says why, and is sent again with the rest that failed. `waiting` is left only where a server stopped in between.
create table group_messages (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  complaint_id uuid not null references complaints (id) on delete cascade,
  sent_by uuid not null,
  sent_at timestamptz not null,
  -- One text for each language.
  texts jsonb not null
);
create index group_messages_complaint on group_messages (complaint_id, sent_at desc);
create index group_messages_company on group_messages (company_id);
create table group_message_copies (
  group_message_id uuid not null references group_messages (id) on delete cascade,
  complaint_id uuid not null references complaints (id) on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  code text,
  params jsonb,
  message_id uuid,
  tried_at timestamptz,
  primary key (group_message_id, complaint_id)
);
create index group_message_copies_complaint on group_message_copies (complaint_id);
