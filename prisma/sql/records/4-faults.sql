-- What is wrong with records and roots: worked out anew from the rows that they are about.

-- Trade by trade, so that what it costs follows their number, whatever the planner thinks.
create or replace function record_faults(p_trades uuid[]) returns table (trade_id uuid, number int, what text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  t uuid;
begin
  foreach t in array p_trades loop
    return query
    with entry as (
      select e.*, lag(e.number, 1, 0) over chain as before, lag(e.digest, 1, record_start()) over chain as prev,
        row_number() over (partition by e.kind, e.source order by e.number) as nth
      from record_entry e where e.trade_id = t window chain as (order by e.number)),
    known as materialized (select s.* from record_source s where s.trade_id = t),
    read as (
      select e.number, case
        when e.number <> e.before + 1 then 'follows a gap'
        when e.digest <> record_digest(e.prev, e.body) then 'does not have the digest of what it says'
        when e.nth > 1 then 'is there twice'
        when s.kind is null then 'records a row that is gone'
        when e.at <> s.at or e.body <> record_body(e.kind, e.number, t, s.facts, case
            when s.words is null then 'null'
            when e.salt is null then '"' || substring(e.body from '"text":"([0-9a-f]{64})"') || '"'
            else record_json(encode(record_commitment(e.salt, s.words), 'hex')) end)
          is not false then 'records a row that has changed'
        when e.salt is null and s.words <> erased_text() then 'has lost the salt of its text'
        when r.day is not null and coalesce(l.number, 0) < e.number then 'was added after its day was closed' end as what
      from entry e left join known s on s.kind = e.kind and s.source = e.source
        left join public_root r on r.kind = 'trade_records' and r.day = lagos_day(e.at)
        left join record_leaf l on l.day = r.day and l.trade_id = t)
    select t, read.number, read.what from read where read.what is not null
    union all
    select t, null, s.kind || ' ' || s.source || ' is not recorded'
    from known s where not exists (select from entry e where e.kind = s.kind and e.source = s.source)
    union all
    select t, l.number, 'is not the entry that the root of ' || l.day || ' holds'
    from record_leaf l where l.trade_id = t and not exists (select from entry e where e.number = l.number and e.digest = l.digest)
    union all
    select t, null, 'messages are missing'
    from chat_room c where c.subject_kind = 'trade' and c.subject_id = t
      and c.last_sequence <> (select count(*) from entry e where e.kind = 'message')
    union all
    select t, null, 'moves are missing'
    from trade c where c.id = t and c.moves <> (select count(*) from entry e where e.kind = 'move');
  end loop;
end $$;

-- Of roots from a day on; their signatures are verified where a key can be used (lib/records).
create or replace function root_faults(p_from date) returns table (kind text, day date, what text)
language sql stable security definer set search_path = public, pg_temp as $$
  with roots as (
    select r.*, lag(r.day) over days as before, lag(statement_digest(root_statement(r))) over days as digest_before, r.day >= p_from as asked
    from public_root r where r.day >= p_from - 1 window days as (partition by r.kind order by r.day)),
  read as (
    select r.kind, r.day, case
      when r.before is distinct from r.day - 1 and exists (select from public_root o where o.kind = r.kind and o.day < r.day) then 'follows a missing day'
      when r.prev <> coalesce(r.digest_before, record_start()) then 'does not name the root before it'
      when r.root <> merkle_root(l.hashes) then 'is not that of its leaves'
      when r.leaves <> coalesce(cardinality(l.hashes), 0) then 'counts other leaves'
      when r.kind = 'audit' then case when r.total <> r.leaves then 'counts other entries' end
      when (select array_agg(l order by l.trade_id) from record_leaf l where l.day = r.day)
        is distinct from (select array_agg(l order by l.trade_id) from record_leaves(r.day) l) then 'does not hold the day''s entries'
      when r.total <> (select count(*) from record_entry e where e.at >= lagos_start(r.day) and e.at < lagos_start(r.day + 1)) then 'counts other entries' end as what
    from roots r cross join lateral (select published_leaves(r.kind, r.day) as hashes) l where r.asked)
  select * from read where what is not null
$$;

-- Rows of the audit log that are not what the root of their day holds, of the days from one on to another. Of a day the first 100.
create or replace function audit_faults(p_from date, p_to date) returns table (day date, audit_id bigint, what text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  d date;
begin
  for d in select r.day from public_root r where r.kind = 'audit' and r.day between p_from and p_to order by r.day loop
    return query
    select d, coalesce(l.audit_id, a.audit_id), case
      when a.audit_id is null then 'is gone'
      when l.audit_id is null then 'was added after its day was closed'
      else 'has changed' end
    from (select * from audit_leaf where audit_leaf.day = d) l full join audit_leaves(d) a using (audit_id)
    where l.digest is distinct from a.digest order by 2 limit 100;
  end loop;
end $$;
