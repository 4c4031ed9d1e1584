-- The time that every rule uses: the database's, plus an offset that only the owner's role may set. Tests and seeds move time
-- with it; nothing else may.
create or replace function app_now() returns timestamptz language plpgsql stable set search_path = public, pg_temp as $$
begin
  return now() + (select ahead from app_clock);
end $$;

-- The principal of the clock, the gateways and jobs; also the owner of the platform's own accounts.
create or replace function system_id() returns uuid language sql immutable
return '00000000-0000-0000-0000-000000000000'::uuid;
