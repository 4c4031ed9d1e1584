-- Value added tax (VAT): prices and our commission include it, and nothing moves it.

-- A setting as it was in force at a time.
create or replace function setting_at(p_name text, p_at timestamptz) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select value from setting where name = p_name and effective_from <= p_at order by effective_from desc limit 1);
end $$;

-- The VAT within an amount in minor units at a rate in basis points: amount x rate / (1 + rate), half up. As `vatWithin` in lib/money/vat.ts.
create or replace function vat_within(amount bigint, rate_bps int) returns bigint language sql immutable
return div(2 * amount::numeric * rate_bps + 10000 + rate_bps, 2 * (10000 + rate_bps)::numeric)::bigint;

-- The rate now within the price of a version of a listing, in basis points: zero where its seller is not registered, or its category not taxed.
create or replace function vat_rate_of(p_listing uuid, p_version bigint) returns int language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce((
    select (setting_in_force('vat')->>'rateBps')::int from listing_record l
      join listing_content v on v.listing_id = l.id and v.version = p_version::int
      join category_node c on c.id = v.category_id and c.is_taxed
      join tax_number_record n on n.user_id = l.seller_id and n.state = 'CHECKED'
    where l.id = p_listing), 0);
end $$;

-- Whether each line of what the catalog sells has the VAT of its seller, its category and the rate now.
create or replace function vat_fits(t trade) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return not exists (
    select from trade_line l where l.trade_id = t.id
      and l.vat_minor <> vat_within(l.units * l.unit_price_minor, vat_rate_of(l.offer_id, l.terms_version)))
    or decide_again('VAT');
end $$;
