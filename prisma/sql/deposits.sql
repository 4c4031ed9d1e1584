-- What the deposit machine asks about settings and approvals.

create or replace function release_needs_two_people(p_amount bigint) returns boolean language plpgsql stable as $$
begin
  return p_amount >= (setting_in_force('deposits')->>'twoPeopleFromMinor')::bigint;
end $$;

-- In this commit: what was agreed to is done at once, or never.
create or replace function release_is_agreed(p_id uuid, p_user uuid, p_amount bigint, p_currency text) returns boolean language plpgsql stable as $$
begin
  return exists (select from approval a where a.act = 'deposit.release' and a.subject_kind = 'deposit' and a.subject_id = p_id
    and a.beneficiary_id = p_user and a.amount_minor = p_amount and a.currency = p_currency and a.state = 'AGREED' and a.ended_at = app_now());
end $$;
