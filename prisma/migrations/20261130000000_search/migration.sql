-- What listings are found by. A trusted extension: who owns the database may make it.
create extension if not exists unaccent;

create text search configuration amana (copy = english);
alter text search configuration amana
  alter mapping for asciiword, word, numword, hword, hword_part, hword_asciipart, asciihword, hword_numpart, numhword
  with unaccent, english_stem;

-- A listing as it is searched for: read model, filled by jobs, mended each night.
create table search_document (
  listing_id uuid primary key,
  seller_id uuid not null,
  -- title A, brand and attributes B, description C, place D; and the tokens and bands of the score, so that one index finds by words and
  -- filters at once, and among what is best
  tsv tsvector not null,
  -- what filters and facets look at: 'c:phones', 's:LA', 'l:LA:Ikeja', 'n:NEW', 'a:brand=apple'
  tokens text[] not null,
  price_minor bigint not null,
  -- pictures and the seller's record, 0 to 1
  quality double precision not null check (quality between 0 and 1),
  -- quality and the day it was listed: newer is higher, and no day changes the order
  score double precision not null,
  created_at timestamptz not null,
  -- of the listing: an older one never replaces a newer
  version bigint not null,
  -- of all the above: what the nightly comparison looks at
  fingerprint text not null,
  indexed_at timestamptz not null default app_now()
);
create index search_document_tsv_idx on search_document using gin (tsv) with (fastupdate = off);
create index search_document_score_listing_id_idx on search_document (score, listing_id);
create index search_document_created_at_listing_id_idx on search_document (created_at, listing_id);
create index search_document_price_minor_listing_id_idx on search_document (price_minor, listing_id);

-- The words of titles and attributes, from which typing errors are mended and words are suggested.
create table search_word (
  word text primary key,
  documents integer not null default 1 check (documents >= 0)
);
create index search_word_prefix_idx on search_word (word text_pattern_ops);

-- Each word without one or two of its letters.
create table search_variant (
  variant text not null,
  word text not null references search_word(word) on delete cascade,
  primary key (variant, word)
);
create index search_variant_word_idx on search_variant (word);

-- Each comparison of the index with the listings, and what it mended.
create table search_rebuild (
  day date primary key,
  documents integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  removed integer not null default 0,
  started_at timestamptz not null default app_now(),
  finished_at timestamptz
);

-- What many people search for. Who searched is a keyed hash that turns daily; rows are removed after two days.
create table query_day (
  query text not null,
  who text not null,
  at timestamptz not null default app_now(),
  primary key (query, who)
);
create index query_day_at_idx on query_day (at);

-- The latest searches of a person, for themselves alone.
create table recent_search (
  user_id uuid not null,
  query text not null,
  at timestamptz not null default app_now(),
  primary key (user_id, query),
  foreign key (user_id) references app_user(id)
);
create index recent_search_user_id_at_idx on recent_search (user_id, at);

-- A search whose new listings its person wants to hear of.
create table saved_search (
  id uuid primary key,
  user_id uuid not null,
  cadence text not null check (cadence in ('AT_ONCE', 'DAILY', 'OFF')),
  -- the filter as it was in the address, without sort and cursor
  filter jsonb not null,
  -- the same for another search of this person
  filter_key text not null,
  -- what a listing must match
  tsq tsquery,
  needs jsonb not null default '[]',
  min_minor bigint,
  max_minor bigint,
  -- lexemes or tokens of which every match has at least one
  anchors text[] not null check (cardinality(anchors) > 0),
  created_at timestamptz not null default app_now(),
  foreign key (user_id) references app_user(id)
);
create unique index saved_search_user_id_filter_key_key on saved_search (user_id, filter_key);
create index saved_search_anchors_idx on saved_search using gin (anchors) with (fastupdate = off) where cadence <> 'OFF';

-- What a person heard of, or is to hear of: one row a person and listing, however many of their searches fit.
create table search_notice (
  user_id uuid not null,
  listing_id uuid not null,
  -- null where they follow its store
  search_id uuid,
  cadence text not null check (cadence in ('AT_ONCE', 'DAILY')),
  created_at timestamptz not null default app_now(),
  -- null while it waits for the day's summary
  notified_at timestamptz,
  primary key (user_id, listing_id),
  foreign key (user_id) references app_user(id)
);
create index search_notice_waiting_idx on search_notice (user_id) where notified_at is null;
create index search_notice_search_id_idx on search_notice (search_id);

-- What a person heard of a listing that they keep in view: at which price, or that so few were left, or that it ends.
create table favourite_notice (
  user_id uuid not null,
  listing_id uuid not null,
  what text not null check (what in ('fell', 'last_one', 'ending')),
  -- the price that they know, in minor units
  price_minor bigint not null,
  at timestamptz not null default app_now(),
  primary key (user_id, listing_id, what),
  foreign key (user_id) references app_user(id)
);
