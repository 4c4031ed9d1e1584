-- Who on the staff may do what: the names of permissions are code, who holds them is data.

-- Roles hold nothing while their holder is blocked, and once their account is closed.
create or replace function is_active_staff(p_user uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from person where id = p_user and closed_at is null) and restrictions_now(p_user) & restriction_bits('blocked', null) = 0;
end $$;

-- What staff hold now, by their roles, and what they have taken for an hour in an emergency, which ends with their last role.
create or replace view held_permission with (security_invoker = true) as
  select s.user_id, r.permission, r.grades
  from staff_grant s join role_permission r on r.role = s.role where s.ended_at is null and is_active_staff(s.user_id)
  union all
  select b.user_id, b.permission, 'd'
  from break_glass b where b.until > app_now() and is_active_staff(b.user_id)
    and exists (select from staff_grant s where s.user_id = b.user_id and s.ended_at is null);

-- What a person holds, by permission: d does, a asks, g agrees, r reads, o only for a case of their own.
create or replace function staff_grants(p_user uuid) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select coalesce(jsonb_object_agg(g.permission, g.grades), '{}') from (
    select permission, string_agg(grades, '') as grades from held_permission where user_id = p_user group by permission) g);
end $$;

create or replace function staff_holds(p_user uuid, p_permission text, p_grades text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from held_permission
    where user_id = p_user and permission = p_permission and grades ~ ('[' || p_grades || ']'));
end $$;

-- More than reading.
create or replace function staff_may(p_user uuid, p_permission text) returns boolean language plpgsql stable as $$
begin
  return staff_holds(p_user, p_permission, 'dago');
end $$;

create or replace function staff_may_ask(p_user uuid, p_act text) returns boolean language plpgsql stable as $$
begin
  return exists (select from act_rule a where a.act = p_act and staff_holds(p_user, a.permission, 'a'));
end $$;

create or replace function staff_may_agree(p_user uuid, p_act text) returns boolean language plpgsql stable as $$
begin
  return exists (select from act_rule a where a.act = p_act and staff_holds(p_user, a.permission, 'g'));
end $$;

-- Whether neither of two people owes a role of the last 72 hours to the other, who could have granted it for just this.
create or replace function are_independent(p_one uuid, p_other uuid, at timestamptz) returns boolean language plpgsql stable as $$
begin
  return not exists (select from staff_grant g join approval a on a.id = g.approval_id
    where g.created_at > at - interval '72 hours'
      and (g.user_id = p_one and p_other in (a.creator_id, a.approver_id) or g.user_id = p_other and p_one in (a.creator_id, a.approver_id)));
end $$;

-- No one makes a rule, uses it and checks it: some roles exclude each other. A person's roles are granted one at a time.
create or replace function staff_role_fits() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('staff_grant', 0));
  if not exists (select from role where name = new.role) then
    raise exception '% is no role', new.role using errcode = '23514';
  end if;
  if exists (select from staff_grant s join role_conflict c on (s.role, new.role) in ((c.role, c.other), (c.other, c.role))
      where s.user_id = new.user_id and s.ended_at is null) then
    raise exception '% conflicts with another role of this person', new.role using errcode = '23514';
  end if;
  return new;
end $$;
create or replace trigger role_fits before insert on staff_grant for each row execute function staff_role_fits();

-- The end of a role ends all that its holder is signed in to, and returns their cases to the queues. The last two administrators who
-- can act stay: one alone could grant nothing.
create or replace function staff_role_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('staff_grant', 0));
  if old.role = 'ADMIN' and (select count(*) from staff_grant where role = 'ADMIN' and ended_at is null and is_active_staff(user_id)) < 2 then
    raise exception 'two administrators stay' using errcode = '23514', constraint = 'two_administrators_stay';
  end if;
  perform end_sessions(old.user_id);
  update assignment set version = version + 1, ended_at = new.ended_at, ended_by_id = new.ended_by_id
    where staff_id = old.user_id and ended_at is null;
  return null;
end $$;
create or replace trigger role_ended after update on staff_grant for each row
  when (old.ended_at is null and new.ended_at is not null) execute function staff_role_ended();

-- Makes the first two administrators, once: for the owner's role alone (`npm run staff:first`). Later ones are granted by two.
create or replace function first_administrators(p_one uuid, p_other uuid) returns void language plpgsql as $$
declare
  p uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('staff_grant', 0));
  if exists (select from staff_grant where role = 'ADMIN') then
    raise exception 'there have been administrators before' using errcode = '23514';
  end if;
  if p_one = p_other then
    raise exception 'two administrators are two people' using errcode = '23514';
  end if;
  foreach p in array array[p_one, p_other] loop
    if not has_factor(p) or not exists (select from person where id = p and email_verified_at is not null and closed_at is null) then
      raise exception 'an administrator has a confirmed email address, and a passkey or an authenticator app' using errcode = '23514';
    end if;
    insert into staff_grant (user_id, role) values (p, 'ADMIN');
    insert into audit (actor_id, act, subject_kind, subject_id, reason)
      values (system_id(), 'role.first', 'staff_grant', p::text, 'The first administrators, made by the owner of the database.');
    perform enrol_staff_passkey(p, k.id) from person_passkey k where k.user_id = p;
  end loop;
end $$;

