-- A cart has room for fifty listings of ten sellers. One too many is left out, also of several that come at once: the second waits for
-- the first. What is in it already can be changed.
create or replace function room_in_cart() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('cart ' || new.user_id::text, 0));
  if exists (select from cart_line where user_id = new.user_id and listing_id = new.listing_id) then
    return new;
  end if;
  if (select count(*) from cart_line where user_id = new.user_id) >= 50 then
    return null;
  end if;
  if (select count(distinct seller_id) from cart_line where user_id = new.user_id and seller_id <> new.seller_id) >= 10 then
    return null;
  end if;
  return new;
end $$;
create or replace trigger has_room before insert on cart_line for each row execute function room_in_cart();

-- What is bought leaves the buyer's cart with the same commit. Most who buy one thing at once have an empty one.
create or replace function empty_cart() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from cart_line c where c.user_id = new.buyer_id
    and jsonb_path_exists(new.quote, '$.parcels[*].lines[*].listingId ? (@ == $bought)', jsonb_build_object('bought', c.listing_id));
  return null;
end $$;
create or replace trigger empties_cart after insert or update of state on checkout for each row
  when (new.state = 'PAID') execute function empty_cart();
