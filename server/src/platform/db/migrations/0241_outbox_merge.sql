-- An answer planned in a complaint that was merged goes out from the one it was merged into; `via` = the complaints it came through,
-- the last one last, so that undoing a merge puts it back.
alter table outbox add column via uuid[] not null default '{}';
create index outbox_via on outbox using gin (via) where via <> '{}';
