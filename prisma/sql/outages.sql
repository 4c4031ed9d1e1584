-- The fair clock: no deadline of a trade runs while an outage that concerns it is open, and afterwards it moves by that time.

-- A gateway's outage and the platform's stop every trade's clock; a carrier's those of the parcels that it carries; another's those of its
-- kind, or of what is listed under its name.
create or replace function stops_clock(o outage, p_kind text, p_listed text, p_carrier text) returns boolean language sql immutable
return o.kind is null or o.kind = p_kind and (o.listed_under is null or o.listed_under = p_listed)
  or o.kind = 'carrier' and lower(o.listed_under) = lower(p_carrier);

-- The carrier that a trade's clock waits for: that of a parcel on its way.
create or replace function carrier_awaited(p_trade uuid, p_state trade_state) returns text language sql stable
return case when p_state = 'SHIPPED' then (select p.sent->>'carrier' from parcel p where p.id = p_trade) end;

-- Since when an outage can have stopped a trade's clock: a carrier's since the parcel was sent.
create or replace function concerned_since(o outage, t trade) returns timestamptz language sql stable
return greatest(t.started_at, case when o.kind = 'carrier' then (select p.sent_at from parcel p where p.id = t.id) end);

-- For machines: true, or the plan has to be decided again. An outage that is being opened and a deadline that is being enforced wait for
-- each other, so that the outage's clocks have all stopped once it is there.
create or replace function clock_runs(p_kind text, p_listed text, p_carrier text default null) returns boolean language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('outage', 0));
  if exists (select from outage o where o.applied_at is null and stops_clock(o, p_kind, p_listed, p_carrier)) then
    perform decide_again('the clock');
  end if;
  return true;
end $$;

create or replace function outage_waits_for_clocks() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('outage', 0));
  return new;
end $$;
create or replace trigger waits_for_clocks before insert on outage for each row execute function outage_waits_for_clocks();

-- What an outage was of and when it began and ended is never changed; it may only be renewed.
create or replace trigger only_grows before update on outage for each row
  when (to_jsonb(new) - '{version,state,until,ended_at,closed_by_id,applied_at,applied_to}'::text[]
      <> to_jsonb(old) - '{version,state,until,ended_at,closed_by_id,applied_at,applied_to}'::text[]
    or new.until < old.until or new.ended_at <> old.ended_at or new.applied_at <> old.applied_at
    or num_nulls(new.ended_at, new.applied_at) > num_nulls(old.ended_at, old.applied_at))
  execute function refuse_change();
create or replace trigger no_delete before delete on outage for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on outage for each statement execute function refuse_change();

create or replace function length_of(p_times tstzmultirange) returns interval language sql immutable
return (select coalesce(sum(upper(one) - lower(one)), interval '0') from unnest(p_times) one);

-- How long the clock of such a trade stood still between two times. A carrier stops it only from when it has the parcel.
create or replace function time_stopped(p_from timestamptz, p_to timestamptz, p_kind text, p_listed text, p_carrier text default null,
  p_sent_at timestamptz default null) returns interval
language sql stable set search_path = public, pg_temp
return length_of((
  select range_agg(tstzrange(greatest(o.started_at, since), least(coalesce(o.ended_at, o.until), p_to)))
  from outage o, greatest(p_from, case when o.kind = 'carrier' then p_sent_at end) since
  where greatest(o.started_at, since) < least(coalesce(o.ended_at, o.until), p_to) and stops_clock(o, p_kind, p_listed, p_carrier)));

-- Moves the deadlines of the next 500 trades that the first outage to have ended concerned, from the latest deadline down: those moved lie
-- behind. A person's own move may put a deadline behind as well, so the last pass is one that finds none. Answers how many trades there
-- were, and the outage once it is through; no row where no outage is left. A deadline that had run out before the outage stays; time that
-- another outage has moved it by already is not counted again. The time before a delivery goes to what an undo gives back.
create or replace function apply_outages() returns table (seen int, applied uuid)
language plpgsql security definer set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
as $$ -- each row by its key: no statistics say yet how clock_stop grows meanwhile
declare
  o outage;
  down_to timestamptz;
begin
  select * into o from outage where state = 'ENDED' and applied_at is null order by started_at, id limit 1 for no key update;
  if not found then
    return;
  end if;
  with next as materialized (
    select t.id, t.deadline_at from trade t
    where t.deadline_at <= coalesce(o.applied_to, 'infinity') and concerned_since(o, t) < o.ended_at
      and stops_clock(o, t.kind, t.listed_under, carrier_awaited(t.id, t.state))
      and not exists (select from clock_stop c where c.trade_id = t.id and c.outage_id = o.id)
    order by t.deadline_at desc limit 500),
  turn as materialized (
    select t.id, t.state, t.delivered_at, t.deadline_at > o.started_at as was_running, greatest(o.started_at, concerned_since(o, t)) as from_at
    from trade t where t.id in (select id from next) and t.deadline_at is not null order by t.id for no key update),
  stopped as (
    select id, case when was_running then from_at else o.ended_at end as from_at,
      case when was_running then tstzmultirange(tstzrange(from_at, o.ended_at))
        - coalesce((select range_agg(tstzrange(c.from_at, c.until_at)) from clock_stop c where c.trade_id = turn.id), '{}') else '{}' end as times,
      case state when 'DELIVERED' then delivered_at else '-infinity' end as clock_from
    from turn),
  parts as (
    select id, from_at, length_of(times) as whole, length_of(times * tstzmultirange(tstzrange(clock_from, null))) as running
    from stopped),
  moved as (
    update trade t set version = t.version + 1, deadline_at = t.deadline_at + p.running,
      delivery_seconds_left = t.delivery_seconds_left + ceil(extract(epoch from p.whole - p.running))::int
    from parts p where p.id = t.id and p.whole > interval '0'),
  kept as (
    insert into clock_stop (trade_id, outage_id, from_at, until_at, stopped_ms)
    select id, o.id, from_at, o.ended_at, extract(epoch from whole) * 1000 from parts)
  select count(*), min(deadline_at) into seen, down_to from next;
  applied := case when seen = 0 and o.applied_to is null then o.id end;
  update outage set applied_to = down_to, applied_at = case when applied is not null then app_now() end where id = o.id;
  return next;
end $$;
