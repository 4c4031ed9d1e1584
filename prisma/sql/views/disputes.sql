-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Disputes as they are counted.
create or replace view dispute_overview with (security_invoker = true) as
  select id, trade_id, state, created_at
  from dispute;
