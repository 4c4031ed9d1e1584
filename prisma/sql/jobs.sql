-- What staff's pages may know of the job queue, and do to it: the web role has no right in its schema.

create or replace function dead_jobs(p_limit int)
returns table (id bigint, job text, attempts int, last_error text, created_at timestamptz, updated_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select j.id::bigint, j.task_identifier::text, j.attempts::int, j.last_error::text, j.created_at, j.updated_at
    from graphile_worker.jobs j where j.attempts >= j.max_attempts and j.locked_at is null order by j.id limit p_limit;
end $$;

-- Lets a dead job try again now. Answers false where it is not dead any more.
create or replace function retry_dead_job(p_id bigint) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  retried int;
begin
  select count(*) into retried from graphile_worker.reschedule_jobs(
    array(select j.id from graphile_worker.jobs j where j.id = p_id and j.attempts >= j.max_attempts), run_at := now(), attempts := 0);
  return retried > 0;
end $$;

-- Jobs waiting or being tried, and the age in seconds of the oldest that should have run.
create or replace function queue_state() returns table (waiting int, oldest_seconds int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select count(*)::int, coalesce(extract(epoch from now() - min(j.run_at) filter (where j.run_at < now())), 0)::int
    from graphile_worker.jobs j where j.attempts < j.max_attempts;
end $$;
