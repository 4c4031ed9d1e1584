-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- What one person has asked and another has agreed to.
create or replace view approval_record with (security_invoker = true) as
  select id, version, act, subject_id, reason, creator_id, approver_id, created_at, ended_at
  from approval;
