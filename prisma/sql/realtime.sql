-- A person's feed: entries in the order in which they were written, numbered without gaps.

-- `p` is an array of { user, fact, type, data }. A fact that is known makes no second entry. Answers how many were new.
create or replace function write_feed(p jsonb) returns int language plpgsql set search_path = public, pg_temp as $$
declare
  one record;
  made int := 0;
begin
  for one in select * from jsonb_to_recordset(p) f ("user" uuid, fact text, type text, data jsonb) order by "user" loop
    insert into feed_head (user_id) values (one."user") on conflict do nothing;
    perform from feed_head where user_id = one."user" for update; -- the number is taken only where it is used
    if not exists (select from feed_entry where user_id = one."user" and fact = one.fact and type = one.type) then
      with next as (update feed_head set last_number = last_number + 1 where user_id = one."user" returning last_number)
      insert into feed_entry (user_id, number, fact, type, data) select one."user", last_number, one.fact, one.type, one.data from next;
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;

create or replace trigger append_only before update on feed_entry for each row execute function refuse_change();
create or replace trigger only_counts before update on feed_head for each row
  when (new.user_id <> old.user_id or new.last_number <> old.last_number + 1) execute function refuse_change();
