-- Password hashes and secrets of authenticator apps are in no column that the application may read (z-grants.sql). They are handed out
-- here, one a call. A call is counted before it reads, by a sequence: those keep their count where a transaction is rolled back. An hour
-- begins with its first call. Above 50 times the usual calls of an hour, nothing is handed out for an hour.

-- The sequences of a kind, as cells that no rollback takes back: calls of this hour, the second it began, and how many it allows.
create or replace function secret_cell(p_kind text, p_cell text) returns regclass language sql immutable set search_path = public, pg_temp as $$
  select format('%s_%s', p_kind, p_cell)::regclass;
$$;

-- 50 times the median hour of a week: half of a week's hours would have to be inflated to move it. A new installation has few hours.
create or replace function secret_most(p_kind text) returns bigint language sql stable set search_path = public, pg_temp as $$
  select 50 * greatest(case p_kind when 'password' then 200 else 40 end, percentile_disc(0.5) within group (order by reads))
  from secret_hour where kind = p_kind and began_at between app_now() - interval '7 days' and app_now() - interval '1 hour';
$$;

-- Whether a secret of this kind may be handed out now. Counts the call, unless it is about nobody.
create or replace function secret_is_open(p_kind text, p_counts boolean) returns boolean language plpgsql volatile set search_path = public, pg_temp as $$
declare
  now_second bigint := floor(extract(epoch from app_now()));
  most bigint;
  reads bigint;
begin
  if abs(now_second - coalesce(pg_sequence_last_value(secret_cell(p_kind, 'hour')), 0)) >= 3600 then
    -- The hour last: a call that finds it begun finds the rest of it too.
    perform setval(secret_cell(p_kind, 'reads'), 0);
    perform setval(secret_cell(p_kind, 'most'), secret_most(p_kind));
    perform setval(secret_cell(p_kind, 'hour'), now_second);
  end if;
  most := coalesce(pg_sequence_last_value(secret_cell(p_kind, 'most')), 0);
  if not p_counts then
    return coalesce(pg_sequence_last_value(secret_cell(p_kind, 'reads')), 0) <= most;
  end if;
  reads := nextval(secret_cell(p_kind, 'reads'));
  -- The hour that is closed begins with the call that was too much.
  if reads = most + 1 then
    perform setval(secret_cell(p_kind, 'hour'), now_second);
  end if;
  return reads <= most;
end $$;

create or replace function password_hash_of(p_user uuid, out is_open boolean, out secret text) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  is_open := secret_is_open('password', p_user is not null);
  if is_open then
    select u.password_hash into secret from app_user u where u.id = p_user;
  end if;
end $$;

create or replace function totp_secret_of(p_user uuid, out is_open boolean, out secret bytea) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  is_open := secret_is_open('totp', p_user is not null);
  if is_open then
    select t.secret into secret from totp t where t.user_id = p_user;
  end if;
end $$;

create or replace function has_password(p_user uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from app_user where id = p_user and password_hash is not null);
$$;

-- Whether a person's password is still the one that was read, in the condition of its change. Volatile: where the row was changed in
-- the meantime, the condition is read again and must see that.
create or replace function password_hash_is(p_user uuid, p_hash text) returns boolean language sql volatile security definer set search_path = public, pg_temp as $$
  select exists (select from app_user where id = p_user and password_hash is not distinct from p_hash);
$$;

-- For the worker, each minute: keeps how many calls the hours had, and answers the kinds that have closed since it last looked.
create or replace function watch_secrets() returns table (kind text, reads bigint) language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  insert into secret_hour as kept (kind, began_at, reads)
  select k, to_timestamp(pg_sequence_last_value(secret_cell(k, 'hour'))), coalesce(pg_sequence_last_value(secret_cell(k, 'reads')), 0)
  from unnest(array['password', 'totp']) k where pg_sequence_last_value(secret_cell(k, 'hour')) is not null
  on conflict (kind, began_at) do update set reads = greatest(kept.reads, excluded.reads);
  delete from secret_hour where began_at < app_now() - interval '30 days';
  return query
    update secret_hour h set is_closed = true
    where not h.is_closed and h.began_at = to_timestamp(pg_sequence_last_value(secret_cell(h.kind, 'hour')))
      and h.reads > pg_sequence_last_value(secret_cell(h.kind, 'most'))
    returning h.kind, h.reads;
end $$;
