-- Rows of the search hold what decides whether they are hits; their texts stand beside them, uncompressed, fetched for the few
-- that are shown (`texts`, as written) or looked through for a phrase (`folded`). Fifty rows to a page.
alter table complaint_search add column texts text not null default '';
alter table complaint_search alter column texts set storage external;
alter table complaint_search alter column folded set storage external;
-- What was there before is put into the new form; blocks of time now come in 1, 4, 16 and 64 days.
drop index complaint_search_terms;
update complaint_search set folded = folded || '', texts = folded, pad = default,
  terms = terms || array_to_tsvector(array['#h' || floor(extract(epoch from received_at) / 345600)::int, '#i' || floor(extract(epoch from received_at) / 1382400)::int]);
create index complaint_search_terms on complaint_search using gin (terms) with (fastupdate = on, gin_pending_list_limit = 256);
