-- The kinds that only tests trade, as a database knows a kind: its line, and what its rows must say.

insert into asset_kind (name, performer, at_once, deliver_minutes, confirm_minutes, extend_minutes) values
  ('VOUCHER', 'seller', false, 120, 1440, 60), ('SWAP', 'buyer', true, 30, 360, 15)
on conflict (name) do nothing;

create or replace trigger voucher_is_complete before insert on offer for each row
  when (new.kind = 'VOUCHER' and ((new.terms->'worth'->>'minor')::bigint > 0 and new.listed_under = new.terms->>'shop'
    and new.listed_minor = (new.terms->'worth'->>'minor')::bigint) is not true)
  execute function refuse_row('of vouchers is not complete');

-- The seller puts up for each unit just the coins that the offer says.
create or replace trigger swap_is_complete before insert on offer for each row
  when (new.kind = 'SWAP' and (new.hold_unit_minor = (new.terms->'lot'->>'minor')::bigint
    and new.hold_currency = new.terms->'lot'->>'currency') is not true)
  execute function refuse_row('does not put up what it says');
