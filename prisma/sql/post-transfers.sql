-- Posts the legs of a plan. Each leg's kind must be one that its subject's move posts, between the accounts and with the amount
-- that the move says; a wallet pays only where its owner asks, or where the record that the leg is about bounds it. Balances are
-- judged as they run, leg by leg; the accounts come sorted, so that two plans cannot wait for each other.

create or replace function post_transfers(p_posting bigint, who uuid, p_at timestamptz, effects effect[], p_accounts jsonb, legs jsonb, is_reversal boolean)
returns void language plpgsql as $$
declare
  accounts int := jsonb_array_length(p_accounts);
  ids bigint[] := '{}';
  kinds account_kind[] := '{}';
  subjects text[] := '{}';
  owners uuid[] := '{}';
  currencies text[] := '{}';
  modes account_mode[] := '{}';
  running bigint[] := '{}'; -- balances, as the legs pass
  net bigint[];
  place_of jsonb;
  last_account text := '';
  place text;
  found_id bigint;
  after bigint;
  leg jsonb;
  debit int;
  credit int;
  amount bigint;
  subject uuid;
  at_effect int;
  rule leg_rule;
  at_rule int;
  spent boolean[][];
  n_effects int := coalesce(array_length(effects, 1), 0);
  last_effect int := 1;
  most_rules int := 1;
  due bigint;
  free bigint[]; -- of each effect: what was paid to the performer, as far as L9 decides, and the commission
  commission bigint[];
