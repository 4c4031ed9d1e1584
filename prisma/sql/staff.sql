-- Who on the staff may do what: the names of permissions are code, who holds them is data.

-- What the roles of a person hold, by permission: d does, a asks, g agrees, r reads, o only for a case of their own.
create or replace function staff_grants(p_user uuid) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select coalesce(jsonb_object_agg(g.permission, g.grades), '{}') from (
    select r.permission, string_agg(r.grades, '') as grades
    from staff_role s join role_permission r on r.role = s.role where s.user_id = p_user group by r.permission) g);
end $$;

create or replace function staff_holds(p_user uuid, p_permission text, p_grades text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from staff_role s join role_permission r on r.role = s.role
    where s.user_id = p_user and r.permission = p_permission and r.grades ~ ('[' || p_grades || ']'));
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

-- No one makes a rule, uses it and checks it: some roles exclude each other.
create or replace function staff_role_fits() returns trigger language plpgsql as $$
begin
  if not exists (select from role where name = new.role) then
    raise exception '% is no role', new.role using errcode = '23514';
  end if;
  if exists (select from staff_role s join role_conflict c on (s.role, new.role) in ((c.role, c.other), (c.other, c.role))
      where s.user_id = new.user_id) then
    raise exception '% conflicts with another role of this person', new.role using errcode = '23514';
  end if;
  return new;
end $$;
create or replace trigger role_fits before insert or update on staff_role for each row execute function staff_role_fits();
