-- Open ones in the order they came in, a person's own follow-ups, and the closed ones of a team (all a trainer sees).
create index complaints_company_open_newest on complaints (company_id, received_at desc, id desc) where state <> 'closed';
create index complaints_team_open_newest on complaints (team_id, received_at desc, id desc) where state <> 'closed';
create index complaints_assignee_follow_up on complaints (assignee_id, follow_up_at, id) where state = 'closed' and follow_up_at is not null and assignee_id is not null;
create index complaints_team_closed on complaints (team_id, received_at desc, id desc) where state = 'closed';
