-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Deposits as the gateway knows them.
create or replace view deposit_record with (security_invoker = true) as
  select id, version, user_id, gateway, reference, gateway_reference, gateway_record_id, state, currency, paid_minor,
    gateway_fee_minor, created_at, paid_at
  from deposit;

-- Refunds as the gateway knows them.
create or replace view refund_record with (security_invoker = true) as
  select id, deposit_id, gateway, gateway_record_id, state, currency, amount_minor, from_quarantine, created_at,
    sending_at, ended_at
  from refund;

-- Chargebacks as the gateway knows them.
create or replace view chargeback_record with (security_invoker = true) as
  select id, deposit_id, user_id, gateway, gateway_record_id, state, currency, amount_minor, created_at, due_at, response
  from chargeback;

-- Accounts at which people receive transfers.
create or replace view receiving_account with (security_invoker = true) as
  select id, user_id, gateway, gateway_record_id, account_number, created_at
  from virtual_account;
