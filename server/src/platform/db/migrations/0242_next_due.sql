-- What a rule calls the clock that is due next, where its pack has two of one kind to tell apart.
alter table complaints add column next_due_labels jsonb;
-- A closed complaint owes its follow-up, which has a column of its own; as what is due next it stood before open work.
update complaints set next_due_at = 'infinity', next_due_kind = null where state = 'closed' and next_due_at < 'infinity';
