-- The value of a setting that is in force.
create or replace function setting_in_force(p_name text) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
declare in_force jsonb;
begin
  select value into in_force from setting where name = p_name and effective_from <= app_now() order by effective_from desc limit 1;
  return in_force;
end $$;

-- When a change that two people agree to takes effect: not before the time that they named, and a looser limit 24 hours later, so
-- that it can be vetoed meanwhile. It is compared with what is in force now and with what would be in force then.
create or replace function setting_from(p_name text, p_value jsonb, p_wanted timestamptz, at timestamptz) returns timestamptz
language plpgsql stable set search_path = public, pg_temp as $$
declare
  wanted timestamptz := greatest(p_wanted, at);
begin
  if exists (select from setting s where s.name = p_name and setting_loosens(p_name, s.value, p_value)
      and s.effective_from in (
        (select max(effective_from) from setting where name = p_name and effective_from <= at),
        (select max(effective_from) from setting where name = p_name and effective_from <= wanted))) then
    return greatest(wanted, at + interval '24 hours');
  end if;
  return wanted;
end $$;

-- Rises with each change that pages show: settings as they take effect, flags, and banners as they start and end.
create or replace function settings_version() returns bigint language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select count(*) from setting where effective_from <= app_now()) + (select count(*) from flag_change)
    + (select count(*) filter (where starts_at <= app_now()) + count(*) filter (where least(ends_at, ended_at) <= app_now()) from banner);
end $$;
