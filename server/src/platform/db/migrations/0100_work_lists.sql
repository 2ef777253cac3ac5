-- Whether something is put off decides whether it stands in a list of work: with it in the index, counting needs no row. A
-- person's own few are told apart by state there as well.
drop index complaints_company_unassigned;
drop index complaints_team_unassigned;
drop index complaints_assignee_open;
create index complaints_company_unassigned on complaints (company_id, next_due_at, id) include (snoozed_until) where state <> 'closed' and assignee_id is null;
create index complaints_team_unassigned on complaints (team_id, next_due_at, id) include (snoozed_until, state) where state <> 'closed' and assignee_id is null;
create index complaints_assignee_open on complaints (assignee_id, next_due_at, id) include (snoozed_until, state, escalated) where state <> 'closed' and assignee_id is not null;

-- An index answers by itself only for pages that were vacuumed since they changed. By PostgreSQL's own rule that happens after
-- a fifth of the table has changed; but the open ones, which are counted and listed all day, are a tenth of it.
alter table complaints set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 200);
alter table complaint_search set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);
alter table due_times set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);
