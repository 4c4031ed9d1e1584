-- Notices and their deliveries.

-- When what may wait is sent: now, or at the end of the quiet hours of a person, minutes after midnight in Lagos.
create or replace function after_quiet_hours(p_at timestamptz, p_from int, p_until int) returns timestamptz language sql stable
return (
  with clock as (
    select p_at at time zone 'Africa/Lagos' as here, date_trunc('day', p_at at time zone 'Africa/Lagos') as midnight),
  minute as (select *, extract(epoch from here - midnight) / 60 as now from clock)
  select case
    when p_from < p_until and now >= p_from and now < p_until then midnight + make_interval(mins => p_until)
    when p_from > p_until and now >= p_from then midnight + make_interval(days => 1, mins => p_until)
    when p_from > p_until and now < p_until then midnight + make_interval(mins => p_until)
    else here end at time zone 'Africa/Lagos' from minute);

-- Whether a kind is sent on a channel: 'always', or as the person chose, else as the kind is: 'on' or 'off'.
create or replace function is_wanted(p_mode text, p_choice jsonb) returns boolean language sql immutable
return p_mode = 'always' or p_mode in ('on', 'off') and coalesce(p_choice::text::boolean, p_mode = 'on');

-- Notifies people: a notice each, unless the fact has made one, with its deliveries, and an event for the browser. `p` is an array of
-- { id, user, fact, key, family, urgent, certain, grace, payload, group, link, push, mail, text }, `grace` in seconds. Answers how many.
create or replace function notify_people(p jsonb) returns int language plpgsql set search_path = public, pg_temp as $$
declare
  made int;
begin
  with asked as materialized (
    select a.*, coalesce(s.quiet_from, 1320) as quiet_from, coalesce(s.quiet_until, 420) as quiet_until,
      coalesce(s.choices -> a.family, '{}') as choices, s.complained_at > coalesce(s.saved_at, '-infinity') is true as has_complained,
      u.email_verified_at is not null and s.bounced is distinct from u.email as has_mail, s.bounced is not distinct from u.email as has_bounced, u.phone_verified_at is not null as has_phone
    from jsonb_to_recordset(p) a (id uuid, "user" uuid, fact text, key text, family text, urgent boolean, certain boolean, grace int,
        payload jsonb, "group" text, link text, push text, mail text, "text" text)
      join person u on u.id = a."user" and u.erased_at is null
      left join notification_setting s on s.user_id = a."user"),
  noticed as (
    insert into notice (id, user_id, fact, key, family, payload, is_urgent, group_key, link)
    select id, "user", fact, key, family, payload, urgent, "group", link from asked
    on conflict (user_id, fact, key) do nothing returning id, user_id),
  wanted as (
    select a.id, way.channel, a.certain,
      case when a.urgent then app_now() + make_interval(secs => way.grace)
        else after_quiet_hours(app_now() + make_interval(secs => way.grace), a.quiet_from, a.quiet_until) end as due_at,
      app_now() + make_interval(secs => way.grace) as soon
    from noticed n join asked a on a.id = n.id
      cross join lateral (values
        ('PUSH'::delivery_channel, 0, is_wanted(a.push, a.choices -> 'PUSH')
          and exists (select from push_subscription b where b.user_id = a."user" and b.gone_at is null)),
        ('MAIL', a.grace, a.has_mail and is_wanted(a.mail, a.choices -> 'MAIL') and (a.mail = 'always' or not a.has_complained)),
        ('TEXT', a.grace, a.has_phone and (is_wanted(a.text, a.choices -> 'TEXT') or a.urgent and a.has_bounced and a.mail = 'always'))) way (channel, grace, is_wanted)
    where way.is_wanted),
  sending as (
    insert into delivery (id, notice_id, channel, is_certain, due_at, is_gathered)
    select uuidv7(), id, channel, certain, due_at, due_at > soon from wanted),
  heard as (
    insert into outbox (topic, payload)
    select 'notice.made', jsonb_build_object('noticeId', id, 'userId', user_id, 'urgent', urgent) from noticed join asked using (id))
  select count(*) into made from noticed;
  return made;
end $$;

-- A browser takes pushes for a person while the session lasts in which they asked for it; false if it has ended. An endpoint is one
-- browser's, so it goes to whom registers it last. A person has ten browsers: the one that was registered longest ago goes.
create or replace function keep_push_subscription(p_id uuid, p_user uuid, p_session uuid, p_endpoint text, p_p256dh text, p_auth text,
  p_user_agent text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('push:' || p_user, 0));
  insert into push_subscription (id, user_id, session_id, endpoint, p256dh, auth, user_agent)
  select p_id, s.user_id, s.id, p_endpoint, p_p256dh, p_auth, p_user_agent from person_session s
  where s.id = p_session and s.user_id = p_user and s.revoked_at is null and s.expires_at > app_now()
  on conflict (endpoint) do update set user_id = excluded.user_id, session_id = excluded.session_id, p256dh = excluded.p256dh,
    auth = excluded.auth, user_agent = excluded.user_agent, created_at = app_now(), failures = 0, gone_at = null;
  if not found then
    return false;
  end if;
  delete from push_subscription where id in (
    select id from push_subscription where user_id = p_user order by gone_at is not null, created_at desc, id desc offset 10);
  return true;
end $$;

-- What has ended stays as it is, and what must be sent is; what a notice says and to whom is never changed.
create or replace trigger only_ends before update on delivery for each row
  when (new.id <> old.id or new.notice_id <> old.notice_id or new.channel <> old.channel or new.round <> old.round or new.is_certain <> old.is_certain
    or old.state in ('FAILED', 'READ', 'SUPPRESSED') or old.state = 'DELIVERED' and new.state <> 'READ'
    or old.state = 'SENT' and new.state in ('QUEUED', 'SUPPRESSED'))
  execute function refuse_change();
create or replace trigger only_read before update on notice for each row
  when (to_jsonb(new) - '{seen_at,read_at}'::text[] <> to_jsonb(old) - '{seen_at,read_at}'::text[]
    or new.read_at is null and old.read_at is not null or new.seen_at is null and old.seen_at is not null)
  execute function refuse_change();
-- Words that staff wrote are never changed, only put in force once and ended once.
create or replace trigger only_published before update on notice_template for each row
  when (to_jsonb(new) - '{state,version,reason,approval_id,live_at,live_by_id,end_reason,ended_at,ended_by_id}'::text[]
      <> to_jsonb(old) - '{state,version,reason,approval_id,live_at,live_by_id,end_reason,ended_at,ended_by_id}'::text[]
    or old.state = 'RETIRED'
    or old.state = 'LIVE' and (new.state <> 'RETIRED'
      or (new.reason, new.approval_id, new.live_at, new.live_by_id) is distinct from (old.reason, old.approval_id, old.live_at, old.live_by_id)))
  execute function refuse_change();
create or replace trigger no_delete before delete on notice_template for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on notice_template for each statement execute function refuse_change();
create or replace trigger announced after insert or update or delete on notice_template for each statement execute function announce_settings();

-- Of a person who is erased.
create or replace function forget_notices(p_user uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from person where id = p_user and erased_at is not null) then
    raise exception 'only what an erased person was notified of is forgotten' using errcode = '42501';
  end if;
  delete from delivery d using notice n where n.id = d.notice_id and n.user_id = p_user;
  delete from notice where user_id = p_user;
  delete from notification_setting where user_id = p_user;
  delete from push_subscription where user_id = p_user;
  delete from brake_code where user_id = p_user;
  delete from brake_word where user_id = p_user;
end $$;
