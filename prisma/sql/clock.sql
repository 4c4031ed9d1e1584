-- The time that every rule uses: PostgreSQL's. A plain expression, so that the planner puts it in place of the call.
create or replace function app_now() returns timestamptz language sql stable return now();

-- The day of the limits: in Lagos, which has no summer time.
create or replace function lagos_day(at timestamptz) returns date language sql immutable
return (at at time zone 'UTC' + interval '1 hour')::date;

-- Moves that time, for tests and seeds, by replacing app_now(), which only its owner can.
create or replace function set_clock(ahead interval) returns void language plpgsql as $$
begin
  execute format('create or replace function public.app_now() returns timestamptz language sql stable return now() + %L::interval', ahead);
end $$;

-- The principal of the clock, the gateways and jobs; also the owner of the platform's own accounts.
create or replace function system_id() returns uuid language sql immutable
return '00000000-0000-0000-0000-000000000000'::uuid;

-- So many hours after a time, counted from 8 to 22 in Lagos alone; at most the 14 of a day.
create or replace function lagos_hours_after(at timestamptz, hours int) returns timestamptz language sql immutable as $$
  select case when began + make_interval(hours => hours) <= closes then began + make_interval(hours => hours)
    else began + make_interval(hours => hours + 10) end - interval '1 hour'
  from (select case when local < opens then opens when local >= opens + interval '14 hours' then opens + interval '1 day' else local end as began,
      case when local >= opens + interval '14 hours' then opens + interval '38 hours' else opens + interval '14 hours' end as closes
    from (select l as local, date_trunc('day', l, 'UTC') + interval '8 hours' as opens from (select at + interval '1 hour') x (l)) y) z
$$;
