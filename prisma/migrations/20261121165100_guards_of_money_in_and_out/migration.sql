-- What always holds of money that comes in, leaves and goes back: who may write which row, which state may follow which, and
-- what an account holds in each state. A plan that breaks one of these is a bug, and leaves nothing.

alter table payout set (fillfactor = 70),
  add constraint amount_positive check (amount_minor > 0),
  add constraint fee_not_negative check (fee_minor >= 0),
  add constraint ended_when_final check ((state in ('CANCELLED', 'REJECTED', 'FAILED', 'REVERSED')) = (ended_at is not null)),
  add constraint paid_is_recorded check (state not in ('PAID', 'REVERSED') or (gateway_record_id is not null and paid_at is not null)),
  add foreign key (user_id) references app_user (id),
  add foreign key (bank_account_id) references bank_account (id);
alter table refund
  add constraint amount_positive check (amount_minor > 0),
  add constraint ended_when_final check ((state in ('DONE', 'FAILED')) = (ended_at is not null)),
  add foreign key (deposit_id) references deposit (id);
alter table chargeback
  add constraint amounts_fit check (amount_minor > 0 and held_minor between 0 and amount_minor and loss_minor between 0 and amount_minor - held_minor
    and recovered_minor between 0 and loss_minor),
  add constraint closed_when_over check ((state <> 'OPEN') = (closed_at is not null)),
  add foreign key (deposit_id) references deposit (id);
alter table settlement
  add constraint amount_positive check (amount_minor > 0),
  add constraint known_direction check (direction in ('settled', 'topped_up'));
alter table bank_account add foreign key (user_id) references app_user (id);
alter table virtual_account add foreign key (user_id) references app_user (id);
alter table deposit
  drop constraint paid_is_recorded,
  add constraint paid_is_recorded check (
    state in ('INITIATED', 'FAILED', 'EXPIRED') or (paid_minor > 0 and gateway_record_id is not null and paid_at is not null)),
  add constraint known_name_match check (name_match in ('match', 'mismatch', 'unknown')),
  add foreign key (virtual_account_id) references virtual_account (id);

create unique index one_bank_account_each on bank_account (user_id, bank_code, account_number) where removed_at is null;
create unique index one_default_account on bank_account (user_id) where is_default and removed_at is null;
create unique index one_virtual_account_each on virtual_account (user_id, gateway) where closed_at is null;
create unique index one_refund_a_deposit on refund (deposit_id) where state <> 'FAILED';
create unique index one_open_request on approval (act, subject_id) where approver_id is null and ended_at is null;

-- What the clock looks for, what staff wait on, and the history of one matter: its postings in order.
create index payout_due on payout (check_at) where check_at is not null;
create index payout_hold_due on payout (hold_until) where state = 'HELD';
create index payout_open on payout (state, created_at) where ended_at is null and state not in ('PAID');
create index refund_due on refund (check_at) where check_at is not null;
create index refund_open on refund (created_at) where ended_at is null;
create index chargeback_due on chargeback (check_at) where check_at is not null;
create index chargeback_open on chargeback (due_at) where state = 'OPEN';
create index chargeback_owed on chargeback (user_id) where recovered_minor < loss_minor;
create index virtual_account_due on virtual_account (check_at) where check_at is not null;
create index deposit_quarantined on deposit (created_at) where state = 'QUARANTINED';
create index deposit_paid_at on deposit (paid_at) where paid_at is not null;
create index posting_by_subject on posting (subject_id, id) where subject_kind in ('deposit', 'payout', 'refund', 'chargeback');

insert into payout_gate (id, gateway) values ('00000000-0000-0000-0000-0000000000a1', 'paystack');

-- A payout above the threshold is paid only under an agreement of two people.
insert into transfer_kind (name, debit_kind, credit_kind, two_people) values
  ('payout_paid_agreed', 'PAYOUT_PENDING', 'GATEWAY', true);

