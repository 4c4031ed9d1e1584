-- For what a plan was decided from and may have changed since, such as a setting: the command decides again.
create or replace function decide_again(p_what text) returns boolean language plpgsql as $$
begin
  raise exception '% has changed', p_what using errcode = 'AM001', detail = p_what;
end $$;

-- History is never changed (L2): a mistake is mended by a reversing posting.

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;

do $$
declare history text;
begin
  foreach history in array array['posting', 'posting_key', 'posting_reversal', 'approval_use', 'transfer', 'timeline', 'trade_line',
      'audit', 'security_event', 'access_log', 'flag_change', 'clock_stop', 'correction', 'insurance_share', 'review', 'record_leaf', 'audit_leaf', 'public_root', 'dispute_statement', 'ruling', 'category_schema', 'listing_version', 'listing_decision', 'shipment_event'] loop
    execute format('create or replace trigger append_only before update or delete on %I for each row execute function refuse_change()', history);
    execute format('create or replace trigger no_truncate before truncate on %I for each statement execute function refuse_change()', history);
  end loop;
end $$;

-- Documents are history that loses names once it is old (documents.sql).
create or replace trigger append_only before update or delete on document for each row execute function refuse_document_change();
create or replace trigger no_truncate before truncate on document for each statement execute function refuse_change();

-- Settings are history as well, but for a veto before they take effect.
create or replace trigger append_only before delete on setting for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on setting for each statement execute function refuse_change();
create or replace trigger only_vetoed before update on setting for each row
  when (new.effective_from <> 'infinity' or old.effective_from <= app_now()
    or to_jsonb(new) - '{effective_from,version}'::text[] <> to_jsonb(old) - '{effective_from,version}'::text[])
  execute function refuse_change();

create or replace trigger no_delete before delete on account for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on account for each statement execute function refuse_change();
create or replace trigger kind_is_fixed before update of id, kind, subject_kind, owner_id, currency, mode, may_go_negative on account
  for each row execute function refuse_change();

-- How an account is kept follows from its kind; its currency is one of the ledger's.
create or replace function account_kind_decides() returns trigger language plpgsql as $$
begin
  if not is_currency(new.currency) then
    raise exception '% is no currency of the ledger', new.currency using errcode = '23514';
  end if;
  new.may_go_negative := mirrors_outside(new.kind);
  new.mode := mode_of(new.kind);
  return new;
end $$;
create or replace trigger kind_decides before insert on account for each row execute function account_kind_decides();
