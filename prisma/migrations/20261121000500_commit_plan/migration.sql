-- The one way in which ledger and state are written. A plan is decided by a pure function in the application
-- and committed here, whole or not at all, in one round trip.
--
--   { key, principal, requestHash, act, subject: { kind, id }?, reverses?, approval?,
--     expect:    [{ table, id, version }],                  every row the decision depended on
--     open:      [{ kind, owner, currency }],               accounts to create where absent
--     insert:    [{ table, row }],                          rows to create
--     write:     [{ table, id, set }],                      new states and counters of expected rows; version + 1
--     transfers: [{ kind, from: [kind, owner], to: [kind, owner], currency, amount, reverses? }],
--     timeline:  [{ trade_id, sequence, move, actor_id, actor_role, from_state, to_state, note }],
--     audit:     [{ actor_id, act, subject_kind, subject_id, reason, detail }],
--     events:    [{ topic, payload }],
--     result }
--
-- Outcomes are rows, not exceptions: 'committed', 'replay' (the key's first result), 'key_reused' (another request
-- under the key), 'moved' (a row is no longer as the decision saw it), 'no_funds'. Nothing is written before the last
-- of these is ruled out; an exception after that is a bug, and leaves nothing.

create function account_id(p_kind text, p_owner text, p_currency text) returns bigint language plpgsql stable as $$
declare found_id bigint;
begin
  select id into found_id from account where kind = p_kind::account_kind and owner_id = p_owner::uuid and currency = p_currency;
  return found_id;
end $$;

-- Locks, in id order, the accounts whose rows the plan's transfers will update. Answers false where one of them
-- cannot pay all that it is to pay.
create function funds_suffice(p_transfers jsonb) returns boolean language plpgsql as $$
declare
  leg record;
  a account;
  ids bigint[] := '{}';
  debits jsonb := '{}';
  found_id bigint;
begin
  for leg in select t->'from'->>0 as debit_kind, t->'from'->>1 as debit_owner, t->'to'->>0 as credit_kind, t->'to'->>1 as credit_owner,
      t->>'currency' as currency, (t->>'amount')::bigint as amount from jsonb_array_elements(p_transfers) t loop
    found_id := account_id(leg.debit_kind, leg.debit_owner, leg.currency);
    if found_id is not null then
      ids := ids || found_id;
      debits := jsonb_set(debits, array[found_id::text], to_jsonb(coalesce((debits->>found_id::text)::bigint, 0) + leg.amount));
    elsif leg.debit_kind in ('WALLET', 'ESCROW', 'PAYOUT_PENDING', 'REFUND_PENDING', 'QUARANTINE', 'CHARGEBACK_HOLD', 'INSURANCE', 'FEES') then
      return false; -- it has never held anything
    end if;
    found_id := account_id(leg.credit_kind, leg.credit_owner, leg.currency);
    if found_id is not null then ids := ids || found_id; end if;
  end loop;
  for a in select * from account where id = any (ids) and (mode = 'EXACT' or (mode = 'CREDIT_DELTA' and debits ? id::text))
      order by id for no key update loop
    if a.mode = 'CREDIT_DELTA' then
      select a.balance + coalesce(sum(d.amount_minor), 0) into a.balance from balance_delta d where d.account_id = a.id;
    end if;
    if a.balance < coalesce((debits->>a.id::text)::bigint, 0) then return false; end if;
  end loop;
  return true;
end $$;

-- L6, L10: an escrow holds the price until the trade ends and nothing after, and the state is where the timeline left it.
create function trade_must_hold(p_trade uuid) returns void language plpgsql as $$
declare
  t trade;
  held bigint;
  last_state trade_state;
begin
  select * into t from trade where id = p_trade;
  select balance into held from account where kind = 'ESCROW' and owner_id = p_trade and currency = t.currency;
  if held is distinct from (case when t.ended_at is null then t.price_minor else 0 end) then
    raise exception 'the escrow of trade % holds %', p_trade, held using errcode = '23514';
  end if;
  select to_state into last_state from timeline where trade_id = p_trade and sequence = t.moves;
  if last_state is distinct from t.state then
    raise exception 'trade % is % but its timeline ends in %', p_trade, t.state, last_state using errcode = '23514';
  end if;
end $$;

-- Writes what has been decided; called only when nothing can refuse any more.
create function write_plan(p jsonb, p_principal uuid, p_subject uuid) returns void language plpgsql as $$
declare
  posting_id bigint;
  item jsonb;