-- L10: which state may follow which.
create table machine_move (machine text, from_state text, to_state text, primary key (machine, from_state, to_state));
insert into machine_move values
  ('deposit', 'INITIATED', 'PAID'), ('deposit', 'INITIATED', 'FAILED'), ('deposit', 'INITIATED', 'EXPIRED'),
  ('deposit', 'FAILED', 'PAID'), ('deposit', 'EXPIRED', 'PAID'),
  ('deposit', 'QUARANTINED', 'PAID'), ('deposit', 'QUARANTINED', 'REFUNDED'),
  ('deposit', 'PAID', 'REFUNDING'), ('deposit', 'REFUNDING', 'REFUNDED'), ('deposit', 'REFUNDING', 'PAID'),
  ('deposit', 'PAID', 'CHARGEBACK_OPEN'), ('deposit', 'CHARGEBACK_OPEN', 'PAID'), ('deposit', 'CHARGEBACK_OPEN', 'CHARGED_BACK'),
  ('payout', 'REQUESTED', 'HELD'), ('payout', 'REQUESTED', 'REVIEW'), ('payout', 'REQUESTED', 'QUEUED'),
  ('payout', 'REQUESTED', 'CANCELLED'), ('payout', 'REQUESTED', 'REJECTED'),
  ('payout', 'HELD', 'REVIEW'), ('payout', 'HELD', 'QUEUED'), ('payout', 'HELD', 'CANCELLED'), ('payout', 'HELD', 'REJECTED'),
  ('payout', 'REVIEW', 'QUEUED'), ('payout', 'REVIEW', 'CANCELLED'), ('payout', 'REVIEW', 'REJECTED'),
  ('payout', 'QUEUED', 'SENDING'), ('payout', 'QUEUED', 'CANCELLED'), ('payout', 'QUEUED', 'REJECTED'),
  ('payout', 'SENDING', 'SENT'), ('payout', 'SENDING', 'PAID'), ('payout', 'SENDING', 'FAILED'),
  ('payout', 'SENT', 'PAID'), ('payout', 'SENT', 'FAILED'), ('payout', 'PAID', 'REVERSED'),
  ('refund', 'REQUESTED', 'SENDING'), ('refund', 'REQUESTED', 'FAILED'),
  ('refund', 'SENDING', 'SENT'), ('refund', 'SENDING', 'DONE'), ('refund', 'SENDING', 'NEEDS_ATTENTION'), ('refund', 'SENDING', 'FAILED'),
  ('refund', 'SENT', 'DONE'), ('refund', 'SENT', 'NEEDS_ATTENTION'), ('refund', 'SENT', 'FAILED'),
  ('refund', 'NEEDS_ATTENTION', 'SENT'), ('refund', 'NEEDS_ATTENTION', 'DONE'), ('refund', 'NEEDS_ATTENTION', 'FAILED'),
  ('chargeback', 'OPEN', 'WON'), ('chargeback', 'OPEN', 'LOST');

create function move_must_be_legal() returns trigger language plpgsql as $$
begin
  if not exists (select from machine_move where machine = tg_table_name and from_state = old.state::text and to_state = new.state::text) then
    raise exception 'a % cannot go from % to %', tg_table_name, old.state, new.state using errcode = '23514';
  end if;
  return new;
end $$;
create trigger legal_move before update of state on deposit for each row when (old.state <> new.state) execute function move_must_be_legal();
create trigger legal_move before update of state on payout for each row when (old.state <> new.state) execute function move_must_be_legal();
create trigger legal_move before update of state on refund for each row when (old.state <> new.state) execute function move_must_be_legal();
create trigger legal_move before update of state on chargeback for each row when (old.state <> new.state) execute function move_must_be_legal();

-- While payouts are stopped none begins to be sent, whatever a plan had seen.
create function gate_must_be_open() returns trigger language plpgsql as $$
begin
  if exists (select from payout_gate g where g.gateway = new.gateway and g.stopped_at is not null) then
    raise exception 'payouts through % are stopped', new.gateway using errcode = '23514';
  end if;
  return new;
end $$;
create trigger gate_is_open before update of state on payout for each row
  when (old.state <> 'SENDING' and new.state = 'SENDING') execute function gate_must_be_open();

-- The value of a setting that is in force.
create function setting_in_force(p_name text) returns jsonb language plpgsql stable as $$
declare in_force jsonb;
begin
  select value into in_force from setting where name = p_name and effective_from <= app_now() order by effective_from desc limit 1;
  return in_force;
