-- The machines: tables whose rows change only through a plan. For each, how a plan locks a row, inserts one,
-- and which columns it may write. A new machine is a branch in each of the three functions.

alter table allowance set (fillfactor = 70),
  add constraint ten_open_offers check (open_offers between 0 and 10),
  add constraint traded_not_negative check (traded_minor >= 0),
  add constraint three_payouts check (payouts between 0 and 3);

alter table offer set (fillfactor = 80),
  add constraint units_add_up check (units_held >= 0 and units_sold >= 0 and units_held + units_sold <= units_total),
  add constraint price_positive check (price_minor > 0),
  add constraint airtime_is_complete check (kind <> 'AIRTIME' or (network is not null and face_value_minor > 0 and units_total = 1));

alter table trade set (fillfactor = 70),
  add constraint two_parties check (buyer_id <> seller_id),
  add constraint price_positive check (price_minor > 0),
  add constraint ended_when_final check ((state in ('COMPLETED', 'CANCELLED', 'SPLIT')) = (ended_at is not null));

alter table deposit set (fillfactor = 80),
  add constraint asked_positive check (asked_minor > 0),
  add constraint paid_is_recorded check (state <> 'PAID' or (paid_minor > 0 and gateway_record_id is not null and paid_at is not null));

-- One unfinished trade a unit, one open dispute a trade; a phone number and an address belong to who has proven them:
-- before that anyone may have typed them, so a sign-up with a known one tells its sender nothing.
create unique index one_open_trade on trade (offer_id) where kind = 'AIRTIME' and state in ('IN_ESCROW', 'DELIVERED', 'DISPUTED');
create unique index one_account_a_phone on app_user (phone) where phone_verified_at is not null;
create unique index one_account_an_email on app_user (email) where email_verified_at is not null;
create unique index one_open_dispute on dispute (trade_id) where state = 'OPEN';

-- What the market lists, in each order it can be read, and what the clock looks for.
create index offer_by_rate on offer (rate_bps, id) where state = 'AVAILABLE';
create index offer_by_age on offer (created_at desc, id desc) where state = 'AVAILABLE';
create index offer_by_expiry on offer (expires_at, id) where state = 'AVAILABLE';
create index offer_by_face_value on offer (face_value_minor, id) where state = 'AVAILABLE';
create index trade_due on trade (deadline_at) where deadline_at is not null;
create index deposit_due on deposit (check_at) where check_at is not null;

-- Locks a row for this transaction and answers its version; null where there is none.
create function lock_row(p_table text, p_id uuid) returns bigint language plpgsql as $$
declare v bigint;
begin
  case p_table
    when 'allowance' then select version into v from allowance where user_id = p_id for no key update;
    when 'offer' then select version into v from offer where id = p_id for no key update;
    when 'trade' then select version into v from trade where id = p_id for no key update;
    when 'dispute' then select version into v from dispute where id = p_id for no key update;
    when 'deposit' then select version into v from deposit where id = p_id for no key update;
    when 'approval' then select version into v from approval where id = p_id for no key update;
  end case;
  return v;
end $$;

create function insert_row(p_table text, p_row jsonb, p_principal uuid, p_at timestamptz) returns void language plpgsql as $$
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
    when 'deposit' then
      insert into deposit (id, user_id, gateway, reference, currency, asked_minor, return_to, check_at, expires_at, created_at)
      select id, user_id, gateway, reference, currency, asked_minor, return_to, check_at, expires_at, p_at
      from jsonb_populate_record(null::deposit, p_row);
    when 'approval' then -- who asks is who commits
      insert into approval (id, act, subject_id, reverses, beneficiary_id, reason, creator_id, created_at)
      select id, act, subject_id, reverses, beneficiary_id, reason, p_principal, p_at from jsonb_populate_record(null::approval, p_row);
  end case;
end $$;

-- Refuses a column that a plan may not write: everything else of a row is fixed when it is made.
create function only_columns(p_set jsonb, variadic p_allowed text[]) returns void language plpgsql as $$
begin
  if p_set - p_allowed <> '{}' then
    raise exception 'a plan may not write %', p_set - p_allowed using errcode = '42501';
  end if;
end $$;

create function write_row(p_table text, p_id uuid, p_set jsonb, p_principal uuid, p_at timestamptz) returns void language plpgsql as $$
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
      perform only_columns(p_set, 'state', 'paid_minor', 'gateway_fee_minor', 'gateway_record_id', 'channel', 'failure', 'check_at', 'paid_at');
      update deposit d set (state, paid_minor, gateway_fee_minor, gateway_record_id, channel, failure, check_at, paid_at, version) =
        (select n.state, n.paid_minor, n.gateway_fee_minor, n.gateway_record_id, n.channel, n.failure, n.check_at, n.paid_at, d.version + 1
          from jsonb_populate_record(d, p_set) n)
        where id = p_id;
    when 'approval' then -- who agrees is who commits
      perform only_columns(p_set, variadic '{}'::text[]);
      update approval set approver_id = p_principal, approved_at = p_at, version = version + 1 where id = p_id and approver_id is null;
  end case;
end $$;
