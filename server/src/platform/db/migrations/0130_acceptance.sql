-- Who takes over (core/desk/responsible.ts): does whoever it lies with still have to, and who answers for it until then.
-- Both are empty for all but what is on its way from one person to the next; complaints from before count as accepted.
alter table complaints add column awaits_acceptance boolean not null default false, add column responsible_id uuid;
create index complaints_responsible on complaints (responsible_id, next_due_at, id) where responsible_id is not null;
-- A search asks who may see it in its own table.
alter table complaint_search add column responsible_id uuid;
