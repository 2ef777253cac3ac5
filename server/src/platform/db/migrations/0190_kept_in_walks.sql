-- Whom a complaint is kept to is asked in every count and walk: with it in the index they need no row for that (fifty people at
-- most, so an entry stays short). After 0120, which brings the column.
drop index complaints_company_newest, complaints_team_newest, complaints_assignee_newest, complaints_team_nobody, complaints_team_closed, complaints_company_open, complaints_team_open, complaints_assignee_open, complaints_company_unassigned, complaints_team_unassigned, complaints_company_waiting, complaints_team_waiting, complaints_company_escalated, complaints_team_escalated, complaints_company_snoozed, complaints_team_snoozed, complaints_assignee_snoozed, complaints_company_follow_up, complaints_team_follow_up, complaints_assignee_follow_up;
create index complaints_company_newest on complaints (company_id, received_at desc, id desc) include (restricted_to);
create index complaints_team_newest on complaints (team_id, received_at desc, id desc) include (restricted_to);
create index complaints_assignee_newest on complaints (assignee_id, received_at desc, id desc) include (restricted_to) where assignee_id is not null;
create index complaints_team_nobody on complaints (team_id, received_at desc, id desc) include (restricted_to) where assignee_id is null;
create index complaints_team_closed on complaints (team_id, received_at desc, id desc) include (restricted_to) where state = 'closed';
create index complaints_company_open on complaints (company_id, next_due_at, id) include (restricted_to) where state <> 'closed';
create index complaints_team_open on complaints (team_id, next_due_at, id) include (restricted_to) where state <> 'closed';
create index complaints_assignee_open on complaints (assignee_id, next_due_at, id) include (snoozed_until, state, escalated, restricted_to) where state <> 'closed' and assignee_id is not null;
create index complaints_company_unassigned on complaints (company_id, next_due_at, id) include (snoozed_until, restricted_to) where state <> 'closed' and assignee_id is null;
create index complaints_team_unassigned on complaints (team_id, next_due_at, id) include (snoozed_until, state, restricted_to) where state <> 'closed' and assignee_id is null;
create index complaints_company_waiting on complaints (company_id, next_due_at, id) include (restricted_to) where state = 'waiting';
create index complaints_team_waiting on complaints (team_id, next_due_at, id) include (restricted_to) where state = 'waiting';
create index complaints_company_escalated on complaints (company_id, next_due_at, id) include (restricted_to) where state <> 'closed' and escalated;
create index complaints_team_escalated on complaints (team_id, next_due_at, id) include (restricted_to) where state <> 'closed' and escalated;
create index complaints_company_snoozed on complaints (company_id, snoozed_until, id) include (restricted_to) where state <> 'closed' and snoozed_until is not null;
create index complaints_team_snoozed on complaints (team_id, snoozed_until, id) include (restricted_to) where state <> 'closed' and snoozed_until is not null;
create index complaints_assignee_snoozed on complaints (assignee_id, snoozed_until, id) include (restricted_to) where state <> 'closed' and snoozed_until is not null and assignee_id is not null;
create index complaints_company_follow_up on complaints (company_id, follow_up_at, id) include (restricted_to) where state = 'closed' and follow_up_at is not null;
create index complaints_team_follow_up on complaints (team_id, follow_up_at, id) include (restricted_to) where state = 'closed' and follow_up_at is not null;
create index complaints_assignee_follow_up on complaints (assignee_id, follow_up_at, id) include (restricted_to) where state = 'closed' and follow_up_at is not null and assignee_id is not null;
