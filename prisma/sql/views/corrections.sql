-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- What staff put right in wallets.
create or replace view correction_record with (security_invoker = true) as
  select id, act, user_id, currency, amount_minor, direction, case_kind, case_id, finding, says, posting_id, approval_id, created_at
  from correction;
