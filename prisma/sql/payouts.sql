-- What the payout machine asks about besides the payout itself.

create or replace function payout_needs_two_people(p_amount bigint) returns boolean language plpgsql stable as $$
begin
  return p_amount >= (setting_in_force('payouts')->>'twoPeopleFromMinor')::bigint;
end $$;

create or replace function payout_is_agreed(p_id uuid, p_user uuid, p_amount bigint, p_currency text) returns boolean language plpgsql stable as $$
begin
  return exists (select from approval a where a.act = 'payout.pay' and a.subject_id = p_id and a.beneficiary_id = p_user
    and a.amount_minor = p_amount and a.currency = p_currency and a.state = 'AGREED');
end $$;

create or replace function payout_is_verified(p_id uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from approval a where a.act = 'payout.pay' and a.subject_id = p_id and a.state = 'AGREED' and a.verified_at is not null);
end $$;

-- While payouts are stopped none begins to be sent, whatever a plan had seen.
create or replace function payouts_run(p_gateway text) returns boolean language plpgsql stable as $$
begin
  return not exists (select from payout_switch g where g.gateway = p_gateway and g.stopped_at is not null);
end $$;

-- Within the bounds of one payout, at the fee of the first band that covers it, as `payoutFee` in lib/payouts/limits.ts.
create or replace function payout_fits_settings(p_amount bigint, p_fee bigint) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
declare
  bounds jsonb := setting_in_force('payouts');
begin
  return p_amount between (bounds->>'leastMinor')::bigint and (bounds->>'mostMinor')::bigint
    and p_fee = (
      select (band->>'feeMinor')::bigint from jsonb_array_elements(setting_in_force('payout_fees')->'bands') with ordinality as b (band, n)
      where band->>'untilMinor' is null or p_amount <= (band->>'untilMinor')::bigint order by n limit 1)
    or decide_again('payout settings');
end $$;

-- How long a payout that is asked for now is held, and why: the longest of a first payout to its account, and of what holds its
-- owner's payouts. As `holdOf` in lib/payouts/rules.ts.
create or replace function payout_held(p_user uuid, p_account uuid) returns table (until timestamptz, reason text)
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return query select h.until, h.reason from (
    select app_now() + make_interval(hours => (setting_in_force('payouts')->>'holdHours')::int), 'new_account'
    where not exists (select from payout p where p.user_id = p_user and p.bank_account_id = p_account and p.state = 'PAID')
    union all
    select r.until, case r.subject_kind when 'phone_change' then 'phone_changed' else 'restricted' end
    from restriction r where r.user_id = p_user and r.kind = 'no_payout' and restriction_binds(r.state, r.until)) h (until, reason)
  where h.until > app_now() order by h.until desc limit 1;
end $$;
