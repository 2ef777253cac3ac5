-- What burns, for the board of supervisors: found by indexes that hold nothing but that.

-- Does an approval wait for a superior? Read off the document, as core/desk/approvals.ts decides it: an option that was asked for, or
-- the agreement that counts.
create function approval_waits(doc jsonb) returns boolean language sql immutable strict parallel safe
  return jsonb_path_exists(doc, '$.options[*] ? (@.approval.state == "asked" && !exists (@.withdrawn))')
    or coalesce((select a -> 'approval' ->> 'state' in ('needed', 'asked') from jsonb_array_elements(doc -> 'agreements') with ordinality as x (a, n)
      where not a ? 'withdrawn' order by n desc limit 1), false);

-- Was a promise broken, and none kept since?
create function promise_lies_broken(doc jsonb) returns boolean language sql immutable strict parallel safe
  return jsonb_path_exists(doc, '$.promises[*] ? (@.broken.at != null && !exists (@.withdrawn))') and coalesce((
    select max(p -> 'broken' ->> 'at') > coalesce(max(p -> 'kept' ->> 'at'), '') from jsonb_array_elements(doc -> 'promises') as p where not p ? 'withdrawn'), false);

create index complaints_company_crisis on complaints (company_id, next_due_at, id) where state <> 'closed' and severity = 3;
create index complaints_team_crisis on complaints (team_id, next_due_at, id) where state <> 'closed' and severity = 3;
create index complaints_company_approval on complaints (company_id, next_due_at, id) where state <> 'closed' and approval_waits(doc);
create index complaints_team_approval on complaints (team_id, next_due_at, id) where state <> 'closed' and approval_waits(doc);
create index complaints_company_broken on complaints (company_id, next_due_at, id) where state <> 'closed' and promise_lies_broken(doc);
create index complaints_team_broken on complaints (team_id, next_due_at, id) where state <> 'closed' and promise_lies_broken(doc);