begin
  for item in select o from jsonb_array_elements(p->'open') o order by o->>'kind', o->>'owner' loop
    if account_id(item->>'kind', item->>'owner', item->>'currency') is null then
      insert into account (kind, owner_id, currency, mode, may_go_negative)
      select k, (item->>'owner')::uuid, item->>'currency',
        case when k in ('GATEWAY', 'BANK', 'GATEWAY_FEES', 'PROMOTIONS', 'CHARGEBACK_LOSS', 'ADJUSTMENTS') then 'DELTA'
          when k = 'FEES' then 'CREDIT_DELTA' else 'EXACT' end::account_mode,
        k in ('GATEWAY', 'BANK', 'GATEWAY_FEES', 'PROMOTIONS', 'CHARGEBACK_LOSS', 'ADJUSTMENTS')
      from (select (item->>'kind')::account_kind as k) opened
      on conflict do nothing;
    end if;
  end loop;

  insert into posting (principal_id, key, request_hash, act, subject_kind, subject_id, result, reverses, approval_id)
  values (p_principal, p->>'key', decode(p->>'requestHash', 'hex'), p->>'act', p->'subject'->>'kind', p_subject, p->'result',
    (p->>'reverses')::bigint, (p->>'approval')::uuid)
  returning id into posting_id;

  for item in select i from jsonb_array_elements(p->'insert') i loop
    perform insert_row(item->>'table', item->'row', p_principal);
  end loop;
  for item in select w from jsonb_array_elements(p->'write') w loop
    perform write_row(item->>'table', (item->>'id')::uuid, item->'set', p_principal);
  end loop;
  for item in select t from jsonb_array_elements(p->'transfers') t loop
    insert into transfer (posting_id, kind, subject_id, debit_account_id, credit_account_id, currency, amount_minor, reverses)
    values (posting_id, item->>'kind', p_subject,
      account_id(item->'from'->>0, item->'from'->>1, item->>'currency'), account_id(item->'to'->>0, item->'to'->>1, item->>'currency'),
      item->>'currency', (item->>'amount')::bigint, (item->>'reverses')::bigint);
  end loop;
  for item in select t from jsonb_array_elements(p->'timeline') t loop
    insert into timeline (trade_id, sequence, move, actor_id, actor_role, from_state, to_state, note, posting_id)
    values ((item->>'trade_id')::uuid, (item->>'sequence')::int, item->>'move', (item->>'actor_id')::uuid, item->>'actor_role',
      (item->>'from_state')::trade_state, (item->>'to_state')::trade_state, item->>'note', posting_id);
  end loop;
  for item in select a from jsonb_array_elements(p->'audit') a loop
    insert into audit (actor_id, act, subject_kind, subject_id, reason, detail, posting_id)
    values ((item->>'actor_id')::uuid, item->>'act', item->>'subject_kind', item->>'subject_id', item->>'reason', item->'detail', posting_id);
  end loop;
  for item in select e from jsonb_array_elements(p->'events') e loop
    insert into outbox (topic, payload) values (item->>'topic', item->'payload');
  end loop;
  if p->'subject'->>'kind' = 'trade' then
    perform trade_must_hold(p_subject);
  end if;
end $$;

create function commit_plan(p jsonb) returns table (outcome text, result jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  principal uuid := (p->>'principal')::uuid;
  twin record;
  expected record;
  locked text[] := '{}';
begin
  -- a twin under the same key waits here for the first, then sees its row
  perform pg_advisory_xact_lock(hashtextextended(principal::text || ':' || (p->>'key'), 0));
  select k.request_hash, k.result into twin from posting k where k.principal_id = principal and k.key = p->>'key';
  if found then
    if twin.request_hash = decode(p->>'requestHash', 'hex') then
      return query select 'replay', twin.result;
    else
      return query select 'key_reused', null::jsonb;
    end if;
    return;
  end if;

  for expected in select e->>'table' as tab, e->>'id' as id, (e->>'version')::bigint as version
      from jsonb_array_elements(p->'expect') e order by 1, 2 loop
    if lock_row(expected.tab, expected.id::uuid) is distinct from expected.version then
      return query select 'moved', to_jsonb(expected.tab);
      return;
    end if;
    locked := locked || (expected.tab || expected.id);
  end loop;
  if exists (select from jsonb_array_elements(p->'write') w where (w->>'table') || (w->>'id') <> all (locked)) then
    raise exception 'a plan may write only what it expects' using errcode = '42501';
  end if;

  if p->'transfers' <> '[]' and not funds_suffice(p->'transfers') then
    return query select 'no_funds', null::jsonb;
    return;
  end if;

  perform write_plan(p, principal, (p->'subject'->>'id')::uuid);
  return query select 'committed', p->'result';
end $$;
