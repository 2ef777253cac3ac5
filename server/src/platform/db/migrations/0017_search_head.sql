-- How a complaint begins (number, title, summary), in the row itself: relevance looks there for the words of a search.
alter table complaint_search add column head text not null generated always as (left(folded, 160)) stored;
