-- One index for each view and each kind of visibility (company, team, person), in the order the view is shown in.
create index complaints_company_newest on complaints (company_id, received_at desc, id desc);
create index complaints_team_newest on complaints (team_id, received_at desc, id desc);
create index complaints_assignee_newest on complaints (assignee_id, received_at desc, id desc) where assignee_id is not null;
create index complaints_company_activity on complaints (company_id, last_activity_at desc, id desc);
create index complaints_team_activity on complaints (team_id, last_activity_at desc, id desc);
create index complaints_company_due on complaints (company_id, next_due_at, id);
create index complaints_team_due on complaints (team_id, next_due_at, id);
create index complaints_assignee_due on complaints (assignee_id, next_due_at, id) where assignee_id is not null;

create index complaints_company_open on complaints (company_id, next_due_at, id) where state <> 'closed';
create index complaints_team_open on complaints (team_id, next_due_at, id) where state <> 'closed';
create index complaints_assignee_open on complaints (assignee_id, next_due_at, id) where state <> 'closed' and assignee_id is not null;

create index complaints_company_unassigned on complaints (company_id, next_due_at, id) where state <> 'closed' and assignee_id is null;
create index complaints_team_unassigned on complaints (team_id, next_due_at, id) where state <> 'closed' and assignee_id is null;

create index complaints_company_waiting on complaints (company_id, next_due_at, id) where state = 'waiting';
create index complaints_team_waiting on complaints (team_id, next_due_at, id) where state = 'waiting';

create index complaints_company_escalated on complaints (company_id, next_due_at, id) where state <> 'closed' and escalated;
create index complaints_team_escalated on complaints (team_id, next_due_at, id) where state <> 'closed' and escalated;

create index complaints_company_follow_up on complaints (company_id, follow_up_at, id) where state = 'closed' and follow_up_at is not null;
create index complaints_team_follow_up on complaints (team_id, follow_up_at, id) where state = 'closed' and follow_up_at is not null;

-- Unassigned ones whatever their state: the second half of what an agent sees.
create index complaints_team_nobody on complaints (team_id, received_at desc, id desc) where assignee_id is null;
