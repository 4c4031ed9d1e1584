-- The number to which airtime went is its buyer's. It goes when they are erased; the application may change nothing else of a trade.
create or replace function forget_recipients(p_buyer uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  forgotten integer;
begin
  update trade t set recipient_phone = null
  from app_user u
  where t.buyer_id = p_buyer and u.id = p_buyer and u.erased_at is not null
    and t.ended_at is not null and t.recipient_phone is not null;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;

