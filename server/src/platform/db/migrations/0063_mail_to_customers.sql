-- Mail that carries a message or letter of the timeline, so that its fate can be shown there.
alter table mails add column message_id uuid references messages (id) on delete cascade;
create unique index mails_message on mails (message_id) where message_id is not null;

-- Whom it goes to, as a keyed fingerprint: how many automatic ones one address has had can be counted, the address cannot be read.
alter table mails add column recipient bytea;
create index mails_recipient on mails (company_id, recipient, created_at) where recipient is not null;
