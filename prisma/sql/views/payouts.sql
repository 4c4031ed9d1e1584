-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Withdrawals, with where they went.
create or replace view payout_record with (security_invoker = true) as
  select id, user_id, gateway, reference, state, currency, amount_minor, fee_minor, gateway_fee_minor,
    gateway_record_id, bank_name, account_number, account_name, created_at, hold_until, sending_at, paid_at, ended_at
  from payout;

-- Bank accounts of people.
create or replace view bank_account_record with (security_invoker = true) as
  select id, user_id, bank_name, account_number, account_name, created_at, removed_at
  from bank_account;

-- Banks that money can be sent to.
create or replace view bank_directory with (security_invoker = true) as
  select code, name, active
  from bank;

-- Pairs of people who have or had the same bank account for withdrawals.
create or replace view bank_account_link with (security_invoker = true) as
  select one.user_id, other.user_id as linked_id
  from bank_account one
    join bank_account other on other.account_number = one.account_number and other.bank_code = one.bank_code and other.user_id <> one.user_id;
