-- What always holds of money (L1-L7 of the domain), held by the database whoever writes.

-- For rows that are never changed.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;

-- One row a transfer: balanced by construction. Amounts are positive, accounts differ.
alter table transfer
  add constraint amount_positive check (amount_minor > 0),
  add constraint two_accounts check (debit_account_id <> credit_account_id);

create sequence transfer_id_seq;

alter table account
  set (fillfactor = 50), -- keeps balance updates heap-only
  add constraint balance_not_negative check (may_go_negative or balance >= 0);

-- How an account is kept follows from its kind. A trigger, because a check would be worked out again at every update.
create function mirrors_outside(kind account_kind) returns boolean language sql immutable
return kind in ('GATEWAY', 'BANK', 'GATEWAY_FEES', 'PROMOTIONS', 'CHARGEBACK_LOSS', 'ADJUSTMENTS');

create function account_kind_decides() returns trigger language plpgsql as $$
begin
  new.may_go_negative := mirrors_outside(new.kind);
  new.mode := case when new.may_go_negative then 'DELTA' when new.kind = 'FEES' then 'CREDIT_DELTA' else 'EXACT' end;
  new.balance := 0;
  return new;
end $$;
create trigger kind_decides before insert on account for each row execute function account_kind_decides();
create trigger kind_is_fixed before update of id, kind, owner_id, currency, mode, may_go_negative on account
  for each row execute function refuse_change();

create unique index reversed_once on transfer (reverses) where reverses is not null;
create unique index posting_reversed_once on posting (reverses) where reverses is not null;
create unique index approval_used_once on posting (approval_id) where approval_id is not null;

insert into transfer_kind (name, debit_kind, credit_kind, two_people) values
  ('deposit_credit',      'GATEWAY',         'WALLET',          false),
  ('gateway_fee',         'GATEWAY_FEES',    'GATEWAY',         false),
  ('gateway_fee_return',  'GATEWAY',         'GATEWAY_FEES',    false),
  ('deposit_quarantine',  'GATEWAY',         'QUARANTINE',      false),
  ('quarantine_release',  'QUARANTINE',      'WALLET',          false),
  ('quarantine_return',   'QUARANTINE',      'GATEWAY',         false),
  ('refund_hold',         'WALLET',          'REFUND_PENDING',  false),
  ('refund_paid',         'REFUND_PENDING',  'GATEWAY',         false),
  ('refund_failed',       'REFUND_PENDING',  'WALLET',          false),
  ('escrow_hold',         'WALLET',          'ESCROW',          false),
  ('escrow_release',      'ESCROW',          'WALLET',          false),
  ('escrow_refund',       'ESCROW',          'WALLET',          false),
  ('commission',          'ESCROW',          'FEES',            false),
  ('insurance_share',     'FEES',            'INSURANCE',       false),
  ('insurance_payment',   'INSURANCE',       'WALLET',          true),
  ('payout_hold',         'WALLET',          'PAYOUT_PENDING',  false),
  ('payout_paid',         'PAYOUT_PENDING',  'GATEWAY',         false),
  ('payout_fee',          'PAYOUT_PENDING',  'FEES',            false),
  ('payout_return',       'PAYOUT_PENDING',  'WALLET',          false),
  ('payout_reversal',     'GATEWAY',         'WALLET',          false),
  ('payout_fee_return',   'FEES',            'WALLET',          false),
  ('gateway_settlement',  'BANK',            'GATEWAY',         false),
  ('gateway_top_up',      'GATEWAY',         'BANK',            false),
  ('chargeback_hold',     'WALLET',          'CHARGEBACK_HOLD', false),
  ('chargeback_won',      'CHARGEBACK_HOLD', 'WALLET',          false),
  ('chargeback_lost',     'CHARGEBACK_HOLD', 'GATEWAY',         false),
  ('chargeback_loss',     'CHARGEBACK_LOSS', 'GATEWAY',         false),
  ('chargeback_recovery', 'WALLET',          'CHARGEBACK_LOSS', false),
  ('adjustment_credit',   'ADJUSTMENTS',     'WALLET',          true),
  ('adjustment_debit',    'WALLET',          'ADJUSTMENTS',     true),
  ('boost',               'WALLET',          'FEES',            false),
  ('coupon_to_wallet',    'PROMOTIONS',      'WALLET',          false),
  ('coupon_to_escrow',    'PROMOTIONS',      'ESCROW',          false);

-- Folds waiting deltas into an account whose row the caller has locked.
create function fold_account(p_account bigint) returns void language plpgsql as $$
declare folded bigint;
begin
  with taken as (delete from balance_delta where account_id = p_account returning amount_minor)
  select sum(amount_minor) into folded from taken;
  if folded is not null then
    update account set balance = balance + folded where id = p_account;
  end if;
end $$;

-- Folds every account that has deltas waiting. Run every second or so.
create function fold_deltas() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare waiting bigint;
begin
  for waiting in select distinct account_id from balance_delta order by 1 loop
    perform 1 from account where id = waiting for no key update;
    perform fold_account(waiting);
  end loop;
end $$;

-- The only thing that changes a balance. Answers the balance after, or null where it is kept by deltas.
create function move_balance(p_account bigint, p_mode account_mode, p_amount bigint) returns bigint language plpgsql as $$
declare after bigint;
begin
  if p_mode = 'DELTA' or (p_mode = 'CREDIT_DELTA' and p_amount > 0) then
    insert into balance_delta (account_id, amount_minor) values (p_account, p_amount);
    return null;
  end if;
  if p_mode = 'CREDIT_DELTA' then
    perform 1 from account where id = p_account for no key update;
    perform fold_account(p_account);
  end if;
  update account set balance = balance + p_amount where id = p_account returning balance into after;
  return case when p_mode = 'EXACT' then after end;
