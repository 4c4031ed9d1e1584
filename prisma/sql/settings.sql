-- The value of a setting that is in force.
create or replace function setting_in_force(p_name text) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
declare in_force jsonb;
begin
  select value into in_force from setting where name = p_name and effective_from <= app_now() order by effective_from desc limit 1;
  return in_force;
end $$;
