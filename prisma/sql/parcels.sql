-- Parcels: how goods get to their buyers, with a delivery fee that has a hold of its own.

-- A person's deadline never falls into the night: between 22:00 and 08:00 in Lagos it moves to 10:00.
create or replace function by_day(p_at timestamptz) returns timestamptz language sql immutable
return case when (p_at at time zone 'UTC' + interval '1 hour')::time between '08:00' and '21:59:59.999999' then p_at
  else ((p_at at time zone 'UTC' + interval '3 hours')::date + interval '9 hours') at time zone 'UTC' end; -- 10:00 of the day that 22:00 leads into

-- The day that comes so many working days after another, as `workingDaysAfter` in lib/shipping/days.ts: carriers rest on Sundays and on
-- public holidays.
create or replace function working_days_after(p_day date, p_days int) returns date language plpgsql immutable as $$
declare
  d date := p_day;
  left_ int := p_days;
begin
  loop
    while extract(dow from d) = 0 or to_char(d, 'MM-DD') in ('01-01', '05-01', '06-12', '10-01', '12-25', '12-26') loop
      d := d + 1;
    end loop;
    exit when left_ <= 0;
    d := d + 1;
    left_ := left_ - 1;
  end loop;
  return d;
end $$;

-- By when a parcel is sent that is begun now, by when one arrives that is sent now, and by when one is looked at that has arrived now.
create or replace function send_by(p_parcel uuid, p_at timestamptz) returns timestamptz language sql stable set search_path = public, pg_temp
return (select by_day(p_at + (working_days_after(lagos_day(p_at), (p.way->>'handlingDays')::int) - lagos_day(p_at)) * interval '1 day')
  from parcel p where p.id = p_parcel);

create or replace function arrive_by(p_parcel uuid, p_at timestamptz) returns timestamptz language sql stable set search_path = public, pg_temp
return (select greatest(((p.promised_until + 8)::timestamp + interval '9 hours') at time zone 'UTC', by_day(p_at + interval '7 days'))
  from parcel p where p.id = p_parcel);

create or replace function inspect_by(p_parcel uuid, p_at timestamptz) returns timestamptz language sql stable set search_path = public, pg_temp
return (select by_day(p_at + case when (p.way->>'isPickUp')::boolean then 1 else p.window_days end * interval '1 day')
  from parcel p where p.id = p_parcel);

-- A trade of the catalog ends with its parcel, whose fee has gone back or been paid as the trade was; where its buyer pays for both ways it stays paid.
create or replace function parcel_follows(t trade) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return not in_catalog(t.kind) or exists (
    select from parcel p where p.id = t.id and p.state = case when t.state = 'CANCELLED' and p.return_paid_by is distinct from 'buyer' then 'RETURNED' else 'PAID' end::parcel_state);
end $$;

-- What a checkout cost is what its parcels and their trades hold, all of its buyer.
create or replace function checkout_is_paid(c checkout) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (
    select count(*) = jsonb_array_length(c.quote->'parcels') and sum(t.price_minor + p.fee_minor) = c.total_minor
      and bool_and((t.buyer_id, t.currency) = (c.buyer_id, c.currency) and p.created_at = c.ended_at)
    from parcel p cross join lateral (select * from trade where id = p.id offset 0) t -- by its key, never by a scan
    where p.checkout_id = c.id);
end $$;

-- What a parcel is, and of which checkout, is never changed.
create or replace trigger parcel_is_fixed before update of id, checkout_id, buyer_id, seller_id, currency, fee_minor, way, from_state, from_lga,
    promised_until, window_days, created_at on parcel for each row
  when ((new.id, new.checkout_id, new.buyer_id, new.seller_id, new.currency, new.fee_minor, new.way, new.from_state, new.from_lga, new.promised_until, new.window_days, new.created_at)
    is distinct from (old.id, old.checkout_id, old.buyer_id, old.seller_id, old.currency, old.fee_minor, old.way, old.from_state, old.from_lga, old.promised_until, old.window_days, old.created_at))
  execute function refuse_change();

-- By what a parcel is known that goes with a carrier: the carrier and its number, however they are typed. Null for other ways.
create or replace function carried_number(p_sent jsonb) returns text language sql immutable
return case when p_sent->>'by' = 'carrier' then lower(p_sent->>'carrier') || '/' || upper(regexp_replace(p_sent->>'number', '[\s-]', '', 'g')) end;

-- Whether a number stands on another trade: on its way to the buyer or back, or on a label that we have booked.
create or replace function number_is_anothers(p_trade uuid, p_sent jsonb) returns boolean language sql stable set search_path = public, pg_temp
return exists (select from parcel p where carried_number(p.sent) = carried_number(p_sent) and p.id <> p_trade)
  or exists (select from parcel p where carried_number(p.return_sent) = carried_number(p_sent) and p.id <> p_trade)
  or exists (select from shipment s where upper(regexp_replace(s.number, '[\s-]', '', 'g')) = split_part(carried_number(p_sent), '/', 2)
    and s.is_ours and s.state in ('TRACKED', 'CANCELLING', 'ENDED') and starts_with(lower(s.service), lower(p_sent->>'carrier')) and s.trade_id <> p_trade);

-- One number is one trade's. What a carrier gave to the label that we booked for this one is certainly its own. Those who type one number
-- at once wait here for each other.
create or replace function parcel_number() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  sent_ jsonb := case when new.sent is distinct from old.sent then new.sent else new.return_sent end;
begin
  if carried_number(sent_) is null or exists (
    select from shipment s where s.trade_id = new.id and s.is_ours and (s.service, s.number) = (sent_->>'carrier', sent_->>'number')) then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('carried ' || carried_number(sent_), 0));
  if number_is_anothers(new.id, sent_) then
    raise unique_violation using message = 'a number is another trade''s', constraint = 'parcel_number';
  end if;
  return new;
end $$;
create or replace trigger parcel_number before update of sent, return_sent on parcel for each row
  when ((new.sent, new.return_sent) is distinct from (old.sent, old.return_sent)) execute function parcel_number();

-- Erases all but the place of the addresses whose orders ended thirty days ago, unless a dispute of one is open. Answers how many.
create or replace function forget_addresses(p_limit int) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  forgotten integer;
begin
  with over as (
    select p.id from parcel p
    where p.ended_at <= app_now() - interval '30 days' and p.address_erased_at is null
      and not exists (select from dispute d where d.trade_id = p.id and d.state <> 'CLOSED')
    order by p.ended_at limit p_limit for update skip locked),
  erased as (
    update trade t set delivery = place_of_goods(t.delivery) from over where t.id = over.id and t.delivery is not null)
  update parcel p set address_erased_at = app_now() from over where p.id = over.id;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
