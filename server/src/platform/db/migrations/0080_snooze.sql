-- Out of the lists of work until then (core/desk/snooze.ts); null for all but a few, and what has passed no longer hides anything.
alter table complaints add column snoozed_until timestamptz;
create index complaints_company_snoozed on complaints (company_id, snoozed_until, id) where state <> 'closed' and snoozed_until is not null;
create index complaints_team_snoozed on complaints (team_id, snoozed_until, id) where state <> 'closed' and snoozed_until is not null;
create index complaints_assignee_snoozed on complaints (assignee_id, snoozed_until, id) where state <> 'closed' and snoozed_until is not null and assignee_id is not null;
