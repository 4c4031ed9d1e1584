-- The kinds that only tests trade, as a database knows a kind: its line, and what its rows must say.

insert into asset_kind (name, performer, at_once) values ('VOUCHER', 'seller', false), ('SWAP', 'buyer', true)
on conflict (name) do nothing;

create or replace function voucher_offer_is_complete() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if ((new.terms->'worth'->>'minor')::bigint > 0 and new.listed_under = new.terms->>'shop'
      and new.listed_minor = (new.terms->'worth'->>'minor')::bigint) is not true then
    raise exception 'offer % of vouchers is not complete', new.id using errcode = '23514';
  end if;
  return new;
end $$;
create or replace trigger voucher_is_complete before insert on offer for each row
  when (new.kind = 'VOUCHER') execute function voucher_offer_is_complete();

-- The seller puts up for each unit just the coins that the offer says.
create or replace function swap_offer_is_complete() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.hold_unit_minor = (new.terms->'lot'->>'minor')::bigint and new.hold_currency = new.terms->'lot'->>'currency') is not true then
    raise exception 'swap offer % does not put up what it says', new.id using errcode = '23514';
  end if;
  return new;
end $$;
create or replace trigger swap_is_complete before insert on offer for each row
  when (new.kind = 'SWAP') execute function swap_offer_is_complete();
