-- Airtime has a known network and an amount, and stands in the market under just these. What is above the network's limit is sold in
-- up to twenty equal transfers of whole naira: one a unit, with terms and price of each.

create or replace function is_complete_airtime(o offer) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select network in ('MTN', 'AIRTEL', 'GLO', 'T2') and face_value_minor > 0 and o.units_total between 1 and 20
    and (o.units_total = 1 or face_value_minor % 100 = 0)
    and o.listed_under = network and o.listed_minor = face_value_minor * o.units_total
    and o.rate_bps = (o.price_minor * 10000 + face_value_minor / 2) / face_value_minor
  from (select o.terms->>'network' as network, (o.terms->'faceValue'->>'minor')::bigint as face_value_minor) terms
$$;
create or replace trigger airtime_is_complete before insert on offer for each row
  when (new.kind = 'AIRTIME' and is_complete_airtime(new) is not true)
  execute function refuse_row('of airtime is not complete');

-- Each transfer is one that the network allows, by the setting in force as the offer is published: later changes concern no offer.
create or replace function fits_network(o offer) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
declare
  allowed jsonb := setting_in_force('airtime_networks')->(o.terms->>'network');
  sent_minor bigint := ((o.terms->'faceValue'->>'minor')::bigint + 99) / 100 * 100;
begin
  return coalesce(sent_minor <= (allowed->>'highestMinor')::bigint, true) or decide_again('airtime networks');
end $$;
create or replace trigger airtime_can_be_sent before insert on offer for each row
  when (new.kind = 'AIRTIME' and fits_network(new) is not true)
  execute function refuse_row('of airtime cannot be sent');

-- The buyer of airtime says which number gets it.
create or replace trigger airtime_is_complete before insert on trade for each row
  when (new.kind = 'AIRTIME' and (new.delivery->>'recipientPhone' ~ '^\+234\d{10}$') is not true)
  execute function refuse_row('of airtime has no number');
