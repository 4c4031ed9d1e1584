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

-- The least that a buyer pays who takes an offer: a unit's price, or that of all parts.
create or replace function taken_price(o offer) returns bigint language plpgsql stable set search_path = public, pg_temp as $$
begin
  return o.price_minor * case when (select k.in_parts from asset_kind k where k.name = o.kind) then o.units_total else 1 end;
end $$;

-- The commission of an offer that is published now, as `commissionFor` in lib/offers/fees.ts: the first rule that fits.
create or replace function commission_of(o offer) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
declare
  bps int;
begin
  select (rule->>'bps')::int into bps
  from jsonb_array_elements(setting_in_force('commission')->'rules') with ordinality as rules (rule, n),
    app_user u
  where u.id = o.seller_id and coalesce(rule->>'assetKind', o.kind) = o.kind
    and coalesce(rule->>'sellerLevel', u.level::text) = u.level::text
    and taken_price(o) >= coalesce((rule->>'fromMinor')::bigint, 0)
    and (rule->>'untilMinor' is null or taken_price(o) < (rule->>'untilMinor')::bigint)
    and (rule->>'startsAt' is null or app_now() >= (rule->>'startsAt')::timestamptz)
    and (rule->>'endsAt' is null or app_now() < (rule->>'endsAt')::timestamptz)
  order by n limit 1;
  return jsonb_build_object('n', coalesce(bps, 0), 'd', 10000,
    'round', (select fee_rounds from currency where code = o.hold_currency));
end $$;

create or replace function offer_fits_commission(o offer) returns boolean language plpgsql stable as $$
begin
  return in_catalog(o.kind) or o.fee_rule = commission_of(o) or decide_again('commission'); -- a listing's version has it frozen
end $$;

-- The price of a kind that has a band lies in it, as a share of what is sold; an offer stands from ten minutes to thirty days.
create or replace function offer_fits_rules(o offer) returns boolean language plpgsql stable as $$
declare
  band jsonb;
begin
  select setting_in_force(k.price_setting) into band from asset_kind k where k.name = o.kind;
  if band is not null and (10000 * taken_price(o) >= (band->>'leastBps')::bigint * o.listed_minor
      and 10000 * taken_price(o) <= (band->>'mostBps')::bigint * o.listed_minor) is not true then
    perform decide_again('price band');
  end if;
  return is_currency(o.currency) and o.expires_at > app_now() and o.expires_at <= app_now() + case when in_catalog(o.kind) then interval '91 days' else interval '31 days' end;
end $$;

-- Whether a trade waits for a moderator because of its parties: nobody pays, sends or confirms for one who cannot sign in. Who pays out of
-- a deposit that the bank takes back releases nothing meanwhile; what others pay them runs on.
create or replace function waits_for_moderator(p_state trade_state, p_begun_at timestamptz, p_performer uuid, p_confirmer uuid)
returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (
    select from person_restriction x
    where x.user_id in (p_performer, p_confirmer) and restriction_binds(x.state, x.until)
      and (x.kind = 'frozen' and x.subject_kind = 'chargeback' and x.user_id = p_confirmer and p_state in ('IN_ESCROW', 'DELIVERED', 'RETURNING')
        or x.kind = 'blocked'
          and (p_state = 'IN_ESCROW' and p_begun_at is not null or p_state in ('DELIVERED', 'RETURNING') and x.user_id = p_confirmer)));
end $$;
