-- What somebody has to carry: open complaints by level and whether one is overdue, counted without reading a row
-- (server/src/desk/people/load-store.ts). What waits for the customer is no load.
create index complaints_load on complaints (assignee_id, severity) include (next_due_at) where state = 'open' and assignee_id is not null;
