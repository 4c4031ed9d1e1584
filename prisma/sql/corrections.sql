-- What the machines of corrections and of the insurance fund ask about other rows.

-- Of a dispute the trade that it is about: both are one case.
create or replace function case_key(p_kind text, p_id uuid) returns uuid language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce((select d.trade_id from dispute_overview d where p_kind = 'dispute' and d.id = p_id), p_id);
end $$;

-- Whether a person is a party of the case, or its owner.
create or replace function is_case_of(p_kind text, p_id uuid, p_user uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return case p_kind
    when 'trade' then exists (select from trade_overview t where t.id = p_id and p_user in (t.buyer_id, t.seller_id))
    when 'dispute' then exists (select from dispute_overview d join trade_overview t on t.id = d.trade_id
      where d.id = p_id and p_user in (t.buyer_id, t.seller_id))
    when 'deposit' then exists (select from deposit_record d where d.id = p_id and d.user_id = p_user)
    when 'payout' then exists (select from payout_record p where p.id = p_id and p.user_id = p_user)
    else false end;
end $$;

-- A ruling decides about what is in dispute.
create or replace function is_in_dispute(p_root uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from dispute_overview d where d.trade_id = p_root and d.state <> 'CLOSED');
end $$;

-- What the fund holds, and what is left of it for a case and for this month in Lagos. What was reversed counts no more.
create or replace function insurance_room(p_currency text, p_root uuid) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
declare
  bounds jsonb := setting_in_force('insurance');
  month timestamptz := date_trunc('month', app_now() at time zone 'Africa/Lagos') at time zone 'Africa/Lagos';
  fund bigint;
  since bigint;
  of_case bigint;
  of_month bigint;
begin
  select a.balance into fund from ledger_account a where a.kind = 'INSURANCE' and a.currency = p_currency;
  select coalesce(sum(case when t.credit_account_id = a.id then t.amount_minor else -t.amount_minor end), 0) into since
    from ledger_account a join ledger_transfer t on a.id in (t.debit_account_id, t.credit_account_id)
    where a.kind = 'INSURANCE' and a.currency = p_currency and t.created_at >= month;
  select coalesce(sum(c.amount_minor) filter (where c.case_key = p_root), 0), coalesce(sum(c.amount_minor) filter (where c.created_at >= month), 0)
    into of_case, of_month
    from correction c where c.act = 'insurance.pay' and c.currency = p_currency and (c.case_key = p_root or c.created_at >= month)
      and not exists (select from reversed_posting v where v.id = c.posting_id);
  return jsonb_build_object('fund', coalesce(fund, 0)::text,
    'ofCase', ((bounds->>'caseMostMinor')::bigint - of_case)::text,
    'ofMonth', (div((coalesce(fund, 0) - since) * (bounds->>'monthMostBps')::numeric, 10000)::bigint - of_month)::text);
end $$;

-- Checked once the payment is posted: a concurrent payment waits for the lock on the fund's account.
create or replace function insurance_fits(p_currency text, p_root uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
declare
  room jsonb := insurance_room(p_currency, p_root);
begin
  return (room->>'ofCase')::bigint >= 0 and (room->>'ofMonth')::bigint >= 0 or decide_again('insurance');
end $$;

-- Until when the last share counted commission.
create or replace function insurance_shared_until(p_currency text) returns timestamptz language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce((select max(s.until) from insurance_share s where s.currency = p_currency), '2000-01-01');
end $$;

-- Less what was given back.
create or replace function commission_between(p_currency text, p_since timestamptz, p_until timestamptz) returns bigint language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select greatest(coalesce(sum(case when t.credit_account_id = a.id then t.amount_minor else -t.amount_minor end), 0), 0)
    from ledger_account a join ledger_transfer t on a.id in (t.credit_account_id, t.debit_account_id)
    where a.kind = 'FEES' and a.currency = p_currency and t.kind in ('commission', 'fee_given_back') and t.created_at >= p_since
      and t.created_at < p_until);
end $$;

-- Its share of a commission, rounded down, up to the fund's target.
create or replace function insurance_share_of(p_currency text, p_commission bigint) returns bigint language plpgsql stable set search_path = public, pg_temp as $$
declare
  bounds jsonb := setting_in_force('insurance');
begin
  return least(div(p_commission * (bounds->>'shareBps')::numeric, 10000)::bigint,
    greatest((bounds->>'targetMinor')::bigint - coalesce((select balance from ledger_account where kind = 'INSURANCE' and currency = p_currency), 0), 0));
end $$;
