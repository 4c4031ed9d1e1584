-- Receipts, commission invoices and credit notes.

-- A document gets the number after the last of its kind and year, and no other. Those of a kind wait for each other until the commit, so
-- that what is broken off leaves no gap: its number goes to the next.
create or replace function number_document() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  next int;
begin
  new.issued_at := app_now();
  new.year := extract(year from lagos_day(new.issued_at));
  perform pg_advisory_xact_lock(hashtextextended('document ' || new.kind || new.year, 0));
  next := (select coalesce(max(number), 0) + 1 from document where kind = new.kind and year = new.year);
  if new.number <> next then
    raise exception 'the next % of % is %', new.kind, new.year, next using errcode = '23514';
  end if;
  new.number := next;
  return new;
end $$;
create or replace trigger numbered before insert on document for each row execute function number_document();

-- Issues what is not issued yet, in this order, and answers how many were: [{ id, kind, subject_kind, subject_id, user_id, corrects, posting_id, content }].
-- A subject has one of each kind, and what a posting changed is in one credit note.
create or replace function issue_documents(p_documents jsonb) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d document;
  issued int := 0;
begin
  -- both in the order in which every transaction takes them
  perform pg_advisory_xact_lock(hashtextextended('issue document', 0));
  for d in select * from jsonb_populate_recordset(null::document, p_documents) loop
    if not exists (select from document o where o.subject_id = d.subject_id and o.kind = d.kind
        and (o.corrects, o.posting_id) is not distinct from (d.corrects, d.posting_id)) then
      insert into document (id, kind, subject_kind, subject_id, user_id, corrects, posting_id, content)
      values (d.id, d.kind, d.subject_kind, d.subject_id, d.user_id, d.corrects, d.posting_id, d.content);
      issued := issued + 1;
    end if;
  end loop;
  return issued;
end $$;

-- What a document says without the names of people whose accounts are erased: its own reader, and of a receipt who sold.
create or replace function unnamed_document(d document) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
declare
  unnamed jsonb := d.content;
  nobody jsonb := '{"name": "Former user", "store": null, "taxNumber": null, "registeredName": null}';
begin
  if exists (select from app_user u where u.id = d.user_id and u.erased_at is not null) then
    unnamed := jsonb_set(unnamed, '{to}', case d.kind when 'COMMISSION_INVOICE' then nobody else '{"name": "Former user"}' end);
  end if;
  if d.kind = 'RECEIPT' then
    unnamed := jsonb_set(unnamed, '{sales}', (
      select jsonb_agg(case when u.erased_at is null then s.sale else jsonb_set(s.sale, '{seller}', nobody) end order by s.n)
      from jsonb_array_elements(unnamed->'sales') with ordinality s (sale, n)
        left join trade_overview t on t.id = (s.sale->>'tradeId')::uuid left join app_user u on u.id = t.seller_id));
  end if;
  return unnamed;
end $$;

-- A document is never changed, but for those names once it is seven years old, and never deleted.
create or replace function refuse_document_change() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.issued_at < app_now() - interval '7 years' and to_jsonb(new) - 'content' = to_jsonb(old) - 'content'
      and new.content = unnamed_document(old) then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;

-- Takes out the names that need not be kept any longer; answers of how many documents.
create or replace function forget_documents() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed int;
begin
  update document d set content = unnamed_document(d)
  where d.issued_at < app_now() - interval '7 years' and d.content <> unnamed_document(d);
  get diagnostics changed = row_count;
  return changed;
end $$;
