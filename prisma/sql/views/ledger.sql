-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Accounts with the balance that is folded; see account_balance for the exact one.
create or replace view ledger_account with (security_invoker = true) as
  select id, kind, subject_kind, owner_id, currency, balance, created_at
  from account;

-- Transfers, in the order in which they were posted.
create or replace view ledger_transfer with (security_invoker = true) as
  select id, posting_id, kind, subject_kind, subject_id, debit_account_id, credit_account_id, currency, amount_minor, debit_after,
    credit_after, reverses, created_at
  from transfer;

-- Postings that were reversed, and by which.
create or replace view reversed_posting with (security_invoker = true) as
  select reverses as id, posting_id as by_id from posting_reversal;

-- What each check of the ledger has found.
create or replace view ledger_check_run with (security_invoker = true) as
  select id, findings, rules, duration_ms, at
  from ledger_check;

-- What people may spend, by currency.
create or replace view wallet_balance with (security_invoker = true) as
  select owner_id as user_id, currency, balance from account where kind = 'WALLET';
