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

-- While payouts are stopped none begins to be sent, whatever a plan had seen.
create or replace function payouts_run(p_gateway text) returns boolean language plpgsql stable as $$
begin
  return not exists (select from payout_switch g where g.gateway = p_gateway and g.stopped_at is not null);
end $$;
