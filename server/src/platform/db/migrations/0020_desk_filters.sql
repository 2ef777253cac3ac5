-- Filters by which a few are picked out of very many.
create index complaints_tags on complaints using gin (tags) with (fastupdate = off) where tags <> '{}';
create index complaints_category on complaints (company_id, category_id, received_at desc) where category_id is not null;
