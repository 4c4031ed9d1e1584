-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Files, without what opens them.
create or replace view media_record with (security_invoker = true) as
  select id, version, owner_id, purpose, state, mime, size_bytes, sha256, has_original, shown, created_at, removed_at
  from media;

-- Pictures for listings, with the state of their file. dhash is compared by media alone.
create or replace view image_record with (security_invoker = true) as
  select i.id, m.version, i.owner_id, m.state, i.width, i.height, i.color, i.thumbhash, i.kept_bytes, i.created_at
  from image i join media m on m.id = i.id;

-- What shows which picture, and until when.
create or replace view image_use_record with (security_invoker = true) as
  select id, version, image_id, subject_kind, subject_id, created_at, released_at from image_use;