end $$;

create function payout_needs_two_people(p_amount bigint) returns boolean language plpgsql stable as $$
begin
  return p_amount >= (setting_in_force('payouts')->>'twoPeopleFromMinor')::bigint;
end $$;

-- L6: what the account of a deposit, a payout, a refund or a case holds in its state; and a payout for which two people are
-- needed does not leave without them.
create function money_must_hold(p_kind text, p_id uuid) returns void language plpgsql as $$
declare
  due bigint;
  holder account_kind;
  held bigint;
  is_agreed boolean := true;
begin
  case p_kind
    when 'deposit' then
      select case state when 'QUARANTINED' then paid_minor else 0 end into due from deposit where id = p_id;
      holder := 'QUARANTINE';
    when 'payout' then
      select case when state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then amount_minor + fee_minor else 0 end,
          not t.two_people or state not in ('QUEUED', 'SENDING', 'SENT', 'PAID') or exists (
            select from approval a where a.act = 'wallet.pay_payout' and a.subject_id = p_id and a.beneficiary_id = t.user_id
              and a.approver_id is not null and a.ended_at is null)
        into due, is_agreed from payout t where id = p_id;
      holder := 'PAYOUT_PENDING';
    when 'refund' then
      select case when from_quarantine or state in ('DONE', 'FAILED') then 0 else amount_minor end into due from refund where id = p_id;
      holder := 'REFUND_PENDING';
    when 'chargeback' then
      select case state when 'OPEN' then held_minor else 0 end into due from chargeback where id = p_id;
      holder := 'CHARGEBACK_HOLD';
    else return;
  end case;
  if due is null then
    raise exception 'there is no % %', p_kind, p_id using errcode = '23503';
  end if;
  select balance into held from account where kind = holder and owner_id = p_id and currency = 'NGN';
  if coalesce(held, 0) <> due then
    raise exception 'the % of % % holds % and not %', holder, p_kind, p_id, coalesce(held, 0), due using errcode = '23514';
  end if;
  if not is_agreed then
    raise exception 'payout % has not been agreed to by two people', p_id using errcode = '23514';
  end if;
end $$;

-- L7: a payout for which two people are needed is paid as one, and no other is.
create function payout_is_paid_as_agreed() returns trigger language plpgsql as $$
begin
  if (new.kind = 'payout_paid_agreed') is distinct from (select two_people from payout where id = new.subject_id) then
    raise exception 'payout % is not paid as it was agreed', new.subject_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger paid_as_agreed before insert on transfer for each row
  when (new.kind in ('payout_paid', 'payout_paid_agreed') and new.reverses is null) execute function payout_is_paid_as_agreed();

-- A plan makes and writes a trade, a payout, a case only where it is about that one; a deposit also where it is about what
-- becomes of it; a refund also where it is about the deposit in quarantine that it sends back.
create function subject_must_allow(p_kind text, p_subject uuid, p_table text, p_id uuid) returns void language plpgsql as $$
begin
  if (case
      when p_table = 'refund' and p_kind = 'deposit' then false
      when p_table in ('trade', 'payout', 'chargeback', 'refund') then (p_kind, p_subject) is distinct from (p_table, p_id)
      when p_table = 'deposit' and p_kind = 'deposit' then p_subject is distinct from p_id
      when p_table = 'deposit' then coalesce(p_kind, '') not in ('refund', 'chargeback')
    end) then
    raise exception 'a plan about another subject writes a %', p_table using errcode = '42501';
  end if;
end $$;

-- Of what an account is the own, and in whose postings alone it appears.
create function subject_kind_of(p_account_kind text) returns text language sql immutable
return case p_account_kind when 'ESCROW' then 'trade' when 'PAYOUT_PENDING' then 'payout' when 'REFUND_PENDING' then 'refund'
  when 'QUARANTINE' then 'deposit' when 'CHARGEBACK_HOLD' then 'chargeback' end;

-- The machines and the plan as before, with the new tables.

