-- The complaint one was merged into (core/desk/merge.ts), where its work goes on.
alter table complaints add column merged_into uuid;
create index complaints_merged_into on complaints (merged_into) where merged_into is not null;

-- What a customer wrote through the link of a complaint that was merged: it reached the other one, and goes back when the merge is undone.
alter table messages add column via_complaint_id uuid;
create index messages_via on messages (via_complaint_id) where via_complaint_id is not null;

-- Where the work on a complaint goes on, however many merges later; itself when it was never merged. Merges cannot run in a ring
-- (core/desk/merge.ts); `union` ends the walk all the same.
create function merged_root(of uuid) returns uuid language sql stable as $$
  with recursive up (id, next) as (
    select c.id, c.merged_into from complaints c where c.id = of
    union select c.id, c.merged_into from up join complaints c on c.id = up.next)
  select coalesce((select id from up where next is null limit 1), of)
$$;
