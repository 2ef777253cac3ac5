-- What is to go to a customer and has not gone yet: in its undo window, planned for later, or held back because something
-- spoke against it when its time came. What was sent is a message, what was taken back a draft: neither stays here.
create table outbox (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  complaint_id uuid not null references complaints (id) on delete cascade,
  author_id uuid not null references people (id) on delete cascade,
  -- What goes out, as it was handed in (server/src/desk/outbox/content.ts), and what its writer had seen.
  content jsonb not null,
  last_seen_seq bigint not null,
  -- False = only its undo window; true = somebody chose the time.
  planned boolean not null,
  created_at timestamptz not null,
  send_at timestamptz not null,
  held_at timestamptz,
  -- Refusal code that spoke against sending it, and what fills its sentence.
  held_code text,
  held_params jsonb
);
create index outbox_waiting on outbox (send_at) where held_at is null;
create index outbox_complaint on outbox (complaint_id);
create index outbox_author on outbox (author_id, send_at);