create or replace function lock_row(p_table text, p_id uuid) returns bigint language plpgsql as $$
declare v bigint;
begin
  case p_table
    when 'allowance' then select version into v from allowance where user_id = p_id for no key update;
    when 'offer' then select version into v from offer where id = p_id for no key update;
    when 'trade' then select version into v from trade where id = p_id for no key update;
    when 'dispute' then select version into v from dispute where id = p_id for no key update;
    when 'deposit' then select version into v from deposit where id = p_id for no key update;
    when 'payout' then select version into v from payout where id = p_id for no key update;
    when 'payout_gate' then select version into v from payout_gate where id = p_id for no key update;
    when 'refund' then select version into v from refund where id = p_id for no key update;
    when 'chargeback' then select version into v from chargeback where id = p_id for no key update;
    when 'approval' then select version into v from approval where id = p_id for no key update;
  end case;
  return v;
end $$;

create or replace function insert_row(p_table text, p_row jsonb, p_principal uuid, p_at timestamptz) returns void language plpgsql as $$
begin
  case p_table
    when 'offer' then
      insert into offer (id, seller_id, kind, network, face_value_minor, currency, price_minor, rate_bps, fee_rule, units_total, expires_at, created_at)
      select id, seller_id, kind, network, face_value_minor, currency, price_minor, rate_bps, fee_rule, units_total, expires_at, p_at
      from jsonb_populate_record(null::offer, p_row);
    when 'trade' then
      insert into trade (id, offer_id, buyer_id, seller_id, kind, network, face_value_minor, currency, price_minor, fee_rule, recipient_phone, day, moves, deadline_at, created_at)
      select id, offer_id, buyer_id, seller_id, kind, network, face_value_minor, currency, price_minor, fee_rule, recipient_phone, day, moves, deadline_at, p_at
      from jsonb_populate_record(null::trade, p_row);
    when 'dispute' then
      insert into dispute (id, trade_id, opened_by_id, reason, statement, created_at)
      select id, trade_id, opened_by_id, reason, statement, p_at from jsonb_populate_record(null::dispute, p_row);
    when 'deposit' then -- one that began at the gateway is paid, or in quarantine, when it is first heard of
      insert into deposit (id, user_id, gateway, reference, state, currency, asked_minor, return_to, check_at, expires_at, paid_minor,
        gateway_fee_minor, gateway_record_id, gateway_reference, virtual_account_id, channel, sender_name, sender_bank, sender_account,
        name_match, paid_at, created_at)
      select id, user_id, gateway, reference, coalesce(state, 'INITIATED'), currency, asked_minor, return_to, check_at, expires_at, paid_minor,
        gateway_fee_minor, gateway_record_id, gateway_reference, virtual_account_id, channel, sender_name, sender_bank, sender_account,
        name_match, paid_at, p_at
      from jsonb_populate_record(null::deposit, p_row);
    when 'payout' then -- whether two people must agree is not the plan's to say
      insert into payout (id, user_id, bank_account_id, gateway, reference, currency, amount_minor, fee_minor, bank_name, bank_code, account_number,
        account_name, two_people, hold_until, hold_reason, check_at, created_at)
      select id, user_id, bank_account_id, gateway, reference, currency, amount_minor, fee_minor, bank_name, bank_code, account_number,
        account_name, payout_needs_two_people(amount_minor), hold_until, hold_reason, check_at, p_at
      from jsonb_populate_record(null::payout, p_row);
    when 'refund' then -- who asks is who commits
      insert into refund (id, deposit_id, user_id, gateway, currency, amount_minor, from_quarantine, reason, requested_by_id, check_at, created_at)
      select id, deposit_id, user_id, gateway, currency, amount_minor, from_quarantine, reason, p_principal, check_at, p_at
      from jsonb_populate_record(null::refund, p_row);
    when 'chargeback' then
      insert into chargeback (id, deposit_id, user_id, gateway, gateway_record_id, currency, amount_minor, held_minor, category, due_at, check_at, created_at)
      select id, deposit_id, user_id, gateway, gateway_record_id, currency, amount_minor, held_minor, category, due_at, check_at, p_at
      from jsonb_populate_record(null::chargeback, p_row);
    when 'settlement' then
      insert into settlement (id, gateway, gateway_record_id, direction, currency, amount_minor, created_at)
      select id, gateway, gateway_record_id, direction, currency, amount_minor, p_at from jsonb_populate_record(null::settlement, p_row);
    when 'setting' then -- to the letter what two people have agreed to, and never for the time that is past
      insert into setting (id, name, value, effective_from, approval_id, created_at)
      select a.subject_id, a.detail->>'name', a.detail->'value', greatest((a.detail->>'effectiveFrom')::timestamptz, p_at), a.id, p_at
      from approval a where a.id = (p_row->>'approval_id')::uuid and a.act = 'admin.change_setting' and a.approver_id is not null and a.ended_at is null;
      if not found then
        raise exception 'nobody has agreed to this setting' using errcode = '23514';
      end if;
    when 'approval' then -- who asks is who commits
      insert into approval (id, act, subject_id, reverses, beneficiary_id, reason, detail, creator_id, created_at)
      select id, act, subject_id, reverses, beneficiary_id, reason, detail, p_principal, p_at from jsonb_populate_record(null::approval, p_row);
  end case;
