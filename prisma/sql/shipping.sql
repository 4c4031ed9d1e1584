-- So many rows a person, by the trigger's arguments: whose column, how many. One too many is left out, also of several that come at once:
-- the second waits for the first. A repeated request adds none.
create or replace function room_for_row() returns trigger language plpgsql as $$
declare
  owner_id text := to_jsonb(new)->>tg_argv[0];
  others int;
begin
  perform pg_advisory_xact_lock(hashtextextended(tg_table_name || ' ' || owner_id, 0));
  execute format('select count(*) from %I where %I = $1::uuid and key <> $2', tg_table_name, tg_argv[0])
    into others using owner_id, new.key;
  return case when others < tg_argv[1]::int then new end;
end $$;
create or replace trigger has_room before insert on address for each row execute function room_for_row('user_id', '20');
create or replace trigger has_room before insert on shipping_profile for each row execute function room_for_row('seller_id', '10');
