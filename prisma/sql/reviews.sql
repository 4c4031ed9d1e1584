-- How long a trade can be rated after its end. Until then neither party sees the other's review before both have written.
create or replace function rating_time() returns interval language sql immutable parallel safe
return interval '14 days';

-- Whether both parties have rated, or the time for it is over.
create or replace function is_open_review(r review) returns boolean language sql stable as $$
  select r.closes_at <= app_now()
    or exists (select from review other where other.trade_id = r.trade_id and other.author_id = r.subject_id)
$$;

-- From when a trade can be rated: its end. A purchase in parts is rated once, with its last part, when all of them have ended.
create or replace function rated_from(p_trade uuid) returns timestamptz language plpgsql stable as $$
begin
  return (
    select case when t.checkout_id is null then t.ended_at else (
      select max(n.ended_at) from trade_overview n where n.checkout_id = t.checkout_id
        having t.part = t.parts and bool_and(n.ended_at is not null)) end
    from trade_overview t where t.id = p_trade);
end $$;

-- A review is written by one party of an ended trade about the other, in its time.
create or replace function review_fits() returns trigger language plpgsql as $$
declare
  t record;
begin
  select * into t from trade_overview where id = new.trade_id;
  if not found or not (new.author_id, new.subject_id) in ((t.buyer_id, t.seller_id), (t.seller_id, t.buyer_id)) then
    raise exception 'only a party of a trade rates the other' using errcode = '42501';
  end if;
  new.closes_at := rated_from(t.id) + rating_time();
  if new.closes_at is null or new.closes_at <= app_now() then
    raise exception 'trade % cannot be rated now', new.trade_id using errcode = '23514';
  end if;
  return new;
end $$;
create or replace trigger fits before insert on review for each row execute function review_fits();
