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

-- What is kept of an address for good: its state and area.
create or replace function place_of_goods(p_delivery jsonb) returns jsonb language sql immutable
return jsonb_build_object('name', '', 'phone', '', 'state', p_delivery->'state', 'lga', p_delivery->'lga', 'street', '', 'landmark', '', 'area', '',
  'note', '', 'message', '');

-- What is frozen on a trade is what the page of that version says, and its pictures are those that it shows.
create or replace function goods_terms_fit(v listing_version) returns boolean language sql stable set search_path = public, pg_temp as $$
  select v.terms->>'title' = v.content->>'title' and v.terms->>'category' = v.category_slug and (v.terms->>'version')::int = v.version
    and v.terms->>'coverId' is not distinct from v.image_ids->>0
    and v.image_ids = jsonb_path_query_array(v.content, '$.images[*].imageId')
$$;

-- Whether whom a carrier names as recipient is the buyer of a trade: by the phone number where it names one, else by the area.
create or replace function recipient_fits(p_trade uuid, p_phone text, p_lga text) returns boolean language sql stable set search_path = public, pg_temp
return (select coalesce(case when p_phone is not null then t.delivery->>'phone' = p_phone
    else lower(btrim(t.delivery->>'lga')) = lower(btrim(p_lga)) end, false) from trade t where t.id = p_trade);
