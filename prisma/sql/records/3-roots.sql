-- Signed roots of days: a Merkle tree (RFC 6962) over the newest entry of each trade that had one on the day.

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
create or replace function due_record_day() returns date language sql stable as $$
  select day from (select coalesce(
      (select max(r.day) + 1 from public_root r where r.kind = 'trade_records'), (select lagos_day(min(e.at)) from record_entry e)) as day) due
  where day < lagos_day(app_now() - record_grace())
$$;

-- The next root, unsigned. Waits for transactions that still add to its day. The same each time it is asked for.
create or replace function draft_record_root(p_key text) returns public_root language plpgsql as $$
declare
  r public_root;
begin
  r.day := due_record_day();
  if r.day is null or p_key !~ '^[A-Za-z0-9_-]{43}$' then
    return null;
  end if;
  perform pg_advisory_xact_lock(record_lock(), day_lock(r.day));
  r.kind := 'trade_records';
  r.public_key := p_key;
  select merkle_root(array_agg(record_leaf_hash(l) order by l.trade_id)), count(*) into r.root, r.leaves from record_leaves(r.day) l;
  select count(*) into r.total from record_entry where at >= lagos_start(r.day) and at < lagos_start(r.day + 1);
  select statement_digest(root_statement(p)) into r.prev from public_root p where p.kind = r.kind and p.day = r.day - 1;
  r.prev := coalesce(r.prev, record_start());
  select coalesce((select id from posting where created_at < lagos_start(r.day + 1) order by id desc limit 1), 0) into r.posting_id;
  return r;
end $$;

create or replace function next_record_statement(p_key text) returns text
language sql security definer set search_path = public, pg_temp as $$
  select root_statement(r) from draft_record_root(p_key) r where r.day is not null
$$;

-- Publishes the root whose statement was signed, with its leaves; false where another worker was first.
create or replace function publish_record_root(p_key text, p_statement text, p_signature bytea) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r public_root;
begin
  perform pg_advisory_xact_lock(hashtextextended('public_root', 0));
  r := draft_record_root(p_key);
  if r.day is null or root_statement(r) <> p_statement then
    return false;
  end if;
  r.signature := p_signature;
  r.created_at := app_now();
  insert into record_leaf select l.* from record_leaves(r.day) l;
  insert into public_root select r.*;
  return true;
end $$;
