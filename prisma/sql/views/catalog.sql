-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- What each version of a listing sells, and for how much: trades keep the one that they bought.
create or replace view listing_terms with (security_invoker = true) as
  select listing_id, version, terms, currency, price_minor, fee_rule
  from listing_version;

-- Listings as they stand; the offer of the same id says whether one that is live is for sale.
create or replace view listing_record with (security_invoker = true) as
  select id, seller_id, state, category_id, live_version, pending_version, first_live_at, hidden_until, featured_until, deleted_at, created_at
  from listing;
