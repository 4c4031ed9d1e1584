-- Posts the legs of a plan. Each leg must be one that its subject's move posts, between the accounts and with the amount that the
-- move says; every leg that a move says must be there. Accounts come sorted, so that two plans cannot wait for each other; their
-- balances are judged as they run, leg by leg; and each hold that is touched must hold what its subject's state says (L6).

create or replace function post_transfers(p_posting bigint, p_at timestamptz, effects effect[], accounts jsonb, posted jsonb)
returns void language plpgsql as $$
declare
  n_accounts int := coalesce(jsonb_array_length(accounts), 0);
  n_posted int := coalesce(jsonb_array_length(posted), 0);
  e effect;
  legs text[]; -- what the moves may still post
  amounts bigint[];
  subjects text[]; -- the kind of each leg's subject
  holds text[];
  dues bigint[];
  unseen boolean[]; -- a hold that must be looked at even where no leg touches it
  has_free boolean := false;
  leg jsonb;
  amount bigint;
  expected bigint;
  debit int;
  credit int;
  at_leg int;
  debits int[] := '{}';
  leg_subjects text[] := '{}';
  net bigint[] := array_fill(0::bigint, array[n_accounts]);
  place jsonb;
  place_text text;
  last_place text := '';
  kind_ account_kind;
  owner_ uuid;
  ids bigint[] := '{}';
  running bigint[] := '{}'; -- balances, as the legs pass; null where nobody keeps one
  found_id bigint;
  after bigint;
  rows_ transfer[];
begin
  foreach e in array effects loop
    if e.legs is not null then
      legs := legs || e.legs;
      amounts := amounts || e.amounts;
      subjects := subjects || array_fill(e.kind, array[cardinality(e.legs)]);
      has_free := has_free or e.fee_rule is not null;
    end if;
    if e.hold is not null then
      holds := holds || e.hold;
      dues := dues || e.due;
      unseen := unseen || coalesce(e.due_moved, false);
    end if;
  end loop;

  for i in 0 .. n_posted - 1 loop
    leg := posted->i;
    amount := (leg->>'a')::bigint;
    debit := (leg->>'f')::int;
    credit := (leg->>'t')::int;
    place_text := (leg->>'k') || ' ' || (leg->>'s') || ' ' || (accounts->>debit) || (accounts->>credit);
    at_leg := array_position(legs, place_text);
    -- A null finds the legs that are null, and a negative place counts from the end.
    if at_leg is null or place_text is null or debit < 0 or credit < 0 then
      raise exception 'no move of this plan posts a % about % between these accounts', leg->>'k', leg->>'s' using errcode = '42501';
    end if;
    expected := amounts[at_leg];
    while amounts[at_leg] <> amount loop
      at_leg := array_position(legs, place_text, at_leg + 1);
    end loop;
    if at_leg is null or (amount > 0) is not true then
      raise exception 'a % of % and not of %', leg->>'k', amount, expected using errcode = '23514';
    end if;
    legs[at_leg] := null;
    amounts[at_leg] := null;
    leg_subjects := leg_subjects || subjects[at_leg];
    net[debit + 1] := net[debit + 1] - amount;
    net[credit + 1] := net[credit + 1] + amount;
  end loop;
  for i in 1 .. coalesce(cardinality(legs), 0) loop
    if amounts[i] > 0 then -- where who commits may not post it, too
      raise exception 'a % of % is missing', split_part(legs[i], ' ', 1), amounts[i] using errcode = '23514';
    end if;
  end loop;
  if has_free then
    perform commissions_must_fit(effects, accounts, posted);
  end if;

  for i in 1 .. n_accounts loop
    place := accounts->(i - 1);
    place_text := place::text;
    if place_text collate "C" <= last_place collate "C" then
      raise exception 'the accounts of a plan are not sorted' using errcode = '22023';
    end if;
    last_place := place_text;
    kind_ := (place->>0)::account_kind;
    owner_ := (place->>2)::uuid;
    after := null;
    if kind_ in ('WALLET', 'HOLD', 'INSURANCE') or kind_ = 'FEES' and net[i] < 0 then
      if kind_ = 'FEES' then
        select a.id into found_id from account a where a.kind = kind_ and a.subject_kind = place->>1 and a.owner_id = owner_
          and a.currency = place->>3 for no key update;
        perform fold_account(found_id);
      end if;
      update account a set balance = a.balance + net[i]
        where a.kind = kind_ and a.subject_kind = place->>1 and a.owner_id = owner_ and a.currency = place->>3
          and a.balance + net[i] >= 0
        returning a.id, a.balance into found_id, after;
      if not found then
        if net[i] < 0 then
          raise exception 'no funds' using errcode = 'AM002';
        end if;
        insert into account (kind, subject_kind, owner_id, currency, balance, created_at)
        values (kind_, place->>1, owner_, place->>3, net[i], p_at)
        on conflict (kind, subject_kind, owner_id, currency) do update set balance = account.balance + excluded.balance
        returning account.id, account.balance into found_id, after;
      end if;
    else
      select a.id into found_id from account a where a.kind = kind_ and a.subject_kind = place->>1 and a.owner_id = owner_
        and a.currency = place->>3;
      if not found then
        insert into account (kind, subject_kind, owner_id, currency, created_at) values (kind_, place->>1, owner_, place->>3, p_at)
        on conflict (kind, subject_kind, owner_id, currency) do nothing;
        select a.id into found_id from account a where a.kind = kind_ and a.subject_kind = place->>1 and a.owner_id = owner_
          and a.currency = place->>3;
      end if;
      if net[i] <> 0 then
        insert into balance_delta (account_id, amount_minor) values (found_id, net[i]);
      end if;
    end if;
    if kind_ = 'HOLD' then
      at_leg := array_position(holds, place_text);
      if at_leg is null then
        raise exception 'the hold % is moved without its subject', place_text using errcode = '42501';
      elsif after <> dues[at_leg] then
        raise exception 'the hold % holds % and not %', place_text, after, dues[at_leg] using errcode = '23514';
      end if;
      unseen[at_leg] := false;
    end if;
    ids := ids || found_id;
    running := running || case when kind_ <> 'FEES' then after - net[i] end;
  end loop;
  if true = any (unseen) then
    perform holds_must_fit(holds, dues, unseen);
  end if;

  for i in 0 .. n_posted - 1 loop
    leg := posted->i;
    amount := (leg->>'a')::bigint;
    debit := (leg->>'f')::int + 1;
    credit := (leg->>'t')::int + 1;
    running[debit] := running[debit] - amount;
    if running[debit] < 0 then
      raise exception 'no funds' using errcode = 'AM002';
    end if;
    running[credit] := running[credit] + amount;
    rows_ := rows_ || row(nextval('transfer_id_seq'), p_posting, leg->>'k', leg_subjects[i + 1], leg->>'s', ids[debit], ids[credit],
      accounts->(debit - 1)->>3, amount, running[debit], running[credit], leg->>'r', p_at)::transfer;
  end loop;
  insert into transfer select * from unnest(rows_);
