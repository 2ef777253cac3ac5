-- A search visits many rows for where they lie and when they came in, and some for their text; only the index needs their
-- terms. PostgreSQL moves a value out of its row only when the row has more than 2 kB, so `pad` (2,000 blanks, which take 40
-- bytes compressed) makes every row try, and `terms` is what goes: nine rows to a page instead of three.
alter table complaint_search add column pad text not null default repeat(' ', 2000);
alter table complaint_search alter column terms set storage external;
alter table complaint_search alter column folded set storage main;
alter table complaint_search set (toast_tuple_target = 128);
