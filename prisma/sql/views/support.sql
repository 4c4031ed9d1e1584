-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Conversations with staff, without their words.
create or replace view support_record with (security_invoker = true) as
  select id, user_id, subject_kind, subject_id, state, waiting_since, created_at, answered_at, closed_at
  from support_case;