end $$;

create or replace function write_row(p_table text, p_id uuid, p_set jsonb, p_principal uuid, p_at timestamptz) returns void language plpgsql as $$
begin
  case p_table
    when 'allowance' then
      perform only_columns(p_set, 'open_offers', 'day', 'traded_minor', 'payouts', 'frozen_at');
      update allowance set version = version + 1, open_offers = coalesce((p_set->>'open_offers')::int, open_offers),
        day = coalesce((p_set->>'day')::date, day), traded_minor = coalesce((p_set->>'traded_minor')::bigint, traded_minor),
        payouts = coalesce((p_set->>'payouts')::int, payouts),
        frozen_at = case when p_set ? 'frozen_at' then (p_set->>'frozen_at')::timestamptz else frozen_at end
        where user_id = p_id;
    when 'offer' then
      perform only_columns(p_set, 'state', 'units_held', 'units_sold', 'ended_at');
      update offer set version = version + 1, state = coalesce((p_set->>'state')::offer_state, state),
        units_held = coalesce((p_set->>'units_held')::int, units_held), units_sold = coalesce((p_set->>'units_sold')::int, units_sold),
        ended_at = coalesce((p_set->>'ended_at')::timestamptz, ended_at)
        where id = p_id;
    when 'trade' then
      perform only_columns(p_set, 'state', 'moves', 'begun_at', 'delivered_at', 'deadline_at', 'proposal', 'ended_at');
      update trade t set (state, moves, begun_at, delivered_at, deadline_at, proposal, ended_at, version) =
        (select n.state, n.moves, n.begun_at, n.delivered_at, n.deadline_at, n.proposal, n.ended_at, t.version + 1 from jsonb_populate_record(t, p_set) n)
        where id = p_id;
    when 'dispute' then
      perform only_columns(p_set, 'state', 'moderator_id', 'ruling', 'ruling_reason', 'closed_at');
      update dispute d set (state, moderator_id, ruling, ruling_reason, closed_at, version) =
        (select n.state, n.moderator_id, n.ruling, n.ruling_reason, n.closed_at, d.version + 1 from jsonb_populate_record(d, p_set) n)
        where id = p_id;
    when 'deposit' then
      perform only_columns(p_set, 'state', 'paid_minor', 'gateway_fee_minor', 'gateway_record_id', 'channel', 'failure', 'check_at', 'paid_at',
        'sender_name', 'sender_bank', 'sender_account', 'name_match');
      update deposit d set (state, paid_minor, gateway_fee_minor, gateway_record_id, channel, failure, check_at, paid_at,
          sender_name, sender_bank, sender_account, name_match, version) =
        (select n.state, n.paid_minor, n.gateway_fee_minor, n.gateway_record_id, n.channel, n.failure, n.check_at, n.paid_at,
            n.sender_name, n.sender_bank, n.sender_account, n.name_match, d.version + 1
          from jsonb_populate_record(d, p_set) n)
        where id = p_id;
    when 'payout' then
      perform only_columns(p_set, 'state', 'gateway_fee_minor', 'gateway_record_id', 'transfer_code', 'failure', 'check_at', 'sending_at', 'paid_at', 'ended_at');
      update payout t set (state, gateway_fee_minor, gateway_record_id, transfer_code, failure, check_at, sending_at, paid_at, ended_at, version) =
        (select n.state, n.gateway_fee_minor, n.gateway_record_id, n.transfer_code, n.failure, n.check_at, n.sending_at, n.paid_at, n.ended_at, t.version + 1
          from jsonb_populate_record(t, p_set) n)
        where id = p_id;
    when 'payout_gate' then
      perform only_columns(p_set, 'stopped_at', 'stopped_by_id');
      update payout_gate t set (stopped_at, stopped_by_id, version) =
        (select n.stopped_at, n.stopped_by_id, t.version + 1 from jsonb_populate_record(t, p_set) n)
        where id = p_id;
    when 'refund' then
      perform only_columns(p_set, 'state', 'gateway_record_id', 'failure', 'check_at', 'sending_at', 'ended_at');
      update refund t set (state, gateway_record_id, failure, check_at, sending_at, ended_at, version) =
        (select n.state, n.gateway_record_id, n.failure, n.check_at, n.sending_at, n.ended_at, t.version + 1 from jsonb_populate_record(t, p_set) n)
        where id = p_id;
    when 'chargeback' then
      perform only_columns(p_set, 'state', 'loss_minor', 'recovered_minor', 'due_at', 'response', 'evidence', 'responded_by_id', 'responded_at', 'check_at', 'closed_at');
      update chargeback t set (state, loss_minor, recovered_minor, due_at, response, evidence, responded_by_id, responded_at, check_at, closed_at, version) =
        (select n.state, n.loss_minor, n.recovered_minor, n.due_at, n.response, n.evidence, n.responded_by_id, n.responded_at, n.check_at, n.closed_at, t.version + 1
          from jsonb_populate_record(t, p_set) n)
        where id = p_id;
    when 'approval' then -- who agrees, or ends it, is who commits
      perform only_columns(p_set, 'ended');
      if p_set ? 'ended' then
        update approval set ended_by_id = p_principal, ended_at = p_at, version = version + 1 where id = p_id and approver_id is null and ended_at is null;
      else
        update approval set approver_id = p_principal, approved_at = p_at, version = version + 1 where id = p_id and approver_id is null and ended_at is null;
      end if;
  end case;