end $$;

-- L9: of what a move pays by amounts that a decision gave, the commission is what the rule says.
create or replace function commissions_must_fit(effects effect[], accounts jsonb, posted jsonb) returns void language plpgsql as $$
declare
  e effect;
  commission bigint;
  released bigint;
begin
  foreach e in array effects loop
    continue when e.fee_rule is null;
    select coalesce(sum((leg->>'a')::bigint) filter (where accounts->(leg->>'t')::int->>0 = 'FEES'), 0),
      coalesce(sum((leg->>'a')::bigint) filter (where leg->>'k' = 'escrow_release'), 0)
      into commission, released from jsonb_array_elements(posted) leg where (leg->>'s')::uuid = e.id;
    if commission <> fee_of(released + commission, e.fee_rule) then
      raise exception 'a commission of % on %', commission, released + commission using errcode = '23514';
    end if;
  end loop;
end $$;

-- What a subject's move made it hold, though no leg went there.
create or replace function holds_must_fit(holds text[], dues bigint[], unseen boolean[]) returns void language plpgsql as $$
declare
  place jsonb;
  held bigint;
begin
  for i in 1 .. cardinality(holds) loop
    continue when not unseen[i];
    place := holds[i]::jsonb;
    select balance into held from account a
      where a.kind = 'HOLD' and a.subject_kind = place->>1 and a.owner_id = (place->>2)::uuid and a.currency = place->>3;
    if coalesce(held, 0) <> dues[i] then
      raise exception 'the hold % holds % and not %', holds[i], coalesce(held, 0), dues[i] using errcode = '23514';
    end if;
  end loop;
end $$;
