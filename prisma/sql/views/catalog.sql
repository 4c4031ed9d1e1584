-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- What each version of a listing sells, and for how much: trades keep the one that they bought.
create or replace view listing_terms with (security_invoker = true) as
  select listing_id, version, terms, currency, price_minor, fee_rule
  from listing_version;

-- Listings as they stand; the offer of the same id says whether one that is live is for sale.
create or replace view listing_record with (security_invoker = true) as
  select id, seller_id, state, category_id, live_version, pending_version, first_live_at, hidden_until, featured_until, deleted_at, created_at,
    submitted_at, screened_at, risk, endorsed_by_id, claimed_by_id, claimed_until, flagged_at
  from listing;

-- What each version of a listing says.
create or replace view listing_content with (security_invoker = true) as
  select listing_id, version, category_id, category_slug, category_version, content, image_ids, state, lga, currency, price_minor, created_at, id
  from listing_version;

-- What readers say is wrong with listings.
create or replace view listing_flag_record with (security_invoker = true) as
  select id, listing_id, user_id, reason, is_upheld, created_at
  from listing_flag;

-- The nodes of the category tree, and what each version of a leaf asks of its listings.
create or replace view category_node with (security_invoker = true) as
  select id, parent_id, slug, name, words, is_active
  from category;
create or replace view category_asked with (security_invoker = true) as
  select category_id, version, schema
  from category_schema;

-- What people keep in view.
create or replace view favourite_record with (security_invoker = true) as
  select user_id, listing_id, created_at
  from favourite;

-- What people did with each listing on each day in Lagos.
create or replace view listing_day_record with (security_invoker = true) as
  select listing_id, day, views, favourites, carts, orders, gross_minor
  from listing_day;

-- The pages of sellers, and who follows them. `is_away`: their listings are hidden now; `away_since`: when their last holiday began.
create or replace view store_record with (security_invoker = true) as
  select user_id, handle, name, on_holiday and (back_on is null or back_on > lagos_day(app_now())) as is_away, created_at, away_since
  from store;
create or replace view follow_record with (security_invoker = true) as
  select user_id, seller_id, created_at
  from follow;
