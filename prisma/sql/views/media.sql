-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Files, without what opens them.
create or replace view media_record with (security_invoker = true) as
  select id, version, owner_id, purpose, state, mime, size_bytes, sha256, has_original, shown, created_at, removed_at
  from media;
