-- Orders that people cancel: what is held against whom, so that three of them pause what they do.

-- The cancels that a seller, or a buyer, answers for at a time: of the last days, after their last pause of this kind, for reasons that are
-- not excused. Another pause than `p_but` counts though it was made in the same moment. The reasons are those that `sellerReasons` and
-- `buyerReasons` in lib/trades/parcel/cancel-reasons.ts do not excuse.
create or replace function cancels_held_against(p_user uuid, p_as text, p_at timestamptz, p_but uuid) returns int
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select count(*)::int from trade t
    where case p_as when 'seller' then t.seller_id when 'buyer' then t.buyer_id end = p_user
      and t.state = 'CANCELLED' and in_catalog(t.kind)
      and t.cancel_reason in (select unnest(case p_as when 'seller' then array['OUT_OF_STOCK', 'WRONG_PRICE', 'DAMAGED']
        else array['CHANGED_MIND', 'FOUND_ELSEWHERE', 'WRONG_ADDRESS', 'TOO_SLOW'] end))
      and t.ended_at > p_at - case p_as when 'seller' then interval '30 days' else interval '7 days' end
      and t.ended_at > coalesce((select max(x.created_at) from restriction x
        where x.user_id = p_user and x.subject_kind = p_as || '_cancels' and x.id is distinct from p_but), '-infinity'));
end $$;
