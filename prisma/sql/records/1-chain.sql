-- The record of a trade: a hash chain of what happened in it, written in the commit that makes it happen. Its form, for those who
-- write a verifier of their own, is in docs/record-format.md; scripts/verify-record.mjs is ours.

-- A value in the canonical form: JSON of text or null.
create or replace function record_json(p text) returns text language sql stable
return coalesce(to_json(p)::text, 'null');

create or replace function record_time(at timestamptz) returns text language sql stable
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create or replace function record_body(p_kind text, p_number int, p_trade uuid, p_facts text, p_text text) returns text language sql immutable
return '{"facts":' || p_facts || ',"kind":"' || p_kind || '","number":' || p_number || ',"text":' || p_text || ',"trade":"' || p_trade || '","v":1}';

create or replace function record_digest(p_prev bytea, p_body text) returns bytea language sql stable
return sha256(convert_to(E'amana.record.entry.v1\n', 'UTF8') || p_prev || convert_to(p_body, 'UTF8'));

-- Personal text is not in the body, but a commitment to it: once text and salt are gone, the chain verifies as before.
create or replace function record_commitment(p_salt bytea, p_text text) returns bytea language sql stable
return sha256(convert_to(E'amana.record.text.v1\n', 'UTF8') || p_salt || convert_to(p_text, 'UTF8'));

-- What stands in a row whose text has been erased.
create or replace function erased_text() returns text language sql immutable
return 'erased';

create or replace function record_start() returns bytea language sql immutable
return decode(repeat('00', 32), 'hex');

-- When a Lagos day begins.
create or replace function lagos_start(day date) returns timestamptz language sql immutable
return (day::timestamp - interval '1 hour') at time zone 'UTC';

-- A day's root is made once nothing can be added to the day: an entry is added within a minute of its transaction's begin, and
-- the transaction holds its day until it commits.
create or replace function record_grace() returns interval language sql immutable
return interval '10 minutes';

create or replace function day_lock(day date) returns int language sql immutable
return day - date '2000-01-01';

-- Number of the locks of days; the second half is the day.
create or replace function record_lock() returns int language sql immutable
return 1919247983;

create or replace function append_record(p_kind text, p_trade uuid, p_source text, p_at timestamptz, p_facts text, p_text text) returns void
language plpgsql as $$
declare
  day date := lagos_day(p_at);
  salt bytea;
  words text := 'null';
begin
  if clock_timestamp() > now() + longest_commit() and session_user in ('amana_web', 'amana_worker') then
    raise exception 'an entry is recorded at its own time' using errcode = '25001';
  end if;
  perform pg_advisory_xact_lock_shared(record_lock(), day_lock(day));
  perform pg_advisory_xact_lock(hashtextextended('record ' || p_trade, 0));
  if day < lagos_day(app_now()) then
    if exists (select from public_root r where r.kind = 'trade_records' and r.day >= lagos_day(p_at)) then
      raise exception 'the records of % are closed', day using errcode = '42501';
    end if;
  end if;
  if p_text is not null then
    salt := sha256(uuid_send(gen_random_uuid()));
    words := '"' || encode(record_commitment(salt, p_text), 'hex') || '"';
  end if;
  insert into record_entry (trade_id, number, kind, source, at, body, salt, digest)
  select p_trade, own.number, p_kind, p_source, p_at, own.body, salt, record_digest(own.prev, own.body)
  from (select coalesce(e.number, 0) + 1 as number, coalesce(e.digest, record_start()) as prev,
      record_body(p_kind, coalesce(e.number, 0) + 1, p_trade, p_facts, words) as body
    from (values (1)) one left join lateral (
      select number, digest from record_entry where trade_id = p_trade order by number desc limit 1) e on true offset 0) own;
end $$;

-- The kinds of entries. A row of `made` is recorded as it is inserted; `facts` are its columns that must never change, and `words`
-- is a person's text, if there is one, that both parties may read where `shown`. A new kind is a row here.
do $do$
declare
  kind record;
  facts text;
  sources text[];
