-- What lies with somebody who has not taken over yet: a handful. Counting it read every complaint a person ever had, 97,000 pages for
-- 200 people with 100,000 complaints.
create index complaints_awaiting on complaints (assignee_id) where awaits_acceptance;
