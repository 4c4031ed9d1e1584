-- What a person may not do. `allowance.restricted` holds it as bits, for whatever is decided often; while no bit is set no row is
-- read. A bit may be set a moment longer than its restriction binds, never shorter.

-- As `bitsOf` in lib/identity/restrictions/kinds.ts: a bit for each kind, in their order, and one for payouts that are barred
-- without an end.
create or replace function restriction_bits(p_kind restriction_kind, p_until timestamptz) returns int language sql immutable
return (1 << (array_position(enum_range(null::restriction_kind), p_kind) - 1))
  | case when p_kind = 'no_payout' and p_until is null then 1 << cardinality(enum_range(null::restriction_kind)) else 0 end;

-- Whether a restriction is in force. As `binds` in lib/identity/restrictions/restrictions.ts.
create or replace function restriction_binds(p_state restriction_state, p_until timestamptz) returns boolean language sql stable
return p_state = 'ACTIVE' and (p_until is null or p_until > app_now());

-- What is in force for a person, as bits.
create or replace function restrictions_now(p_user uuid) returns int language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce((select bit_or(restriction_bits(r.kind, r.until)) from restriction r
    where r.user_id = p_user and restriction_binds(r.state, r.until)), 0);
end $$;

-- The restrictions of a person that were not lifted, oldest first, as `Restrictions` in lib/identity/restrictions/restrictions.ts.
create or replace function restrictions_of(p_user uuid) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select jsonb_agg(jsonb_build_object('kind', r.kind, 'reason', r.reason, 'until', r.until, 'subjectKind', r.subject_kind)
    order by r.created_at) from restriction r where r.user_id = p_user and r.state = 'ACTIVE');
end $$;

-- For machines: true, or the plan has to be decided again.
create or replace function must_be_free(p_user uuid, p_bits int) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  if restrictions_now(p_user) & p_bits <> 0 then
    raise exception 'this person may not do this now' using errcode = 'AM001', detail = 'restriction';
  end if;
  return true;
end $$;

create or replace function keep_restricted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from allowance where user_id = new.user_id for no key update; -- so that the rows are read after those of a twin
  update allowance set restricted = restrictions_now(new.user_id), version = version + 1 where user_id = new.user_id;
  return null;
end $$;
create or replace trigger keep_restricted after insert or update of state, until on restriction for each row execute function keep_restricted();

-- A thief of a number or a mailbox must not be able to take the money out before its owner has read of it. Arguments: the
-- column of the person, the reason that they read, and the cause.
create or replace function hold_payouts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into restriction (id, user_id, kind, reason, until, subject_kind, by_id)
  values (gen_random_uuid(), (to_jsonb(new) ->> tg_argv[0])::uuid, 'no_payout', tg_argv[1], app_now() + interval '24 hours', tg_argv[2],
    system_id());
  return null;
end $$;
create or replace trigger hold_payouts after update of phone on app_user for each row
  when (old.phone_verified_at is not null and new.phone_verified_at is not null and new.phone <> old.phone)
  execute function hold_payouts('id', 'Your phone number was changed.', 'phone_change');
-- A link that is void has expired; one with used_at was used.
create or replace trigger hold_payouts_after_reset after update of used_at on verification_code for each row
  when (new.purpose = 'PASSWORD' and old.used_at is null and new.used_at is not null)
  execute function hold_payouts('user_id', 'Your password was reset by email.', 'password_reset');
create or replace trigger hold_payouts_after_link after update of used_at on verification_code for each row
  when (new.purpose = 'GOOGLE' and old.used_at is null and new.used_at is not null)
  execute function hold_payouts('user_id', 'Google was connected by email.', 'google_link');

-- What a person stopped by text, and that they lifted it, is in the log of their account's safety, and mailed to them.
create or replace function note_brake() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with noted as (
    insert into security_event (user_id, kind)
    values (new.user_id, case new.state when 'ACTIVE' then 'paused_by_text' else 'pause_lifted' end) returning id)
  insert into outbox (topic, payload) select 'identity.safety_changed', jsonb_build_object('eventId', id::text) from noted;
  return null;
end $$;
create or replace trigger note_brake after insert or update of state on restriction for each row
  when (new.subject_kind = 'brake' and new.kind = 'no_payout' and new.state <> 'EXPIRED') execute function note_brake();

-- What staff wrote of a person goes when they are erased; that there was a restriction, and its kind, stays.
create or replace function forget_restrictions(p_user uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  update restriction r set reason = '', note = null, lift_reason = null
  from app_user u where u.id = p_user and u.erased_at is not null and r.user_id = u.id;
  update block_appeal a set text = '', answer = null
  from app_user u where u.id = p_user and u.erased_at is not null and a.user_id = u.id;
  -- of numbers that were never checked, nothing has to be kept; of the others, what was sold under them
  update tax_number n set number = '0000000000', name = 'Former user', reason = case when n.reason is not null then '' end
  from app_user u where u.id = p_user and u.erased_at is not null and n.user_id = u.id and n.state in ('REFUSED', 'WITHDRAWN');
$$;
