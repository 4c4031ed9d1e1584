-- The one way in which ledger and state are written. A plan is decided by a pure function in the application
-- and committed here, whole or not at all, in one round trip.
--
-- Empty lists are left out.
--
--   { key, principal, requestHash, act, subject: { kind, id }?, reverses?, approval?,
--     expect:    [{ table, id, version }],                  every row the decision depended on, sorted by (table, id)
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

-- The accounts of the plan's transfers, a debit and a credit each; null where one is still to be opened.
create function accounts_of(p_transfers jsonb) returns bigint[] language plpgsql stable as $$
declare
  leg jsonb;
  ids bigint[] := '{}';
begin
  for i in 0 .. coalesce(jsonb_array_length(p_transfers), 0) - 1 loop
    leg := p_transfers->i;
    ids := ids || account_id(leg->'from'->>0, leg->'from'->>1, leg->>'currency')
      || account_id(leg->'to'->>0, leg->'to'->>1, leg->>'currency');
  end loop;
  return ids;
end $$;

-- Locks, in id order, the accounts whose rows the plan's transfers will update. Answers false where one of them
-- cannot pay all that it is to pay.
create function funds_suffice(p_transfers jsonb, p_accounts bigint[]) returns boolean language plpgsql as $$
declare
  debits bigint[] := '{}';
  legs int := jsonb_array_length(p_transfers);
  a record;
  due bigint;
begin
  for i in 1 .. legs loop
    debits := debits || p_accounts[2 * i - 1];
    if debits[i] is null and not mirrors_outside((p_transfers->(i - 1)->'from'->>0)::account_kind) then
      return false; -- it has never held anything
    end if;
  end loop;
  for a in select id, mode, balance from account
      where id = any (p_accounts) and (mode = 'EXACT' or mode = 'CREDIT_DELTA' and id = any (debits)) order by id for no key update loop
    due := 0;
    for i in 1 .. legs loop
      if debits[i] = a.id then due := due + (p_transfers->(i - 1)->>'amount')::bigint; end if;
    end loop;
    if a.mode = 'CREDIT_DELTA' then
      due := due - coalesce((select sum(amount_minor) from balance_delta where account_id = a.id), 0);
    end if;
    if a.balance < due then return false; end if;
  end loop;
  return true;
end $$;

-- L6, L10: an escrow holds the price until the trade ends and nothing after, and the state is where the timeline left it.
create function trade_must_hold(p_trade uuid) returns void language plpgsql as $$
declare f record;
begin
  select t.state, t.price_minor, t.ended_at, e.balance, m.to_state into f
    from trade t
      left join account e on e.kind = 'ESCROW' and e.owner_id = t.id and e.currency = t.currency
      left join timeline m on m.trade_id = t.id and m.sequence = t.moves
    where t.id = p_trade;
  if not found then
    raise exception 'there is no trade %', p_trade using errcode = '23503';
  end if;
  if f.balance is distinct from (case when f.ended_at is null then f.price_minor else 0 end) then
    raise exception 'the escrow of trade % holds %', p_trade, f.balance using errcode = '23514';
  end if;
  if f.to_state is distinct from f.state then
    raise exception 'trade % is % but its timeline ends in %', p_trade, f.state, f.to_state using errcode = '23514';
  end if;
end $$;

-- Writes what has been decided; called only when nothing can refuse any more.
create function write_plan(p jsonb, p_principal uuid, p_accounts bigint[]) returns void language plpgsql as $$
declare
  subject uuid := (p->'subject'->>'id')::uuid;
  trade uuid := case when p->'subject'->>'kind' = 'trade' then subject end; -- the only one that this plan may touch
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

  list := p->'insert';
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    if item->>'table' = 'trade' and (item->'row'->>'id')::uuid is distinct from trade then
      raise exception 'a plan about another subject makes a trade' using errcode = '42501';
    end if;
    perform insert_row(item->>'table', item->'row', p_principal, at);
  end loop;
  list := p->'write';
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    if item->>'table' = 'trade' and (item->>'id')::uuid is distinct from trade then
      raise exception 'a plan about another subject writes a trade' using errcode = '42501';
    end if;
    perform write_row(item->>'table', (item->>'id')::uuid, item->'set', p_principal, at);
  end loop;
  list := p->'transfers';
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    item := list->i;
    if trade is null and 'ESCROW' in (item->'from'->>0, item->'to'->>0) then
      raise exception 'a plan about no trade moves an escrow' using errcode = '42501';
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
  end if;
end $$;

-- Locks the rows that the decision depended on and answers the table of the first that has moved, or null. What is
-- written must be among them; they come sorted, so that two plans cannot wait for each other.
create function first_moved(p_expect jsonb, p_write jsonb) returns text language plpgsql as $$
declare
  item jsonb;
  place text;
  places text[] := '{}';
begin
  for i in 0 .. coalesce(jsonb_array_length(p_expect), 0) - 1 loop
    item := p_expect->i;
    place := (item->>'table') || (item->>'id');
    if i > 0 and place collate "C" <= places[i] collate "C" then
      raise exception 'expected rows are not sorted' using errcode = '22023';
    end if;
    places := places || place;
    if lock_row(item->>'table', (item->>'id')::uuid) is distinct from (item->>'version')::bigint then
      return item->>'table';
    end if;
  end loop;
  for i in 0 .. coalesce(jsonb_array_length(p_write), 0) - 1 loop
    item := p_write->i;
    if (item->>'table') || (item->>'id') <> all (places) then
      raise exception 'a plan may write only what it expects' using errcode = '42501';
    end if;
  end loop;
  return null;
end $$;

create function commit_plan(p jsonb) returns table (outcome text, result jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  principal uuid := (p->>'principal')::uuid;
  twin_hash bytea;
  moved text;
  accounts bigint[];
begin
  -- a twin under the same key waits here for the first, then sees its row
  perform pg_advisory_xact_lock(hashtextextended((p->>'principal') || (p->>'key'), 0));
  select k.request_hash, k.result into twin_hash, result from posting k where k.principal_id = principal and k.key = p->>'key';
  if found then
    outcome := case when twin_hash = decode(p->>'requestHash', 'hex') then 'replay' else 'key_reused' end;
    result := case when outcome = 'replay' then result end;
    return next;
    return;
  end if;

  moved := first_moved(p->'expect', p->'write');
  if moved is not null then
    outcome := 'moved';
    result := to_jsonb(moved);
    return next;
    return;
  end if;

  if p ? 'transfers' then
    accounts := accounts_of(p->'transfers');
    if not funds_suffice(p->'transfers', accounts) then
      outcome := 'no_funds';
      return next;
      return;
    end if;
  end if;

  perform write_plan(p, principal, accounts);
  outcome := 'committed';
  result := p->'result';
  return next;
end $$;
