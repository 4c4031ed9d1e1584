-- Pictures of messages.

-- A picture is of the person who wrote the message, was sent for that, and is no other than its row says. What is older than a day goes
-- with the sweep of files that nothing shows: it is refused some hours before, so that none goes that is shown.
create or replace function picture_fits_message() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from message m join media f on f.id = new.media_id
    where m.subject_kind = new.subject_kind and m.subject_id = new.subject_id and m.sequence = new.sequence and m.created_at = new.created_at
      and f.owner_id = m.author_id and f.purpose = 'chat' and f.state = 'READY' and f.sha256 = new.sha256
      and f.created_at > app_now() - interval '20 hours') then
    raise exception 'a message shows pictures that its author has just sent' using errcode = '42501';
  end if;
  return null;
end $$;
create or replace trigger fits_its_message after insert on message_picture for each row execute function picture_fits_message();
create or replace trigger append_only before update or delete on message_picture for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on message_picture for each statement execute function refuse_change();
