-- A crisis may be kept to some people (core/desk/crisis-state.ts): then nobody else sees the complaint, in lists, search and
-- direct links alike (server/src/desk/policy.ts). Null for all but a few, so the walks of the lists stay what they are.
alter table complaints add column restricted_to uuid[];
alter table complaint_search add column restricted_to uuid[];
