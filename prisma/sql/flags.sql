-- Every version of a flag is kept, by a trigger: the owner’s writes as well.
create or replace function keep_flag_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into flag_change (flag_id, version, key, rollout, rules, killed_at, by_id, reason, approval_id, at)
    values (new.id, new.version, new.key, new.rollout, new.rules, new.killed_at, new.changed_by_id, new.change_reason, new.approval_id, new.changed_at);
  return null;
end $$;
create or replace trigger keep_first_version after insert on flag for each row execute function keep_flag_version();
create or replace trigger keep_version after update on flag for each row when (old.version <> new.version) execute function keep_flag_version();

-- Processes keep settings and flags for some seconds. What changes them says so, at the commit.
create or replace function announce_settings() returns trigger language plpgsql as $$
begin
  perform pg_notify('amana_settings', '');
  return null;
end $$;
create or replace trigger announced after insert or update or delete on flag for each statement execute function announce_settings();
create or replace trigger announced after insert or update or delete on setting for each statement execute function announce_settings();
create or replace trigger announced after insert or update or delete on banner for each statement execute function announce_settings();
