-- Conversations of people with staff.

-- Whether a member of staff answers about this: support about everything, others about their own subjects.
create or replace function answers_support(p_staff uuid, p_subject text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return staff_holds(p_staff, 'support.answer', 'd') and exists (select from staff_member m where m.user_id = p_staff and m.role = any(case p_subject
    when 'trade' then array['SUPPORT', 'MODERATOR']
    when 'block' then array['SUPPORT', 'MODERATOR']
    when 'deposit' then array['SUPPORT', 'FINANCE']
    when 'payout' then array['SUPPORT', 'FINANCE']
    else array['SUPPORT'] end));
end $$;

-- For machines: true, or the plan has to be decided again, and is refused in words.
create or replace function at_most(p_count bigint, p_most int, p_what text) returns boolean language plpgsql stable as $$
begin
  return p_count <= p_most or decide_again(p_what);
end $$;

-- A person's conversations are opened, and their messages counted, one at a time, so that no two are each the last one.
create or replace function one_support_act_at_a_time() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('support ' || new.user_id, 0));
  return new;
end $$;
create or replace trigger one_at_a_time before insert or update on support_case for each row execute function one_support_act_at_a_time();

-- A message has the number that its case counts, and says in which role staff wrote it; a person has none.
create or replace function number_message() returns trigger language plpgsql as $$
begin
  select c.messages, case when new.author_id <> c.user_id then (
      select m.role from staff_member m where m.user_id = new.author_id and m.role in ('SUPPORT', 'MODERATOR', 'FINANCE')
      order by array_position(array['SUPPORT', 'MODERATOR', 'FINANCE'], m.role) limit 1) end
    into new.sequence, new.role from support_case c where c.id = new.case_id;
  return new;
end $$;
create or replace trigger numbered before insert on support_message for each row execute function number_message();

create or replace function keep_message() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'body' <> to_jsonb(old) - 'body'
    or not exists (select from support_case c join person p on p.id = c.user_id where c.id = old.case_id and p.erased_at is not null) then
    raise exception 'support_message is append-only' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger append_only before update or delete on support_message for each row execute function keep_message();
create or replace trigger no_truncate before truncate on support_message for each statement execute function refuse_change();
create or replace trigger no_delete before delete on support_case for each row execute function refuse_change();

-- What an erased person wrote to us, and what they were answered, goes; how long it took stays.
create or replace function forget_support(p_user uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from person where id = p_user and erased_at is not null) then
    update support_message set body = 'erased with the account'
      where case_id in (select id from support_case where user_id = p_user) and body <> 'erased with the account';
    update support_case set rating_words = null, phrase = '' where user_id = p_user and (rating_words is not null or phrase <> '');
  end if;
end $$;