end $$;

create or replace function write_plan(p jsonb, p_principal uuid, p_accounts bigint[]) returns void language plpgsql as $$
declare
  about text := coalesce(p->'subject'->>'kind', '');
  subject uuid := (p->'subject'->>'id')::uuid;
  trade uuid := case when about = 'trade' then subject end; -- the only one that this plan may touch
  at timestamptz := app_now();
  list jsonb;
  item jsonb;
  new_posting bigint;
begin
  list := case when array_position(p_accounts, null) is not null then p->'open' end; -- nothing to open where all are there
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    insert into account (kind, owner_id, currency) values ((item->>'kind')::account_kind, (item->>'owner')::uuid, item->>'currency')
      on conflict do nothing;
  end loop;

  insert into posting (principal_id, key, request_hash, act, subject_kind, subject_id, result, reverses, approval_id, created_at)
  values (p_principal, p->>'key', decode(p->>'requestHash', 'hex'), p->>'act', p->'subject'->>'kind', subject, p->'result',
    (p->>'reverses')::bigint, (p->>'approval')::uuid, at)
  returning id into new_posting;

  list := p->'write'; -- before the rows that are made: an agreement is written, then what it allows
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    perform subject_must_allow(about, subject, item->>'table', (item->>'id')::uuid);
    perform write_row(item->>'table', (item->>'id')::uuid, item->'set', p_principal, at);
  end loop;
  list := p->'insert';
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    perform subject_must_allow(about, subject, item->>'table', (item->'row'->>'id')::uuid);
    perform insert_row(item->>'table', item->'row', p_principal, at);
  end loop;
  list := p->'transfers';
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    if coalesce(subject_kind_of(item->'from'->>0), about) <> about or coalesce(subject_kind_of(item->'to'->>0), about) <> about then
      raise exception 'a plan about another subject moves what it holds: %', item->>'kind' using errcode = '42501';
    end if;
    insert into transfer (posting_id, kind, subject_id, debit_account_id, credit_account_id, currency, amount_minor, reverses, created_at)
    values (new_posting, item->>'kind', subject,
      coalesce(p_accounts[2 * i + 1], account_id(item->'from'->>0, item->'from'->>1, item->>'currency')),
      coalesce(p_accounts[2 * i + 2], account_id(item->'to'->>0, item->'to'->>1, item->>'currency')),
      item->>'currency', (item->>'amount')::bigint, (item->>'reverses')::bigint, at);
  end loop;
  list := p->'timeline';
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    if (item->>'trade_id')::uuid is distinct from trade or (item->>'actor_id')::uuid is distinct from p_principal then
      raise exception 'a timeline of another trade or in another name' using errcode = '42501';
    end if;
    insert into timeline (trade_id, sequence, move, actor_id, actor_role, from_state, to_state, note, posting_id, at)
    values ((item->>'trade_id')::uuid, (item->>'sequence')::int, item->>'move', (item->>'actor_id')::uuid, item->>'actor_role',
      (item->>'from_state')::trade_state, (item->>'to_state')::trade_state, item->>'note', new_posting, at);
  end loop;
  list := p->'audit';
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    if (item->>'actor_id')::uuid is distinct from p_principal then
      raise exception 'an audit in another name' using errcode = '42501';
    end if;
    insert into audit (actor_id, act, subject_kind, subject_id, reason, detail, posting_id, at)
    values ((item->>'actor_id')::uuid, item->>'act', item->>'subject_kind', item->>'subject_id', item->>'reason', item->'detail', new_posting, at);
  end loop;
  list := p->'events';
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    insert into outbox (topic, payload, created_at) values (item->>'topic', item->'payload', at);
  end loop;
  if trade is not null then
    perform trade_must_hold(trade);
  elsif about in ('deposit', 'payout', 'refund', 'chargeback') then
    perform money_must_hold(about, subject);
    list := coalesce(p->'write', '[]') || coalesce(p->'insert', '[]'); -- a case or a refund writes its deposit, too
    for i in 0 .. jsonb_array_length(list) - 1 loop
      item := list->i;
      perform money_must_hold(item->>'table', coalesce(item->>'id', item->'row'->>'id')::uuid);
    end loop;
  end if;
