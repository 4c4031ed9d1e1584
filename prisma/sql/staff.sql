-- Who on the staff may do what: the names of permissions are code, who holds them is data.

create or replace function staff_may(p_user uuid, p_permission text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from staff_role s join role_permission r on r.role = s.role where s.user_id = p_user and r.permission = p_permission);
end $$;

create or replace function staff_may_ask(p_user uuid, p_act text) returns boolean language plpgsql stable as $$
begin
  return exists (select from act_rule a where a.act = p_act and staff_may(p_user, a.permission_ask));
end $$;

create or replace function staff_may_agree(p_user uuid, p_act text) returns boolean language plpgsql stable as $$
begin
  return exists (select from act_rule a where a.act = p_act and staff_may(p_user, a.permission_agree));
end $$;
