-- Parcels: how goods get to their buyers, with a delivery fee that has a hold of its own.

-- A trade of the catalog ends with its parcel, which has gone back or been paid as the trade was.
create or replace function parcel_follows(t trade) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return not in_catalog(t.kind) or exists (
    select from parcel p where p.id = t.id and p.state = case t.state when 'CANCELLED' then 'RETURNED' else 'PAID' end::parcel_state);
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
    promised_until, created_at on parcel for each row
  when ((new.id, new.checkout_id, new.buyer_id, new.seller_id, new.currency, new.fee_minor, new.way, new.from_state, new.from_lga, new.promised_until, new.created_at)
    is distinct from (old.id, old.checkout_id, old.buyer_id, old.seller_id, old.currency, old.fee_minor, old.way, old.from_state, old.from_lga, old.promised_until, old.created_at))
  execute function refuse_change();
