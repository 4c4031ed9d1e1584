-- Airtime has one unit, a known network and an amount, and stands in the market under just these.

create or replace function is_complete_airtime(o offer) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select network in ('MTN', 'AIRTEL', 'GLO', 'T2') and face_value_minor > 0 and o.units_total = 1
    and o.listed_under = network and o.listed_minor = face_value_minor
    and o.rate_bps = (o.price_minor * 10000 + face_value_minor / 2) / face_value_minor
  from (select o.terms->>'network' as network, (o.terms->'faceValue'->>'minor')::bigint as face_value_minor) terms
$$;
create or replace trigger airtime_is_complete before insert on offer for each row
  when (new.kind = 'AIRTIME' and is_complete_airtime(new) is not true)
  execute function refuse_row('of airtime is not complete');

-- The buyer of airtime says which number gets it.
create or replace trigger airtime_is_complete before insert on trade for each row
  when (new.kind = 'AIRTIME' and (new.delivery->>'recipientPhone' ~ '^\+234\d{10}$') is not true)
  execute function refuse_row('of airtime has no number');
