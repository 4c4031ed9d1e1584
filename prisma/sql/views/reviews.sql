-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- How a seller has traded so far.
create or replace view seller_record with (security_invoker = true) as
  select user_id, trades_completed, trades_unfinished, median_delivery_seconds
  from reputation;
