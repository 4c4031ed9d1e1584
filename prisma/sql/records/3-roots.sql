-- Signed roots of days, each a Merkle tree (RFC 6962): of trade records over the newest entry of each trade that had one on the day, of
-- the audit log over its rows.

create or replace function record_leaf_hash(l record_leaf) returns bytea language sql immutable
return sha256('\x00'::bytea || convert_to('{"digest":"' || encode(l.digest, 'hex') || '","entries":' || l.number || ',"trade":"' || l.trade_id || '"}', 'UTF8'));

-- Hashes of leaves, in order. Where a level has an odd number, the last one moves up as it is.
create or replace function merkle_root(p_level bytea[]) returns bytea language plpgsql immutable as $$
declare
  level bytea[] := p_level;
begin
  if coalesce(cardinality(level), 0) = 0 then
    return sha256(''::bytea);
  end if;
  while cardinality(level) > 1 loop
    select array_agg(hash order by pair) into level from (
      select (n - 1) / 2 as pair,
        case count(*) when 2 then sha256('\x01'::bytea || string_agg(h, ''::bytea order by n)) else string_agg(h, ''::bytea) end as hash
      from unnest(level) with ordinality u (h, n) group by 1) pairs;
  end loop;
  return level[1];
end $$;

create or replace function record_leaves(p_day date) returns setof record_leaf language sql stable as $$
  select distinct on (e.trade_id) p_day, e.trade_id, e.number, e.digest
  from record_entry e where e.at >= lagos_start(p_day) and e.at < lagos_start(p_day + 1)
  order by e.trade_id, e.number desc
$$;

-- What is signed of a root, and what the next one names.
create or replace function root_statement(r public_root) returns text language sql immutable
return '{"day":"' || to_char(r.day::timestamp, 'YYYY-MM-DD') || '","key":"' || r.public_key || '","kind":"' || r.kind || '","leaves":' || r.leaves
  || ',"posting":"' || r.posting_id || '","prev":"' || encode(r.prev, 'hex') || '","root":"' || encode(r.root, 'hex') || '","total":"' || r.total || '","v":1}';

create or replace function statement_digest(p_statement text) returns bytea language sql immutable
return sha256(convert_to(E'amana.root.v1\n' || p_statement, 'UTF8'));

-- The first day without a root that can be added to no more; null if there is none yet.
create or replace function due_root_day(p_kind text) returns date language plpgsql stable as $$
declare
  due date := (select max(r.day) + 1 from public_root r where r.kind = p_kind);
begin
  if due is null and p_kind = 'trade_records' then
    due := (select lagos_day(min(e.at)) from record_entry e);
  elsif due is null and p_kind = 'audit' then
    due := (select lagos_day(min(a.at)) from audit a);
  end if;
  return case when due < lagos_day(app_now() - record_grace()) then due end;
end $$;

-- The next root, unsigned. Waits for transactions that still add to its day. The same each time it is asked for.
create or replace function draft_root(p_kind text, p_key text) returns public_root language plpgsql as $$
declare
  r public_root;
begin
  r.day := due_root_day(p_kind);
  if r.day is null or p_key !~ '^[A-Za-z0-9_-]{43}$' then
    return null;
  end if;
  perform pg_advisory_xact_lock(record_lock(), day_lock(r.day));
  r.kind := p_kind;
  r.public_key := p_key;
  if p_kind = 'audit' then
    select merkle_root(array_agg(audit_leaf_hash(l) order by l.audit_id)), count(*), count(*) into r.root, r.leaves, r.total from audit_leaves(r.day) l;
  else
    select merkle_root(array_agg(record_leaf_hash(l) order by l.trade_id)), count(*) into r.root, r.leaves from record_leaves(r.day) l;
    select count(*) into r.total from record_entry where at >= lagos_start(r.day) and at < lagos_start(r.day + 1);
  end if;
  select statement_digest(root_statement(p)) into r.prev from public_root p where p.kind = r.kind and p.day = r.day - 1;
  r.prev := coalesce(r.prev, record_start());
  select coalesce((select id from posting where created_at < lagos_start(r.day + 1) order by id desc limit 1), 0) into r.posting_id;
  return r;
end $$;

create or replace function next_root_statement(p_kind text, p_key text) returns text
language sql security definer set search_path = public, pg_temp as $$
  select root_statement(r) from draft_root(p_kind, p_key) r where r.day is not null
$$;

-- Publishes the root whose statement was signed, with its leaves; false where another worker was first.
create or replace function publish_root(p_kind text, p_key text, p_statement text, p_signature bytea) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r public_root;
begin
  perform pg_advisory_xact_lock(hashtextextended('public_root', 0));
  r := draft_root(p_kind, p_key);
  if r.day is null or root_statement(r) <> p_statement then
    return false;
  end if;
  r.signature := p_signature;
  r.created_at := app_now();
  if p_kind = 'audit' then
    insert into audit_leaf select l.* from audit_leaves(r.day) l;
  else
    insert into record_leaf select l.* from record_leaves(r.day) l;
  end if;
  insert into public_root select r.*;
  return true;
end $$;

-- The leaves that were published with a root, in their order.
create or replace function published_leaves(p_kind text, p_day date) returns bytea[] language plpgsql stable as $$
begin
  if p_kind = 'audit' then
    return (select array_agg(audit_leaf_hash(l) order by l.audit_id) from audit_leaf l where l.day = p_day);
  end if;
  return (select array_agg(record_leaf_hash(l) order by l.trade_id) from record_leaf l where l.day = p_day);
end $$;