end $$;

-- L7: a reversal mirrors a transfer of the posting that its own names, once.
create function reversal_must_mirror(t transfer) returns void language plpgsql as $$
begin
  if not exists (
    select from transfer o where o.id = t.reverses and o.reverses is null and o.kind = t.kind and o.amount_minor = t.amount_minor
      and o.debit_account_id = t.credit_account_id and o.credit_account_id = t.debit_account_id
      and o.posting_id = (select p.reverses from posting p where p.id = t.posting_id)) then
    raise exception 'transfer % is not mirrored', t.reverses using errcode = '23514';
  end if;
end $$;

-- Belongs to one trade, payout, refund, deposit or case, and appears only in that one's postings (L6).
create function has_subject(kind account_kind) returns boolean language sql immutable
return kind in ('ESCROW', 'PAYOUT_PENDING', 'REFUND_PENDING', 'QUARANTINE', 'CHARGEBACK_HOLD');

create function transfer_apply() returns trigger language plpgsql as $$
declare
  f record;
begin
  select k.debit_kind, k.credit_kind, k.two_people, d.kind as from_kind, d.owner_id as from_owner, d.mode as from_mode,
      c.kind as to_kind, c.owner_id as to_owner, c.mode as to_mode
    into f from transfer_kind k, account d, account c
    where k.name = new.kind and d.id = new.debit_account_id and d.currency = new.currency
      and c.id = new.credit_account_id and c.currency = new.currency;
  if not found then
    raise exception 'no such kind or account: % in %', new.kind, new.currency using errcode = '23503';
  end if;
  if new.reverses is not null then
    perform reversal_must_mirror(new);
  elsif f.from_kind <> f.debit_kind or f.to_kind <> f.credit_kind then
    raise exception 'a % cannot go from % to %', new.kind, f.from_kind, f.to_kind using errcode = '23514';
  end if;
  -- both who agreed get nothing of it, and what allows a reversal allows nothing else
  if (f.two_people or new.reverses is not null) and not exists (
      select from posting p join approval a on a.id = p.approval_id
      where p.id = new.posting_id and (p.reverses is null or new.reverses is not null)
        and (f.to_kind <> 'WALLET' or f.to_owner not in (a.creator_id, a.approver_id))) then
    raise exception 'a % needs an approval', new.kind using errcode = '23514';
  end if;
  if has_subject(f.from_kind) and f.from_owner is distinct from new.subject_id
      or has_subject(f.to_kind) and f.to_owner is distinct from new.subject_id then
    raise exception 'a % of another %', new.kind, f.from_kind using errcode = '23514';
  end if;
  if new.debit_account_id < new.credit_account_id then -- in id order, so that two transfers cannot wait for each other
    new.debit_after := move_balance(new.debit_account_id, f.from_mode, -new.amount_minor);
    new.credit_after := move_balance(new.credit_account_id, f.to_mode, new.amount_minor);
  else
    new.credit_after := move_balance(new.credit_account_id, f.to_mode, new.amount_minor);
    new.debit_after := move_balance(new.debit_account_id, f.from_mode, -new.amount_minor);
  end if;
  new.id := nextval('transfer_id_seq'); -- after the locks: id order is balance order
  return new;
end $$;
create trigger apply before insert on transfer for each row execute function transfer_apply();

-- Two people (L7): whoever asked, whoever agreed and whoever gains are three different people.
alter table approval add constraint three_people check (
  creator_id <> approver_id and beneficiary_id is distinct from creator_id
  and (approver_id is null or beneficiary_id is distinct from approver_id));

create function approval_must_hold() returns trigger language plpgsql as $$
begin
  if not exists (
    select from approval a where a.id = new.approval_id and a.act = new.act and a.subject_id is not distinct from new.subject_id
      and a.reverses is not distinct from new.reverses and a.approver_id is not null) then
    raise exception 'approval % does not allow %', new.approval_id, new.act using errcode = '23514';
  end if;
  return new;
end $$;
create trigger approved before insert on posting for each row when (new.approval_id is not null) execute function approval_must_hold();

-- L2: history is never changed; a mistake is mended by a reversing posting.
create trigger append_only before update or delete on transfer for each row execute function refuse_change();
create trigger append_only before update or delete on posting for each row execute function refuse_change();
create trigger append_only before update or delete on timeline for each row execute function refuse_change();
create trigger append_only before update or delete on audit for each row execute function refuse_change();
create trigger no_delete before delete on account for each row execute function refuse_change();
create trigger no_truncate before truncate on transfer for each statement execute function refuse_change();
create trigger no_truncate before truncate on posting for each statement execute function refuse_change();
create trigger no_truncate before truncate on timeline for each statement execute function refuse_change();
create trigger no_truncate before truncate on audit for each statement execute function refuse_change();
create trigger no_truncate before truncate on account for each statement execute function refuse_change();

-- The double entry as accountants read it: two signed rows a transfer.
create view entry as
  select id as transfer_id, debit_account_id as account_id, currency, -amount_minor as amount_minor, debit_after as balance_after,
    kind, subject_id, posting_id, created_at from transfer
  union all
  select id, credit_account_id, currency, amount_minor, credit_after, kind, subject_id, posting_id, created_at from transfer;

-- Exact at any moment, whatever is still waiting to be folded.
create view account_balance as
  select a.id, a.kind, a.owner_id, a.currency,
    a.balance + coalesce((select sum(d.amount_minor) from balance_delta d where d.account_id = a.id), 0)::bigint as balance
  from account a;
