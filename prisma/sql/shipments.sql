-- Shipments: what carriers say of parcels, and what of it counts.

-- How far each word of a carrier is; null for one that says nothing of the way. What is on its way back never counts as delivered: carriers
-- say so of what they have given back to its sender, too.
create or replace function shipment_rank(p_kind text) returns int language sql immutable
return case p_kind when 'PRE_TRANSIT' then 1 when 'CANCELLED' then 2 when 'PICKED_UP' then 3 when 'IN_TRANSIT' then 4
  when 'OUT_FOR_DELIVERY' then 5 when 'READY_FOR_PICKUP' then 5 when 'ATTEMPT_FAILED' then 5 when 'DAMAGED' then 5
  when 'LOST' then 6 when 'DELIVERED' then 7 when 'RETURNING' then 8 when 'RETURNED' then 9 end;

-- How far a shipment is: the highest of its events, of equal ones the latest. More events never move it back.
create or replace function shipment_status(p_shipment uuid) returns text language sql stable set search_path = public, pg_temp
return (select e.kind from shipment_event e where e.shipment_id = p_shipment and shipment_rank(e.kind) is not null
  order by shipment_rank(e.kind) desc, e.at desc, e.event_key collate "C" limit 1);

-- Whether a carrier that reports has the parcel of a trade.
create or replace function is_scanned(p_trade uuid) returns boolean language sql stable set search_path = public, pg_temp
return exists (select from shipment s where s.trade_id = p_trade and not s.is_return and s.scanned_at is not null and s.state in ('TRACKED', 'CANCELLING', 'ENDED'));

-- Whether a carrier says that the parcel of a trade has arrived; and whether that proves it, as a number that its seller typed may be
-- another parcel's.
create or replace function carrier_says(p_trade uuid, p_status text[], p_proves boolean) returns boolean language sql stable set search_path = public, pg_temp
return exists (select from shipment s where s.trade_id = p_trade and s.status = any (p_status) and s.state in ('TRACKED', 'ENDED')
  and not s.is_return and (s.is_ours or exists (select from parcel p where p.id = p_trade and p.sent->>'number' = s.number))
  and (not p_proves or s.is_ours or s.fits_recipient));

-- Whether a carrier proves that what goes back is with its seller: sent by the buyer and given to who is certainly that seller, or not
-- delivered to the buyer and given back to its sender.
create or replace function is_back(p_trade uuid) returns boolean language sql stable set search_path = public, pg_temp
return exists (select from shipment s join parcel p on p.id = s.trade_id where s.trade_id = p_trade and s.state in ('TRACKED', 'ENDED')
  and case when s.is_return then s.status = 'DELIVERED' and s.fits_recipient and p.return_sent->>'number' = s.number
    else s.status = 'RETURNED' and (s.is_ours or s.fits_recipient) and p.bounced_at is not null and p.sent->>'number' = s.number end);

-- Whether whom a carrier names as recipient of what goes back is its seller: by the phone number where it names one, else by the area.
create or replace function sender_fits(p_trade uuid, p_phone text, p_lga text) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select coalesce(case when p_phone is not null then u.phone = p_phone else lower(btrim(p.from_lga)) = lower(btrim(p_lga)) end, false)
    from parcel p join person u on u.id = p.seller_id where p.id = p_trade);
end $$;

-- How often the carrier of a trade's parcel came and nobody took it, where it is certainly this parcel.
create or replace function times_tried(p_trade uuid) returns int language sql stable set search_path = public, pg_temp
return (select count(*)::int from shipment s join shipment_event e on e.shipment_id = s.id and e.kind = 'ATTEMPT_FAILED'
  where s.trade_id = p_trade and not s.is_return and s.state in ('TRACKED', 'ENDED') and (s.is_ours or s.fits_recipient));

-- What a shipment is, and whose, is never changed.
create or replace trigger shipment_is_fixed before update of id, trade_id, buyer_id, seller_id, carrier, reference, is_ours, is_return, currency, agreed_minor, created_at
  on shipment for each row
  when ((new.id, new.trade_id, new.buyer_id, new.seller_id, new.carrier, new.reference, new.is_ours, new.is_return, new.currency, new.agreed_minor, new.created_at)
    is distinct from (old.id, old.trade_id, old.buyer_id, old.seller_id, old.carrier, old.reference, old.is_ours, old.is_return, old.currency, old.agreed_minor, old.created_at))
  execute function refuse_change();
