-- How accounts are kept. EXACT: each transfer updates the balance. DELTA: each adds a row that is folded in later. CREDIT_DELTA:
-- credits add a row; a debit locks, folds and checks.

create or replace function mirrors_outside(kind account_kind) returns boolean language sql immutable
return kind in ('GATEWAY', 'BANK', 'GATEWAY_FEES', 'CHARGEBACK_LOSS', 'ADJUSTMENTS', 'PROMOTIONS', 'CARRIER');

create or replace function mode_of(kind account_kind) returns account_mode language sql immutable
return case when kind in ('WALLET', 'HOLD', 'INSURANCE') then 'EXACT'::account_mode when kind = 'FEES' then 'CREDIT_DELTA' else 'DELTA' end;

-- The owner of the account that mirrors a gateway's balance.
create or replace function gateway_account(p_gateway text) returns uuid language sql immutable
return case p_gateway when 'paystack' then '00000000-0000-0000-0000-0000000000a1'::uuid end;

-- The owner of the account of what we owe a carrier.
create or replace function carrier_account(p_carrier text) returns uuid language sql immutable
return case p_carrier when 'terminal_africa' then '00000000-0000-0000-0000-0000000000c1'::uuid end;

-- The fee on an amount by a rule (n of d parts, rounded half up or down), in minor units. As lib/money/fees.ts.
create or replace function fee_of(amount bigint, rule jsonb) returns bigint language sql immutable
return (case rule->>'round' when 'down' then div(amount * (rule->>'n')::numeric, (rule->>'d')::numeric)
  else div(2 * amount * (rule->>'n')::numeric + (rule->>'d')::numeric, 2 * (rule->>'d')::numeric) end)::bigint;

-- One rule for lines with rules of their own, as `feeRuleOfLines` in lib/money/fees.ts: each line's rate weighs as much as its amount.
create or replace function fee_rule_of_lines(rules jsonb[], minor bigint[]) returns jsonb language sql immutable as $$
  select case when rules[1] = all (rules) then rules[1] when count(distinct (rule->'d', rule->'round')) = 1
    then jsonb_build_object('n', sum((rule->>'n')::numeric * amount), 'd', sum(amount) * min((rule->>'d')::numeric), 'round', min(rule->>'round')) end
  from unnest(rules, minor) as line (rule, amount)
$$;

-- An account, and a transfer, as plans write them: what a plan posts is compared by this.
create or replace function account_text(a account) returns text language sql immutable
return '["' || a.kind || '", "' || a.subject_kind || '", "' || a.owner_id || '", "' || a.currency || '"]';

create or replace function leg_text(kind text, subject uuid, debit account, credit account) returns text language sql immutable
return kind || ' ' || subject || ' ' || account_text(debit) || account_text(credit);

-- Folds waiting deltas into an account whose row the caller has locked.
create or replace function fold_account(p_account bigint) returns void language plpgsql as $$
declare folded bigint;
begin
  with taken as (delete from balance_delta where account_id = p_account returning amount_minor)
  select sum(amount_minor) into folded from taken;
  if folded is not null then
    update account set balance = balance + folded where id = p_account;
  end if;
end $$;

-- Folds every account that has deltas waiting. Run every second or so.
create or replace function fold_deltas() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare waiting bigint;
begin
  for waiting in select distinct account_id from balance_delta order by 1 loop
    perform 1 from account where id = waiting for no key update;
    perform fold_account(waiting);
  end loop;
end $$;

-- The double entry as accountants read it: two signed rows a transfer.
create or replace view entry as
  select id as transfer_id, debit_account_id as account_id, currency, -amount_minor as amount_minor, debit_after as balance_after,
    kind, subject_kind, subject_id, posting_id, created_at from transfer
  union all
  select id, credit_account_id, currency, amount_minor, credit_after, kind, subject_kind, subject_id, posting_id, created_at from transfer;

-- Exact at any moment, whatever is still waiting to be folded.
create or replace view account_balance as
  select a.id, a.kind, a.subject_kind, a.owner_id, a.currency,
    a.balance + coalesce((select sum(d.amount_minor) from balance_delta d where d.account_id = a.id), 0)::bigint as balance
  from account a;
