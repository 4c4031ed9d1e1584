-- Parts of a checkout: several trades of one offer, one after the other.

-- A buyer takes all units of an offer that is sold in parts: one trade a unit, made in one commit, of which the first has begun its clock
-- and the others wait. Other trades belong to no checkout.
create or replace function fits_checkout(t trade) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
declare
  v_offer uuid;
  v_parts bigint;
begin
  select l.offer_id, case when k.in_parts and o.units_total > 1 then o.units_total end into v_offer, v_parts
    from trade_line l join offer o on o.id = l.offer_id join asset_kind k on k.name = o.kind
    where l.trade_id = t.id and l.line = 1;
  if v_parts is null then
    return t.checkout_id is null and t.state <> 'WAITING';
  end if;
  return t.parts = v_parts and t.state = case when t.part = 1 then 'IN_ESCROW' else 'WAITING' end::trade_state and (
    select count(*) = v_parts and bool_and(p.buyer_id = t.buyer_id and p.parts = v_parts and p.moves = 1 and p.delivery = t.delivery
        and (p.part < t.part) = (p.id < t.id) -- a plan moves its rows in the order of their ids
        and (select count(*) = 1 and bool_and(l.offer_id = v_offer and l.units = 1) from trade_line l where l.trade_id = p.id))
    from trade p where p.checkout_id = t.checkout_id);
end $$;

-- Where a part is completed the next one does not wait any more; where it ends otherwise, none after it does.
create or replace function parts_follow(t trade) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return t.checkout_id is null or not exists (
    select from trade n where n.checkout_id = t.checkout_id and n.state = 'WAITING'
      and case t.state when 'COMPLETED' then n.part = t.part + 1 else n.part > t.part end);
end $$;

-- What a part is of is never changed.
create or replace trigger part_is_fixed before update of checkout_id, part, parts on trade for each row
  when ((new.checkout_id, new.part, new.parts) is distinct from (old.checkout_id, old.part, old.parts))
  execute function refuse_change();
