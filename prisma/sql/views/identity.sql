-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- People, without what proves who they are.
create or replace view person with (security_invoker = true) as
  select id, name, email, email_verified_at, phone, phone_verified_at, level, picture_id, created_at, closed_at, erased_at
  from app_user;

-- What a person may still begin, and what they may not do, as bits.
create or replace view trading_allowance with (security_invoker = true) as
  select user_id, version, open_offers, day, payouts, restricted, closed_at, open_listings, listings, listings_a_day
  from allowance;

-- What people may not or might not do, and who decided that.
create or replace view person_restriction with (security_invoker = true) as
  select id, version, user_id, kind, state, reason, note, until, subject_kind, subject_id, by_id, created_at, lifted_by_id, lifted_at, lift_reason
  from restriction;

-- Where people are and were signed in.
create or replace view person_session with (security_invoker = true) as
  select id, user_id, kind, user_agent, address, factor_at, created_at, last_seen_at, expires_at, revoked_at
  from session;

-- What happened to the safety of an account.
create or replace view person_security_event with (security_invoker = true) as
  select id, user_id, kind, address, user_agent, created_at
  from security_event;

-- The passkeys with which people sign, and their public keys.
create or replace view person_passkey with (security_invoker = true) as
  select id, user_id, public_key, name, transports, created_at
  from passkey;

-- What a passkey was asked to sign, and when it did.
create or replace view signed_act with (security_invoker = true) as
  select id, user_id, purpose, challenge, used_at
  from passkey_challenge;

-- What blocked people say against their blocks, and what was answered.
create or replace view block_appeal_record with (security_invoker = true) as
  select id, state, user_id, restriction_id, text, due_at, created_at, answer, answered_by_id, answered_at
  from block_appeal;

-- What sellers are registered for VAT by, and since when.
create or replace view tax_number_record with (security_invoker = true) as
  select id, version, state, user_id, number, name, created_at, decided_by_id, decided_at, ended_at, reason
  from tax_number;

-- Pairs of people who have signed in with the same browser, by the secret in its cookie. A shared IP address links nobody.
create or replace view device_link with (security_invoker = true) as
  select one.user_id, other.user_id as linked_id
  from device one join device other on other.token_hash = one.token_hash and other.user_id <> one.user_id;
