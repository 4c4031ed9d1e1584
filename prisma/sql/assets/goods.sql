-- Goods have a title, and stand in the catalog under their category.
create or replace function is_complete_goods(o offer) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select length(o.terms->>'title') between 5 and 80 and o.listed_under = o.terms->>'category' and (o.terms->>'version')::bigint = o.terms_version
    and o.listed_minor = 1 and o.rate_bps = 10000 and o.units_total between 1 and 9999
$$;
create or replace trigger goods_are_complete before insert on offer for each row
  when (new.kind = 'GOODS' and is_complete_goods(new) is not true)
  execute function refuse_row('of goods is not complete');

-- The buyer of goods says who receives them, and where.
create or replace trigger goods_are_complete before insert on trade for each row
  when (new.kind = 'GOODS' and (new.delivery->>'phone' ~ '^\+234\d{10}$' and length(new.delivery->>'lga') > 1) is not true)
  execute function refuse_row('of goods has no address');