begin
  if accounts = 0 then
    perform nothing_is_owed(effects);
    return;
  end if;
  net := array_fill(0::bigint, array[accounts]);
  free := array_fill(0::bigint, array[greatest(n_effects, 1)]);
  commission := free;
  for i in 0 .. jsonb_array_length(legs) - 1 loop
    leg := legs->i;
    amount := (leg->>'a')::bigint;
    debit := (leg->>'f')::int + 1;
    credit := (leg->>'t')::int + 1;
    if amount <= 0 or debit = credit then
      raise exception 'a leg moves nothing' using errcode = '23514';
    end if;
    net[debit] := net[debit] - amount;
    net[credit] := net[credit] + amount;
  end loop;

  for i in 1 .. accounts loop
    place_of := p_accounts->(i - 1);
    place := place_of::text;
    if place collate "C" <= last_account collate "C" then
      raise exception 'the accounts of a plan are not sorted' using errcode = '22023';
    end if;
    last_account := place;
    kinds := kinds || (place_of->>0)::account_kind;
    subjects := subjects || (place_of->>1);
    owners := owners || (place_of->>2)::uuid;
    currencies := currencies || (place_of->>3);
    modes := modes || mode_of(kinds[i]);
    if modes[i] = 'EXACT' or modes[i] = 'CREDIT_DELTA' and net[i] < 0 then
      if modes[i] = 'CREDIT_DELTA' then
        select a.id into found_id from account a where a.kind = kinds[i] and a.subject_kind = subjects[i] and a.owner_id = owners[i]
          and a.currency = currencies[i] for no key update;
        perform fold_account(found_id);
      end if;
      update account a set balance = a.balance + net[i]
        where a.kind = kinds[i] and a.subject_kind = subjects[i] and a.owner_id = owners[i] and a.currency = currencies[i]
          and a.balance + net[i] >= 0
        returning a.id, a.balance into found_id, after;
      if not found then
        if net[i] < 0 then
          raise exception 'no funds' using errcode = 'AM002';
        end if;
        insert into account (kind, subject_kind, owner_id, currency, balance, created_at)
        values (kinds[i], subjects[i], owners[i], currencies[i], net[i], p_at)
        on conflict (kind, subject_kind, owner_id, currency) do update set balance = account.balance + excluded.balance
        returning account.id, account.balance into found_id, after;
      end if;
      ids := ids || found_id;
      running := running || (after - net[i]);
    else
      select a.id into found_id from account a where a.kind = kinds[i] and a.subject_kind = subjects[i] and a.owner_id = owners[i]
        and a.currency = currencies[i];
      if not found then
        insert into account (kind, subject_kind, owner_id, currency, created_at) values (kinds[i], subjects[i], owners[i], currencies[i], p_at)
        on conflict (kind, subject_kind, owner_id, currency) do nothing;
        select a.id into found_id from account a where a.kind = kinds[i] and a.subject_kind = subjects[i] and a.owner_id = owners[i]
          and a.currency = currencies[i];
      end if;
      if net[i] <> 0 then
        insert into balance_delta (account_id, amount_minor) values (found_id, net[i]);
      end if;
      ids := ids || found_id;
      running := running || null::bigint;
    end if;
  end loop;

  for i in 1 .. n_effects loop
    most_rules := greatest(most_rules, coalesce(array_length(effects[i].rules, 1), 0));
  end loop;
  spent := array_fill(false, array[greatest(n_effects, 1), most_rules]);
  for i in 0 .. jsonb_array_length(legs) - 1 loop
    leg := legs->i;
    amount := (leg->>'a')::bigint;
    debit := (leg->>'f')::int + 1;
    credit := (leg->>'t')::int + 1;
    subject := (leg->>'s')::uuid;
    if currencies[debit] <> currencies[credit] then
      raise exception 'a leg between two currencies' using errcode = '23514';
    end if;
    for skipped in 0 .. n_effects loop -- legs of one subject follow each other: the last one found is likely the next
      at_effect := 1 + (last_effect - 1 + skipped) % greatest(n_effects, 1);
      exit when effects[at_effect].id = subject and effects[at_effect].rules is not null;
      if skipped = n_effects then at_effect := n_effects + 1; end if;
    end loop;
    last_effect := least(at_effect, greatest(n_effects, 1));
    at_rule := 1;
    rule := null;
    while at_effect <= n_effects and at_rule <= coalesce(array_length(effects[at_effect].rules, 1), 0) loop
      rule := effects[at_effect].rules[at_rule];
      exit when rule.kind = leg->>'k' and not spent[at_effect][at_rule]
        and (not is_reversal or (rule.debit_owner = owners[debit] and rule.credit_owner = owners[credit] and rule.amount = amount));
      at_rule := at_rule + 1;
      rule := null;
    end loop;
    if rule is null then
      raise exception 'no move of this plan posts a % about %', leg->>'k', subject using errcode = '42501';
    end if;
    spent[at_effect][at_rule] := true;
    if (rule.debit_kind, rule.debit_subject, rule.debit_owner) is distinct from (kinds[debit], subjects[debit], owners[debit])
        or (rule.credit_kind, rule.credit_subject, rule.credit_owner) is distinct from (kinds[credit], subjects[credit], owners[credit]) then
      raise exception 'a % goes from or to another account', rule.kind using errcode = '42501';
    end if;
    if rule.amount is distinct from amount and rule.amount is not null then
      raise exception 'a % of % and not of %', rule.kind, amount, rule.amount using errcode = '23514';
    end if;
    if rule.is_own and owners[debit] <> who and kinds[debit] = 'WALLET' then
      raise exception 'a % out of the wallet of another', rule.kind using errcode = '42501';
    end if;
    if coalesce(rule.currency, effects[at_effect].currency) <> currencies[debit] then
      raise exception 'a % in another currency than its subject''s', rule.kind using errcode = '23514';
    end if;
    if effects[at_effect].fee_rule is not null then
      if rule.credit_kind = 'FEES' then
        commission[at_effect] := commission[at_effect] + amount;
      elsif rule.kind = 'escrow_release' then
        free[at_effect] := free[at_effect] + amount;
      end if;
    end if;
    if running[debit] is not null then
      running[debit] := running[debit] - amount;
      if running[debit] < 0 then
        raise exception 'no funds' using errcode = 'AM002';
      end if;
    end if;
    if running[credit] is not null then running[credit] := running[credit] + amount; end if;
    insert into transfer (id, posting_id, kind, subject_kind, subject_id, debit_account_id, credit_account_id, currency, amount_minor,
      debit_after, credit_after, reverses, created_at)
    values (nextval('transfer_id_seq'), p_posting, rule.kind, effects[at_effect].kind, subject, ids[debit], ids[credit], currencies[debit], amount,
      case modes[debit] when 'EXACT' then running[debit] end, case modes[credit] when 'EXACT' then running[credit] end,
      (leg->>'r')::bigint, p_at);
  end loop;

  for i in 1 .. n_effects loop
    for j in 1 .. coalesce(array_length(effects[i].rules, 1), 0) loop
      if effects[i].rules[j].amount > 0 and not spent[i][j] then
        raise exception 'a % of % is missing', effects[i].rules[j].kind, effects[i].rules[j].amount using errcode = '23514';
      end if;
    end loop;
    if effects[i].fee_rule is not null and commission[i] <> fee_of(free[i] + commission[i], effects[i].fee_rule) then -- L9
      raise exception 'a commission of % on %', commission[i], free[i] + commission[i] using errcode = '23514';
    end if;
  end loop;

  for i in 1 .. accounts loop -- L6: a hold is moved only with its subject, and holds what its state says
    continue when kinds[i] <> 'HOLD';
    at_effect := 1;
    while at_effect <= n_effects loop
      exit when effects[at_effect].id = owners[i] and effects[at_effect].kind = subjects[i] and effects[at_effect].due is not null;
      at_effect := at_effect + 1;
    end loop;
    if at_effect > n_effects then
      raise exception 'the hold of % % moves without it', subjects[i], owners[i] using errcode = '42501';
    end if;
    due := case when effects[at_effect].currency = currencies[i] then effects[at_effect].due else 0 end;
    if running[i] <> due then
      raise exception 'the hold of % % holds % and not %', subjects[i], owners[i], running[i], due using errcode = '23514';
    end if;
    if effects[at_effect].currency = currencies[i] then effects[at_effect].due_moved := false; end if;
  end loop;
  perform holds_must_fit(effects);
end $$;

-- What a subject's move made it hold, though no leg went there.
create or replace function holds_must_fit(effects effect[]) returns void language plpgsql as $$
declare
  e effect;
  held bigint;
begin
  foreach e in array effects loop
    continue when e.due_moved is not true;
    select balance into held from account where kind = 'HOLD' and subject_kind = e.kind and owner_id = e.id and currency = e.currency;
    if coalesce(held, 0) <> e.due then
      raise exception 'the hold of % % holds % and not %', e.kind, e.id, coalesce(held, 0), e.due using errcode = '23514';
    end if;
  end loop;
end $$;

-- A plan without legs posts nothing that a move of it has to post.
create or replace function nothing_is_owed(effects effect[]) returns void language plpgsql as $$
declare
  e effect;
  rule leg_rule;
begin
  foreach e in array effects loop
    if e.rules is not null then
      foreach rule in array e.rules loop
        if rule.amount > 0 then
          raise exception 'a % of % is missing', rule.kind, rule.amount using errcode = '23514';
        end if;
      end loop;
    end if;
  end loop;
  perform holds_must_fit(effects);
end $$;
