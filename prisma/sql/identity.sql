-- Ends every session of a person, browsers and programs, and has their sockets cut.
create or replace function end_sessions(p_user uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    update session set revoked_at = app_now() where user_id = p_user and revoked_at is null and expires_at > app_now() returning id)
  insert into outbox (topic, payload) select 'identity.session_ended', jsonb_build_object('sessionId', id) from ended;
$$;

-- Whether a person has a second factor: a passkey, or an authenticator app that they have confirmed.
create or replace function has_factor(p_user uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from passkey where user_id = p_user) or exists (select from totp where user_id = p_user and confirmed_at is not null);
$$;
