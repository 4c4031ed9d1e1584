-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Disputes as they are counted.
create or replace view dispute_overview with (security_invoker = true) as
  select id, trade_id, state, reason, opened_by_id, moderator_id, created_at, review_started_at, closed_at
  from dispute;
