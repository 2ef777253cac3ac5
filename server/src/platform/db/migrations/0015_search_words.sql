-- Every word that stands in some complaint, for finding by its beginning: an index scan over a beginning would read all
-- complaints with any such word, however many are asked for. Doubles are harmless and allowed: nobody waits for anybody.
create table search_words (word text collate "C" not null);
create index search_words_word on search_words (word);
insert into search_words
  select distinct word from complaint_search, unnest(tsvector_to_array(terms)) as word
  where char_length(ltrim(word, '@')) between 3 and 24 and word !~ '[0-9#]' and word !~ '[⺀-\U0010FFFF]';
