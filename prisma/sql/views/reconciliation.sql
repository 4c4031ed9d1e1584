-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Whether withdrawals may be sent, and why not, as everybody reads it.
create or replace view payout_switch_state with (security_invoker = true) as
  select id, version, gateway, stopped_at, case when stopped_at is not null then coalesce(paused_for, 'differences') end as paused_for
  from payout_switch;
