-- Files that people send.

create or replace trigger no_delete before delete on media for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on media for each statement execute function refuse_change();

-- What a file is never changes: only what is shown of it, and the key ring's key that its data key is sealed with.
create or replace trigger file_is_fixed before update on media for each row
  when ((new.id, new.owner_id, new.purpose, new.mime, new.size_bytes, new.sha256, new.has_original, new.created_at)
    is distinct from (old.id, old.owner_id, old.purpose, old.mime, old.size_bytes, old.sha256, old.has_original, old.created_at)
    or (old.data_key is null and new.data_key is not null))
  execute function refuse_change();

-- Pictures for listings.

-- The quarters of a difference hash, each with its place in front: hashes that differ in at most 6 of 64 bits have one that differs in
-- at most one.
create or replace function dhash_bands(p_dhash bigint) returns int[] language sql immutable parallel safe as $$
  select array_agg((band << 16) | ((p_dhash >> (16 * band)) & 65535)::int order by band) from generate_series(0, 3) band
$$;

-- The same with each bit of each quarter turned, for the search of what looks alike.
create or replace function dhash_bands_nearby(p_dhash bigint) returns int[] language sql immutable parallel safe as $$
  select array_agg(b) from (
    select unnest(dhash_bands(p_dhash)) as b union all select band # (1 << bit) from unnest(dhash_bands(p_dhash)) band, generate_series(0, 15) bit) near
$$;

-- A person's pictures are counted one at a time, so that no two are each the last one.
create or replace function one_image_at_a_time() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('image ' || new.owner_id, 0));
  return new;
end $$;
create or replace trigger one_at_a_time before insert on image for each row execute function one_image_at_a_time();

create or replace trigger append_only before update or delete on image for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on image for each statement execute function refuse_change();
create or replace trigger use_is_fixed before update on image_use for each row
  when ((new.id, new.image_id, new.subject_kind, new.subject_id, new.created_at)
    is distinct from (old.id, old.image_id, old.subject_kind, old.subject_id, old.created_at))
  execute function refuse_change();
create or replace trigger append_only before delete on image_use for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on image_use for each statement execute function refuse_change();