-- A member of staff unmasks one detail at a time, so that no two are each the last of a day.
create or replace function one_unmasking_at_a_time() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('unmasking ' || new.by_id, 0));
  return new;
end $$;
create or replace trigger one_at_a_time before insert on unmasking for each row execute function one_unmasking_at_a_time();

-- Until when a member of staff sees the whole number of an account: a bank account's, or that of a deposit's sender.
create or replace function account_shown_until(p_staff uuid, p_field text, p_subject uuid) returns timestamptz language plpgsql stable as $$
begin
  return (select max(until) from unmasking
    where by_id = p_staff and field = p_field and subject_id = p_subject and until > app_now() and staff_may(p_staff, 'person.unmask_account'));
end $$;

-- What staff wrote about a person goes when they are erased; who looked at them, and when, stays.
create or replace function forget_notes(p_user uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from person where id = p_user and erased_at is not null) then
    delete from staff_note where user_id = p_user;
    update unmasking set reason = 'erased with the account' where user_id = p_user;
    update observation set reason = 'erased with the account' where user_id = p_user;
  end if;
end $$;

-- Notes stay as they were written while their person is there.
create or replace function keep_note() returns trigger language plpgsql as $$
begin
  if exists (select from person where id = old.user_id and erased_at is null) then
    raise exception 'staff_note is append-only' using errcode = '42501';
  end if;
  return old;
end $$;
create or replace trigger kept_until_erased before delete on staff_note for each row execute function keep_note();
create or replace trigger append_only before update on staff_note for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on staff_note for each statement execute function refuse_change();

-- A staff passkey without vouching is enrolled by the database's owner alone: later ones are signed by older ones. `staff:enrol`.
create or replace function enrol_staff_passkey(p_user uuid, p_credential text) returns uuid language plpgsql as $$
declare
  made uuid;
begin
  if not exists (select from staff_grant where user_id = p_user and ended_at is null) then
    raise exception 'only staff have staff passkeys' using errcode = '23514';
  end if;
  insert into staff_credential (id, user_id, state, credential_id, public_key, name, enrolled_at)
  select gen_random_uuid(), p_user, 'ENROLLED', k.id, k.public_key, k.name, app_now() from person_passkey k where k.id = p_credential and k.user_id = p_user
  on conflict (credential_id) do update set state = 'ENROLLED', enrolled_at = app_now(), vouching = null where staff_credential.state = 'OFFERED'
  returning id into made;
  if made is null then
    raise exception 'that is no passkey of this person, or it is enrolled or ended already' using errcode = '23514';
  end if;
  insert into audit (actor_id, act, subject_kind, subject_id, reason)
    values (system_id(), 'staff_passkey.root', 'staff_credential', made::text, 'Enrolled by the owner of the database.');
  return made;
end $$;

-- Who signs is never changed, and whose signature made them so is added to only until they are enrolled.
create or replace function keep_staff_credential() returns trigger language plpgsql as $$
declare
  owner boolean := pg_has_role(session_user, (select relowner from pg_class where oid = tg_relid), 'member');
begin
  if not owner and new.vouching is null and (tg_op = 'INSERT' or old.vouching is not null) then
    raise exception 'a staff passkey without vouching is made by the owner alone' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and (old.state = 'ENDED'
      or (old.user_id, old.credential_id, old.public_key, old.created_at) <> (new.user_id, new.credential_id, new.public_key, new.created_at)
      or old.state = 'ENROLLED' and (new.state, new.vouching, new.enrolled_at) is distinct from (old.state, old.vouching, old.enrolled_at)
        and (new.state <> 'ENDED' or (new.vouching, new.enrolled_at) is distinct from (old.vouching, old.enrolled_at))) then
    raise exception 'a staff passkey only ends' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger only_ends before insert or update on staff_credential for each row execute function keep_staff_credential();
create or replace trigger no_delete before delete on staff_credential for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on staff_credential for each statement execute function refuse_change();

-- Staff read the chat of a trade only while it is disputed and the dispute is theirs, or in an emergency.
create or replace function reads_chat(p_staff uuid, p_trade uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from trade_overview where id = p_trade and state = 'DISPUTED') and (
    staff_holds(p_staff, 'chat.read', 'd')
    or staff_holds(p_staff, 'chat.read', 'o') and exists (
      select from dispute_overview d join assignment a on a.kind in ('disputes', 'appeals') and a.subject_id = d.id and a.ended_at is null
      where d.trade_id = p_trade and d.state <> 'CLOSED' and a.staff_id = p_staff));
end $$;

-- A row of a bulk act ends once, and stays what it was about.
create or replace trigger ends_once before update on bulk_row for each row
  when (old.state <> 'WAITING' or (new.bulk_id, new.row_id, new.place) is distinct from (old.bulk_id, old.row_id, old.place)
    or new.state not in ('DONE', 'REFUSED'))
  execute function refuse_change();
create or replace trigger append_only before delete on bulk_row for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on bulk_row for each statement execute function refuse_change();
create or replace trigger append_only before delete on bulk for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on bulk for each statement execute function refuse_change();
create or replace trigger ends_once before update on bulk for each row
  when (old.state <> 'OPEN' or (new.id, new.act, new.reason_code, new.reason, new.by_id, new.created_at) is distinct from (old.id, old.act, old.reason_code, old.reason, old.by_id, old.created_at))
  execute function refuse_change();
