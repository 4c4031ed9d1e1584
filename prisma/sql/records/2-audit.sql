-- Rows of the audit log as leaves of their day's tree (docs/record-format.md). Only the root is public: nothing of a row is.

-- A row in the canonical form; its detail as text, as PostgreSQL writes it.
create or replace function audit_body(a audit) returns text language sql stable
return '{"act":' || record_json(a.act) || ',"actor":"' || a.actor_id || '","at":"' || record_time(a.at) || '","detail":' || record_json(a.detail::text)
  || ',"id":"' || a.id || '","posting":' || record_json(a.posting_id::text) || ',"reason":' || record_json(a.reason)
  || ',"subject":' || record_json(a.subject_id) || ',"subjectKind":' || record_json(a.subject_kind) || ',"v":1}';

create or replace function audit_digest(a audit) returns bytea language sql stable
return sha256(convert_to(E'amana.audit.v1\n' || audit_body(a), 'UTF8'));

create or replace function audit_leaf_hash(l audit_leaf) returns bytea language sql immutable
return sha256('\x00'::bytea || convert_to('{"audit":"' || l.audit_id || '","digest":"' || encode(l.digest, 'hex') || '"}', 'UTF8'));

create or replace function audit_leaves(p_day date) returns setof audit_leaf language sql stable as $$
  select p_day, a.id, audit_digest(a) from audit a where a.at >= lagos_start(p_day) and a.at < lagos_start(p_day + 1) order by a.id
$$;

-- A row holds its day until it is committed, and none is added to a day that has a root.
create or replace function hold_audit_day() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  day date := lagos_day(new.at);
begin
  perform pg_advisory_xact_lock_shared(record_lock(), day_lock(day));
  if day < lagos_day(app_now()) then
    if exists (select from public_root r where r.kind = 'audit' and r.day >= lagos_day(new.at)) then
      raise exception 'the audit log of % is closed', day using errcode = '42501';
    end if;
  end if;
  return new;
end $$;
create or replace trigger holds_its_day before insert on audit for each row execute function hold_audit_day();
