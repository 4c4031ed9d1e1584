-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- What was said, and in which room.
create or replace view chat_message with (security_invoker = true) as
  select subject_kind, subject_id, sequence, author_id, body, created_at
  from message;

-- How far people have read.
create or replace view chat_read_mark with (security_invoker = true) as
  select subject_kind, subject_id, user_id, sequence
  from read_mark;
