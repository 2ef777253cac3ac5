-- Who still owes a step or a promise in a complaint, whoever it lies with: somebody who leaves hands these over too.
alter table complaints add column owing uuid[] not null default '{}';
update complaints set owing = array(
    select distinct (jsonb_path_query(doc, '$.steps[*] ? (@.done == null && !exists(@.withdrawn)).ownerId') #>> '{}')::uuid
    union
    select distinct (jsonb_path_query(doc, '$.promises[*] ? (@.kept == null && @.broken == null && !exists(@.withdrawn)).personId') #>> '{}')::uuid)
  where doc @? '$.steps[*] ? (@.done == null && !exists(@.withdrawn))' or doc @? '$.promises[*] ? (@.kept == null && @.broken == null && !exists(@.withdrawn))';
create index complaints_owing on complaints using gin (owing) with (fastupdate = off) where owing <> '{}';
