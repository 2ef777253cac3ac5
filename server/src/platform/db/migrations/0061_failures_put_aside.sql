-- A failure that somebody put aside can be taken back; one that was done again cannot.
alter table failures add column put_aside boolean not null default false;
