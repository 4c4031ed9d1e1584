-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- How a person has sold and bought so far.
create or replace view trading_record with (security_invoker = true) as
  select user_id, trades_completed, trades_unfinished, purchases_completed, purchases_unfinished, median_delivery_seconds,
    median_confirm_seconds, trades_ended, trades_disputed, disputes_lost, last_trades, ratings, stars_total
  from reputation;
