-- An act that needs two people: what one has asked for, another agrees to, and that is done in the same commit.

create or replace function expiry_of(p_act text, at timestamptz) returns timestamptz language plpgsql stable as $$
begin
  return at + make_interval(hours => (select expires_hours from act_rule where act = p_act));
end $$;

-- What is agreed to are the bytes that are stored.
create or replace function digest_of(p_document text) returns bytea language sql immutable
return sha256(convert_to(p_document, 'UTF8'));

-- Whether no row that a request was worked out from has another version since.
create or replace function is_as_asked(p_document text) returns boolean language plpgsql stable as $$
begin
  return not exists (select from jsonb_array_elements(p_document::jsonb->'expects') e
    where row_version(e->>'table', (e->>'id')::uuid) is distinct from (e->>'version')::bigint);
end $$;

-- The same for a commit, which locks them, and decides anew where one has moved.
create or replace function must_be_as_asked(p_document text) returns boolean language plpgsql as $$
declare
  e jsonb;
begin
  for e in select jsonb_array_elements(p_document::jsonb->'expects') loop
    if version_of(e->>'table', (e->>'id')::uuid) is distinct from (e->>'version')::bigint then
      raise exception 'a row has moved since it was asked for' using errcode = 'AM001', detail = e->>'table';
    end if;
  end loop;
  return true;
end $$;

-- What allowed one posting allows no other: of this act, on this subject, of this amount, agreed to in this commit.
create or replace function use_approval(p_posting bigint, p_act text, p_subject_kind text, p_subject uuid, p_approval uuid, p_reverses bigint, p_transfers jsonb)
returns void language plpgsql as $$
declare
  a approval;
begin
  select * into a from approval where id = p_approval and act = p_act
    and subject_kind is not distinct from p_subject_kind and subject_id is not distinct from p_subject
    and reverses is not distinct from p_reverses and state = 'AGREED';
  if a.id is null then
    raise exception 'approval % does not allow %', p_approval, p_act using errcode = '23514';
  end if;
  if p_transfers is not null and
      (select sum((t->>'a')::numeric) from jsonb_array_elements(p_transfers) t) is distinct from a.amount_minor::numeric then
    raise exception 'approval % allows another amount', p_approval using errcode = '23514';
  end if;
  insert into approval_use (approval_id, posting_id) values (p_approval, p_posting);
end $$;

-- Agreements are signed from two weeks after the role that allows them was granted.
create or replace function agreement_needs_signature(p_user uuid, p_act text, p_at timestamptz) returns boolean language plpgsql stable as $$
begin
  return exists (select from act_rule a join role_permission r on r.permission = a.permission and r.grades ~ 'g' join staff_grant g on g.role = r.role
    where a.act = p_act and g.user_id = p_user and g.created_at <= p_at - interval '14 days' and (g.ended_at is null or g.ended_at > p_at));
end $$;

-- Whether an assertion names a passkey that this person signs agreements with now. What it signs, the worker verifies. The row is
-- locked, so that it does not end meanwhile.
create or replace function may_sign_with(p_user uuid, p_assertion jsonb) returns boolean language plpgsql as $$
begin
  perform from staff_credential where credential_id = p_assertion->>'id' and user_id = p_user and state = 'ENROLLED' for share;
  return found;
end $$;

-- Whether money came to a person by an agreement that the worker has not verified yet.
create or replace function has_unverified_gain(p_user uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from approval a join approval_use u on u.approval_id = a.id join transfer t on t.posting_id = u.posting_id
      join account c on c.id = t.credit_account_id
    where a.approver_id is not null and a.verified_at is null and c.kind = 'WALLET' and c.owner_id = p_user);
end $$;
