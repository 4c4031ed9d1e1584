-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Offers as they are counted.
create or replace view offer_listing with (security_invoker = true) as
  select id, seller_id, kind, terms, state, currency, price_minor, created_at, expires_at, rate_bps, listed_minor, extension_reason, units_total, units_held, units_sold,
    terms_version, ended_at, version
  from offer;
