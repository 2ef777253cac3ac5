-- merged_into is the customer that stands for all of a merged group; merged_parent the one it was merged with itself, so
-- that taking one merge back gives its own group back, however many merges came after it.
alter table customers
  add column merged_parent uuid references customers (id),
  add column merged_at timestamptz,
  add column name_terms tsvector not null default '';
create index customers_name_terms on customers using gin (name_terms) with (fastupdate = on, gin_pending_list_limit = 128);
create index customer_contacts_beginning on customer_contacts (company_id, normalised text_pattern_ops);
