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

-- Whether one of the tokens that begin so is a number, or a day as the number 20261130, within bounds. A null bounds nothing.
create or replace function has_within(tokens text[], prefix text, low numeric, high numeric) returns boolean
  language sql immutable parallel safe set search_path = public, pg_temp as $$
  select exists (
    select from unnest(tokens) t(token) cross join lateral (select substr(t.token, length(prefix) + 1) as value) v
    where starts_with(t.token, prefix) and case
      when v.value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then replace(v.value, '-', '')::numeric
      when v.value ~ '^-?[0-9]{1,9}([.][0-9]{1,4})?$' then v.value::numeric
    end between coalesce(low, '-infinity') and coalesce(high, 'infinity'))
$$;
