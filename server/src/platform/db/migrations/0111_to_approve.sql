-- What waits for a superior in a complaint (core/desk/approval-request.ts), and since when; null for all but a few.
alter table complaints add column approvals jsonb, add column approval_since timestamptz;
create index complaints_company_to_approve on complaints (company_id, approval_since, id) where approval_since is not null;
create index complaints_team_to_approve on complaints (team_id, approval_since, id) where approval_since is not null;
insert into rebuilds (name) values ('approvals');
