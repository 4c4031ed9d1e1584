-- The one way in which ledger and state are written. A plan is decided by a pure function in the application and committed here,
-- whole or not at all, in one round trip. Who may make which move, what it posts, from and to whose account, and what a hold must
-- hold afterwards, say the machines (machines.sql, generated from their declarations).
--
-- Empty lists are left out.
--
--   { subject: { kind, id }?, reverses?, approval?,
--     rows:      [{ t: table, i: id, v: version, m: move?, s: columns?, n: note? }
--                 or { t, i, c: { column: change }, g: guards?, to: state? }],   sorted by (table, id)
--     insert:    [{ t: table, r: row }],
--     accounts:  [[kind, subject's kind, owner, currency]],                      sorted
--     transfers: [{ k: kind, s: subject's id, f: from, t: to, a: amount }],      from, to: places in accounts
--     audit:     [{ actor_id, act, subject_kind, subject_id, reason, detail }],
--     events:    [{ topic, payload }],
--     result }
--
-- Outcomes are rows, not exceptions: 'committed', 'replay' (the key's first result), 'key_reused' (another request under the
-- key), 'moved' (a row is no longer as the decision saw it), 'no_room' (a counter's bound), 'no_funds'. Each but the first leaves
-- nothing. An exception is a bug or an attack, and leaves nothing either.

create or replace function columns_refused(p_table text, p_columns jsonb) returns void language plpgsql as $$
begin
  raise exception 'a plan may not write these columns of %: %', p_table, p_columns using errcode = '42501';
end $$;

-- A row did not make its move: another plan was first, or the move is not legal.
create or replace function row_not_moved(p_table text, p_move text, p_actual bigint, p_version bigint) returns void language plpgsql as $$
begin
  if p_actual is distinct from p_version then
    raise exception '% has moved', p_table using errcode = 'AM001', detail = p_table;
  end if;
  raise exception 'a % may not make the move % now, or not by this principal', p_table, p_move using errcode = '42501';
end $$;

-- A transaction that stays open keeps its time, and with a snapshot its sight: rights that have ended would still hold in it, and a
-- delay would have passed before it began.
create or replace function longest_commit() returns interval language sql immutable
return interval '1 minute';

create or replace function commit_plan(who uuid, p_key text, p_hash bytea, p_act text, p jsonb) returns table (outcome text, result jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := app_now();
  web boolean := session_user = 'amana_web';
  about_kind text := p->'subject'->>'kind';
  about_id uuid := (p->'subject'->>'id')::uuid;
  moves_subject boolean;
  has_more boolean := false; -- than a state to move
  by_staff boolean := false;
  posting bigint;
  effects effect[];
  e effect;
  item jsonb;
  place text;
  last_place text := '';
  twin_hash bytea;
  told text;
begin
  if web and who = system_id() then
    raise exception 'the web role commits nothing in the name of the system' using errcode = '42501';
  end if;
  if current_setting('transaction_isolation') <> 'read committed' or clock_timestamp() > now() + longest_commit() then
    raise exception 'a plan is committed on what is there now, at its own time' using errcode = '25001';
  end if;
  begin -- one subtransaction: a refusal leaves nothing
    posting := nextval('posting_id_seq');
    for i in 0 .. coalesce(jsonb_array_length(p->'rows'), 0) - 1 loop
      item := p->'rows'->i;
      place := (item->>'t') || (item->>'i');
      if place collate "C" <= last_place collate "C" then -- so that two plans cannot wait for each other
        raise exception 'the rows of a plan are not sorted' using errcode = '22023';
      end if;
      last_place := place;
      if item ? 'm' then
        effects := effects || move_row(item->>'t', (item->>'i')::uuid, (item->>'v')::bigint, item->>'m', item->'s', item->>'n', who, at, web, posting);
      elsif item ? 'c' then
        effects := effects || count_row(item->>'t', (item->>'i')::uuid, item->'c', item->>'to', coalesce(item->'g', '{}'), at);
      elsif version_of(item->>'t', (item->>'i')::uuid) is distinct from (item->>'v')::bigint then
        raise exception '% has moved', item->>'t' using errcode = 'AM001', detail = item->>'t';
      end if;
    end loop;

    insert into posting_key (principal_id, key, posting_id, request_hash) values (who, p_key, posting, p_hash)
      on conflict (principal_id, key) do nothing;
    if not found then
      raise exception 'a twin' using errcode = 'AM003';
    end if;
    insert into posting (id, principal_id, act, subject_kind, subject_id, result, reverses, approval_id, created_at)
    values (posting, who, p_act, about_kind, about_id, p->'result', (p->>'reverses')::bigint, (p->>'approval')::uuid, at);

    for i in 0 .. coalesce(jsonb_array_length(p->'insert'), 0) - 1 loop
      item := p->'insert'->i;
      effects := effects || insert_row(item->>'t', item->'r', who, at, web, posting);
    end loop;

    if p ? 'approval' then
      perform use_approval(posting, p_act, about_kind, about_id, (p->>'approval')::uuid, (p->>'reverses')::bigint, p->'transfers');
    end if;
    if p ? 'reverses' then
      effects := effects || reversal(posting, (p->>'reverses')::bigint, p->>'approval', about_id);
    end if;
    if effects is not null then
      moves_subject := about_id is null;
      foreach e in array effects loop
        moves_subject := moves_subject or e.kind = about_kind and e.id = about_id;
        by_staff := by_staff or coalesce(e.by_staff, false);
        has_more := has_more or num_nonnulls(e.legs, e.due_moved, e.check_move, e.units, e.held, e.owes) > 0;
      end loop;
      if by_staff and coalesce(jsonb_array_length(p->'audit'), 0) = 0 then
        raise exception 'an act of staff without its audit' using errcode = '42501';
      end if;
      if not moves_subject then
        raise exception 'a plan about a % that it does not move', about_kind using errcode = '42501';
      end if;
      if has_more or p ? 'transfers' then
        perform post_transfers(posting, at, effects, p->'accounts', p->'transfers');
        perform effects_must_hold(effects, who);
      end if;
    elsif p ? 'transfers' then
      raise exception 'a plan that moves nothing posts nothing' using errcode = '42501';
    end if;

    for i in 0 .. coalesce(jsonb_array_length(p->'audit'), 0) - 1 loop
      item := p->'audit'->i;
      if (item->>'actor_id')::uuid is distinct from who then
        raise exception 'an audit in another name' using errcode = '42501';
      end if;
      insert into audit (actor_id, act, subject_kind, subject_id, reason, detail, posting_id, at)
      values (who, item->>'act', item->>'subject_kind', item->>'subject_id', item->>'reason', item->'detail', posting, at);
    end loop;
    for i in 0 .. coalesce(jsonb_array_length(p->'events'), 0) - 1 loop
      item := p->'events'->i;
      insert into outbox (topic, payload, created_at) values (item->>'topic', item->'payload', at);
    end loop;
    outcome := 'committed';
    result := p->'result';
  exception
    when sqlstate 'AM001' or sqlstate 'AM002' or sqlstate 'AM003' or sqlstate 'AM004' then
      get stacked diagnostics told = pg_exception_detail;
      select k.request_hash, o.result into twin_hash, result from posting_key k join posting o on o.id = k.posting_id
        where k.principal_id = who and k.key = p_key;
      if found then -- its twin has won meanwhile
        outcome := case when twin_hash = p_hash then 'replay' else 'key_reused' end;
        result := case when outcome = 'replay' then result end;
      else
        outcome := case sqlstate when 'AM001' then 'moved' when 'AM002' then 'no_funds' when 'AM004' then 'no_room' else 'moved' end;
        result := to_jsonb(told);
      end if;
  end;
  return next;
end $$;

-- Several plans in one transaction, each whole or not at all: [{ who, key, hash, act, plan }]. In their order. A plan that raises an
-- exception, or waits for a row that another transaction holds, ends the batch with nothing written: its plans come again one by one.
-- So two batches that wait for each other, which the order of rows in a plan cannot rule out, do so only shortly.
create or replace function commit_plans(plans jsonb) returns table (outcome text, result jsonb)
language sql set lock_timeout = '50ms' set search_path = public, pg_temp as $$
  select c.outcome, c.result
  from jsonb_array_elements(plans) with ordinality as p(item, n),
    lateral commit_plan((item->>'who')::uuid, item->>'key', decode(item->>'hash', 'hex'), item->>'act', item->'plan') c
  order by n;
$$;
