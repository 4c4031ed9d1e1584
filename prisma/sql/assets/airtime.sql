-- Airtime has one unit, a known network and an amount, and stands in the market under just these.

create or replace function airtime_offer_is_complete() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  network text := new.terms->>'network';
  face_value_minor bigint := (new.terms->'faceValue'->>'minor')::bigint;
begin
  if (network in ('MTN', 'AIRTEL', 'GLO', 'T2') and face_value_minor > 0 and new.units_total = 1
      and new.listed_under = network and new.listed_minor = face_value_minor
      and new.rate_bps = (new.price_minor * 10000 + face_value_minor / 2) / face_value_minor) is not true then
    raise exception 'offer % of airtime is not complete', new.id using errcode = '23514';
  end if;
  return new;
end $$;
create or replace trigger airtime_is_complete before insert on offer for each row
  when (new.kind = 'AIRTIME') execute function airtime_offer_is_complete();

-- The buyer of airtime says which number gets it.
create or replace function airtime_trade_is_complete() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.delivery->>'recipientPhone' ~ '^\+234\d{10}$') is not true then
    raise exception 'trade % of airtime has no number', new.id using errcode = '23514';
  end if;
  return new;
end $$;
create or replace trigger airtime_is_complete before insert on trade for each row
  when (new.kind = 'AIRTIME') execute function airtime_trade_is_complete();
