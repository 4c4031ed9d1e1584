-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- How a person has sold and bought so far.
create or replace view trading_record with (security_invoker = true) as
  select user_id, trades_completed, trades_unfinished, purchases_completed, median_delivery_seconds, last_trades, ratings, stars_total
  from reputation;
