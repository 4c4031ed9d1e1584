-- A person can save twenty searches. One too many is left out, also of several that are saved at once: the second waits for the first.
create or replace function room_for_search() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('saved_search ' || new.user_id::text, 0));
  if (select count(*) from saved_search where user_id = new.user_id) >= 20
    and not exists (select from saved_search where user_id = new.user_id and filter_key = new.filter_key) then
    return null;
  end if;
  return new;
end $$;
create or replace trigger has_room before insert on saved_search for each row execute function room_for_search();
