-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- What people were notified of.
create or replace view notice_record with (security_invoker = true) as
  select id, user_id, key, payload, is_urgent, link, created_at, read_at
  from notice;
