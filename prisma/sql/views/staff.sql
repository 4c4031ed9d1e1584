-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- What one person has asked and another has answered.
create or replace view approval_record with (security_invoker = true) as
  select id, version, act, state, subject_kind, subject_id, reverses, beneficiary_id, amount_minor, currency, detail, reason, creator_id, approver_id,
    created_at, expires_at, ended_at, verified_at, finding
  from approval;

-- Who is staff, by role.
create or replace view staff_member with (security_invoker = true) as
  select user_id, role
  from staff_grant where ended_at is null;

-- Details of people that staff have seen, until when, and why.
create or replace view detail_seen with (security_invoker = true) as
  select id, user_id, field, subject_id, reason, by_id, roles, until, created_at
  from unmasking;

-- When staff could read a person's own pages, and why.
create or replace view pages_seen with (security_invoker = true) as
  select user_id, by_id, reason, created_at, until
  from observation;

-- Who works on which case.
create or replace view open_assignment with (security_invoker = true) as
  select id, version, kind, subject_id, staff_id, created_at
  from assignment where ended_at is null;

-- Cases that were not looked at, or not decided, in time.
create or replace view case_late with (security_invoker = true) as
  select kind, subject_id, stage, at
  from late_case;
