-- What a buyer gave to get the asset, such as a number, is theirs. It goes when they are erased; the application may change
-- nothing else of a trade.
create or replace function forget_delivery(p_buyer uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  forgotten integer;
begin
  update trade t set delivery = null
  from app_user u
  where t.buyer_id = p_buyer and u.id = p_buyer and u.erased_at is not null
    and t.ended_at is not null and t.delivery is not null;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
