-- The head is read for every candidate of a ranking: it stays in the row, and is short enough for that.
alter table complaint_search drop column head;
alter table complaint_search add column head text not null generated always as (left(folded, 80)) stored;
alter table complaint_search alter column head set storage plain;
drop index complaint_search_terms;
update complaint_search set pad = default;
create index complaint_search_terms on complaint_search using gin (terms) with (fastupdate = on, gin_pending_list_limit = 256);