end $$;

-- What the product comes with. Amounts in kobo as digits, rates in basis points, times in hours or minutes.
insert into setting (id, name, value, effective_from) values
  ('00000000-0000-0000-0000-000000000501', 'trade_limits', '{"BASIC": {"tradeMinor": "5000000", "dayMinor": "20000000"},
    "VERIFIED": {"tradeMinor": "100000000", "dayMinor": "500000000"}, "TRUSTED": {"tradeMinor": "1000000000", "dayMinor": "2500000000"}}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000502', 'commission', '{"rules": [{"bps": 150}]}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000503', 'airtime_price', '{"leastBps": 5000, "mostBps": 10000}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000504', 'deposits', '{"leastMinor": "10000", "mostMinor": "100000000", "reviewUnknownFromMinor": "5000000"}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000505', 'payouts', '{"leastMinor": "50000", "mostMinor": "500000000", "holdHours": 24, "twoPeopleFromMinor": "50000000"}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000506', 'payout_fees', '{"bands": [{"untilMinor": "500000", "feeMinor": "1000"},
    {"untilMinor": "5000000", "feeMinor": "2500"}, {"feeMinor": "5000"}]}', '2000-01-01');
create trigger append_only before update or delete on setting for each row execute function refuse_change();
create trigger no_truncate before truncate on setting for each statement execute function refuse_change();


-- The application's role: what a plan does not carry. A bank account is removed and made the default, never changed.
revoke execute on all functions in schema public from public;
grant select on machine_move to amana_app;
grant execute on function app_now(), commit_plan(jsonb), fold_deltas(), setting_in_force(text) to amana_app;
grant insert, update, delete on bank to amana_app;
grant insert, update (recipient_code, is_default, removed_at) on bank_account to amana_app;
grant insert, update (check_at, closed_at) on virtual_account to amana_app;
grant insert, delete on reconciliation to amana_app;
grant usage on sequence reconciliation_id_seq to amana_app;
