-- Files that people send.

create or replace trigger no_delete before delete on media for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on media for each statement execute function refuse_change();

-- What a file is never changes: only what is shown of it, and the key ring's key that its data key is sealed with.
create or replace trigger file_is_fixed before update on media for each row
  when ((new.id, new.owner_id, new.purpose, new.mime, new.size_bytes, new.sha256, new.has_original, new.created_at)
    is distinct from (old.id, old.owner_id, old.purpose, old.mime, old.size_bytes, old.sha256, old.has_original, old.created_at)
    or (old.data_key is null and new.data_key is not null))
  execute function refuse_change();
