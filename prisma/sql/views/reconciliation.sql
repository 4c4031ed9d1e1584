-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Whether withdrawals may be sent.
create or replace view payout_switch_state with (security_invoker = true) as
  select id, version, gateway, stopped_at
  from payout_switch;