begin
  for kind in select * from (values
    ('agreement', 'trade', 'true', 'r.id', '1', 'r.created_at', null, 'true',
      '{"asset": "r.kind", "buyer": "r.buyer_id", "seller": "r.seller_id", "performer": "r.performer_id", "terms": "r.terms", "currency": "r.currency",
        "price": "r.price_minor", "held": "r.hold_minor", "heldCurrency": "r.hold_currency", "commission": "r.fee_rule"}'::jsonb),
    ('move', 'timeline', 'true', 'r.trade_id', 'r.sequence', 'r.at', 'r.note', 'true',
      '{"move": "r.move", "actor": "r.actor_id", "role": "r.actor_role", "from": "r.from_state", "to": "r.to_state", "posting": "r.posting_id"}'),
    ('message', 'message', 'r.subject_kind = ''trade''', 'r.subject_id', 'r.sequence', 'r.created_at', 'nullif(r.body, '''')', 'true',
      '{"author": "r.author_id"}'),
    ('picture', 'message_picture', 'r.subject_kind = ''trade''', 'r.subject_id', 'r.sequence || ''.'' || r.place', 'r.created_at', null, 'true',
      '{"message": "r.sequence", "sha256": "r.sha256"}'),
    -- Neither party reads the other's statement before a day is over, whatever the screens show earlier.
    ('dispute', 'dispute', 'true', 'r.trade_id', 'r.id', 'r.created_at', 'r.statement', 'r.created_at <= app_now() - interval ''24 hours''',
      '{"dispute": "r.id", "openedBy": "r.opened_by_id", "as": "r.opened_as", "reason": "r.reason", "answers": "r.answers"}'),
    ('statement', 'dispute_statement', 'true', '(select d.trade_id from dispute d where d.id = r.dispute_id)', 'r.id', 'r.created_at', 'r.body', 'r.created_at <= app_now() - interval ''24 hours''',
      '{"dispute": "r.dispute_id", "author": "r.author_id", "party": "r.party", "as": "r.kind"}'),
    ('evidence', 'evidence', 'true', '(select d.trade_id from dispute d where d.id = r.dispute_id)', 'r.id', 'r.created_at', null, 'true',
      '{"dispute": "r.dispute_id", "side": "r.side", "sha256": "r.sha256"}'),
    ('ruling', 'ruling', 'true', '(select d.trade_id from dispute d where d.id = r.dispute_id)', 'r.id', 'r.created_at', 'r.reason', 'true',
      '{"dispute": "r.dispute_id", "stage": "r.stage", "outcome": "r.outcome", "finding": "r.finding", "refund": "r.refund_minor", "release": "r.release_minor",
        "rules": "r.rules", "moderator": "r.moderator_id", "approver": "r.approver_id"}')
  ) as kinds (name, made, applies, trade, source, at, words, shown, facts) loop
    select '''{' || string_agg(format('%s:'' || record_json((%s)::text)', to_json(key), value), ' || '',' order by key collate "C") || ' || ''}'''
      into facts from (select * from jsonb_each_text(kind.facts) union all select 'at', format('record_time(%s)', kind.at)) fact (key, value);
    kind.words := coalesce(kind.words, 'null');
    execute replace(format(
      'create or replace function record_%s() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform append_record(%L, %s, (%s)::text, %s, %s, (%s)::text);
        return null;
      end $$', kind.name, kind.name, kind.trade, kind.source, kind.at, facts, kind.words), 'r.', 'new.');
    execute format('create or replace trigger recorded after insert on %I for each row when (%s) execute function record_%s()',
      kind.made, replace(kind.applies, 'r.', 'new.'), kind.name);
    sources := sources || format('select %L as kind, %s as trade_id, (%s)::text as source, %s as at, %s as facts, (%s)::text as words, %s as shown from %I r where %s',
      kind.name, kind.trade, kind.source, kind.at, facts, kind.words, kind.shown, kind.made, kind.applies);
  end loop;
  -- What the entries must say, from the rows that they record.
  execute 'create or replace view record_source as ' || array_to_string(sources, ' union all ');
end $do$;

-- An entry changes in one way: its salt goes, once its text is gone.
create or replace function keep_record() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.salt is not null or old.salt is null or to_jsonb(new) - 'salt' <> to_jsonb(old) - 'salt'
    or not exists (select from record_source s where s.trade_id = old.trade_id and s.kind = old.kind and s.source = old.source and s.words = erased_text()) then
    raise exception 'record_entry is append-only' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger append_only before update or delete on record_entry for each row execute function keep_record();
create or replace trigger no_truncate before truncate on record_entry for each statement execute function refuse_change();

-- A message changes in one way: its text is erased, and with it the salt of its entry.
create or replace function keep_chat() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'UPDATE' or new.body <> erased_text() or to_jsonb(new) - 'body' <> to_jsonb(old) - 'body' then
    raise exception 'message is append-only' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger append_only before update or delete on message for each row execute function keep_chat();
create or replace trigger no_truncate before truncate on message for each statement execute function refuse_change();

create or replace function forget_salt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update record_entry set salt = null
    where trade_id = new.subject_id and kind = 'message' and source = new.sequence::text and salt is not null;
  return null;
end $$;
create or replace trigger salt_goes after update on message for each row when (new.subject_kind = 'trade') execute function forget_salt();
