-- The tables of Amana, and what they come with. Functions, triggers and grants are in prisma/sql, which is applied after each
-- migration and whenever it changes. Until the first release this file is edited in place.

-- The time that every rule uses (prisma/sql/clock.sql): here because columns take it for their default.
create function app_now() returns timestamptz language sql stable return now();

create type dispute_state as enum ('OPEN', 'UNDER_REVIEW', 'RULED', 'APPEALED', 'CLOSED');
create type settlement_offer_state as enum ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED');
create type delivery_channel as enum ('PUSH', 'MAIL', 'TEXT');
create type delivery_state as enum ('QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'READ', 'SUPPRESSED');
create type verification_level as enum ('BASIC', 'VERIFIED', 'TRUSTED');
create type approval_state as enum ('ASKED', 'AGREED', 'DECLINED', 'WITHDRAWN', 'STALE', 'EXPIRED', 'VETOED');
create type staff_credential_state as enum ('OFFERED', 'ENROLLED', 'ENDED');
create type bulk_state as enum ('OPEN', 'STOPPED', 'DONE');
create type bulk_row_state as enum ('WAITING', 'DONE', 'REFUSED', 'SKIPPED');
create type code_purpose as enum ('EMAIL', 'PHONE', 'PASSWORD', 'GOOGLE');
create type account_kind as enum ('WALLET', 'HOLD', 'FEES', 'GATEWAY', 'BANK', 'GATEWAY_FEES', 'CHARGEBACK_LOSS', 'INSURANCE', 'ADJUSTMENTS', 'PROMOTIONS', 'CARRIER');
create type account_mode as enum ('EXACT', 'CREDIT_DELTA', 'DELTA');
create type offer_state as enum ('AVAILABLE', 'PAUSED', 'IN_ESCROW', 'COMPLETED', 'EXPIRED', 'WITHDRAWN');
create type outage_state as enum ('OPEN', 'ENDED');
create type trade_state as enum ('IN_ESCROW', 'SHIPPED', 'DELIVERED', 'DISPUTED', 'COMPLETED', 'CANCELLED', 'SPLIT', 'WAITING', 'RETURNING');
create type deposit_state as enum ('INITIATED', 'PAID', 'FAILED', 'EXPIRED', 'QUARANTINED', 'REFUNDING', 'REFUNDED', 'CHARGEBACK_OPEN', 'CHARGED_BACK');
create type text_state as enum ('SENT', 'DELIVERED', 'FAILED');
create type session_kind as enum ('BROWSER', 'PROGRAM');
create type payout_state as enum ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT', 'PAID', 'REVERSED', 'CANCELLED', 'REJECTED', 'FAILED');
create type refund_state as enum ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION', 'DONE', 'FAILED');
create type restriction_kind as enum ('blocked', 'frozen', 'no_publish', 'no_accept', 'no_payout', 'no_release', 'step_up');
create type block_appeal_state as enum ('OPEN', 'GRANTED', 'DECLINED');
create type restriction_state as enum ('ACTIVE', 'LIFTED', 'EXPIRED');
create type chargeback_state as enum ('OPEN', 'WON', 'LOST');

create table app_user (
  id uuid primary key,
  name text not null,
  email text not null,
  email_verified_at timestamptz,
  phone text not null,
  phone_verified_at timestamptz,
  password_hash text,
  level verification_level not null default 'BASIC',
  created_at timestamptz not null default app_now(),
  bio text not null default '',
  closed_at timestamptz,
  erased_at timestamptz,
  google_subject text,
  picture_id uuid,
  address jsonb,
  links jsonb not null default '{}',
  constraint address_is_whole check (address is null or address ?& array['street', 'town', 'state']),
  constraint links_are_names check (jsonb_typeof(links) = 'object')
);
create index app_user_email_idx on app_user (email);
create index app_user_phone_idx on app_user (phone);
create unique index one_account_a_phone on app_user (phone) where phone_verified_at is not null;
create unique index one_account_an_email on app_user (email) where email_verified_at is not null;
create unique index app_user_google_subject_key on app_user (google_subject);

create table session (
  id uuid primary key,
  user_id uuid not null,
  user_agent text not null,
  address text not null,
  created_at timestamptz not null default app_now(),
  active_from timestamptz not null default app_now(),
  last_seen_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  factor_at timestamptz,
  kind session_kind not null default 'BROWSER',
  foreign key (user_id) references app_user(id)
);
create index session_user_id_idx on session (user_id);

create table verification_code (
  id uuid primary key,
  user_id uuid not null,
  purpose code_purpose not null,
  target text not null,
  code_hash bytea not null,
  tries int not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default app_now()
);
create index verification_code_user_id_purpose_created_at_idx on verification_code (user_id, purpose, created_at);

create table secret_hour (
  kind text not null,
  began_at timestamptz not null,
  reads bigint not null,
  is_closed boolean not null default false,
  primary key (kind, began_at)
);
create sequence password_reads minvalue 0;
create sequence password_hour minvalue 0;
create sequence password_most minvalue 0;
create sequence totp_reads minvalue 0;
create sequence totp_hour minvalue 0;
create sequence totp_most minvalue 0;

create table sign_in_code (
  id uuid primary key,
  phone text not null,
  code_hash bytea not null,
  tries int not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_code_phone_idx on sign_in_code (phone);

create table sign_in_count (
  subject text primary key,
  wrong int not null default 0,
  updated_at timestamptz not null default app_now()
);

create table device (
  id uuid primary key,
  user_id uuid not null,
  token_hash bytea not null,
  user_agent text not null,
  created_at timestamptz not null default app_now(),
  last_seen_at timestamptz not null default app_now(),
  foreign key (user_id) references app_user(id)
);
create index device_user_id_idx on device (user_id);
create unique index device_token_hash_user_id_key on device (token_hash, user_id);

create table captcha_solution (
  signature text primary key,
  expires_at timestamptz not null
);

create table pending_sign_in (
  id uuid primary key,
  user_id uuid not null,
  tries int not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (user_id) references app_user(id)
);
create index pending_sign_in_user_id_idx on pending_sign_in (user_id);

create table totp (
  user_id uuid primary key,
  secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null default app_now(),
  foreign key (user_id) references app_user(id)
);

create table recovery_code (
  user_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash),
  foreign key (user_id) references app_user(id)
);

create table passkey (
  id text primary key,
  user_id uuid not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[],
  is_backed_up boolean not null,
  name text not null,
  created_at timestamptz not null default app_now(),
  last_used_at timestamptz,
  foreign key (user_id) references app_user(id)
);
create index passkey_user_id_idx on passkey (user_id);

create table passkey_challenge (
  id uuid primary key,
  user_id uuid,
  purpose text not null,
  challenge bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (user_id) references app_user(id)
);
create index passkey_challenge_user_id_idx on passkey_challenge (user_id);

create table refresh_token (
  token_hash bytea primary key,
  session_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (session_id) references session(id)
);
create index refresh_token_session_id_idx on refresh_token (session_id);

create table security_event (
  id bigserial primary key,
  user_id uuid not null,
  kind text not null,
  detail jsonb not null default '{}',
  address text,
  user_agent text,
  created_at timestamptz not null default app_now(),
  foreign key (user_id) references app_user(id)
);
create index security_event_user_id_id_idx on security_event (user_id, id);

create table allowance (
  user_id uuid primary key,
  version bigint not null default 1,
  open_offers int not null default 0,
  day date not null default '2000-01-01',
  traded_minor bigint not null default 0,
  payouts int not null default 0,
  open_listings int not null default 0,
  listings int not null default 0,
  listings_a_day int not null default 10,
  restricted int not null default 0,
  closed_at timestamptz,
  constraint ten_open_offers check ((open_offers >= 0) and (open_offers <= 10)),
  constraint open_listings_not_negative check (open_listings >= 0),
  constraint listings_as_allowed check (listings >= 0 and listings <= listings_a_day and listings_a_day between 10 and 500),
  constraint three_payouts check ((payouts >= 0) and (payouts <= 3)),
  constraint traded_not_negative check (traded_minor >= 0)
) with (fillfactor=70);

create table restriction (
  id uuid primary key,
  version bigint not null default 1,
  user_id uuid not null,
  kind restriction_kind not null,
  state restriction_state not null default 'ACTIVE',
  reason text not null,
  note text,
  until timestamptz,
  subject_kind text,
  subject_id uuid,
  by_id uuid not null,
  created_at timestamptz not null default app_now(),
  lifted_by_id uuid,
  lifted_at timestamptz,
  lift_reason text,
  approval_id uuid,
  foreign key (user_id) references app_user(id)
);

create table block_appeal (
  id uuid primary key,
  version bigint not null default 1,
  state block_appeal_state not null default 'OPEN',
  user_id uuid not null,
  restriction_id uuid not null constraint one_appeal_a_block unique,
  text text not null,
  due_at timestamptz not null,
  created_at timestamptz not null default app_now(),
  answer text,
  answered_by_id uuid,
  answered_at timestamptz,
  foreign key (user_id) references app_user(id),
  foreign key (restriction_id) references restriction(id),
  constraint answered_by_someone check ((state = 'OPEN') = (answered_at is null) and (answered_at is null) = (answered_by_id is null))
);
create index block_appeal_user_id_idx on block_appeal (user_id);
create index block_appeal_state_due_at_idx on block_appeal (state, due_at);
create index restriction_user_id_created_at_idx on restriction (user_id, created_at);
create unique index one_restriction_a_subject on restriction (user_id, kind, subject_kind, subject_id)
  where state = 'ACTIVE' and subject_id is not null;
create index restriction_that_ends on restriction (until) where state = 'ACTIVE' and until is not null;

create table outbox (
  id bigserial primary key,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null default app_now()
);

create table audit (
  id bigserial primary key,
  actor_id uuid not null,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  reason text,
  detail jsonb,
  posting_id bigint,
  at timestamptz not null default app_now(),
  transaction xid8 not null default pg_current_xact_id()
);
create index audit_subject_kind_subject_id_id_idx on audit (subject_kind, subject_id, id);
create index audit_actor_id_id_idx on audit (actor_id, id);
create index audit_at_idx on audit using brin (at);

create table rate_limit (
  bucket text primary key,
  used int not null,
  resets_at timestamptz not null
);

-- Lost in a crash, and of a minute's worth.
create unlogged table call_count (
  subject text primary key,
  drawn int not null,
  resets_at timestamptz not null
);

create table setting (
  id uuid primary key,
  name text not null,
  value jsonb not null,
  effective_from timestamptz not null,
  approval_id uuid,
  created_at timestamptz not null default app_now(),
  version bigint not null default 1
);
create unique index setting_approval_id_key on setting (approval_id);
create unique index setting_name_effective_from_key on setting (name, effective_from) where effective_from < 'infinity';

-- Feature flags: declared in code, which says what each guards; whom it applies to is data.
create table flag (
  id uuid primary key default gen_random_uuid(),
  version bigint not null default 1,
  key text not null constraint flag_key unique,
  kind text not null check (kind in ('release', 'kill', 'permission')),
  is_money boolean not null,
  default_on boolean not null,
  rollout int not null constraint rollout_in_basis_points check (rollout between 0 and 10000),
  rules jsonb not null default '{"denied": [], "allowed": [], "roles": [], "levels": []}' constraint rules_are_lists
    check ((rules - '{denied,allowed,roles,levels}'::text[] = '{}' and jsonb_typeof(rules->'denied') = 'array' and jsonb_typeof(rules->'allowed') = 'array'
      and jsonb_typeof(rules->'roles') = 'array' and jsonb_typeof(rules->'levels') = 'array') is true),
  killed_at timestamptz,
  changed_by_id uuid not null default '00000000-0000-0000-0000-000000000000',
  change_reason text not null default 'The product comes with it.' check (length(change_reason) between 10 and 2000),
  approval_id uuid,
  created_at timestamptz not null default app_now(),
  changed_at timestamptz not null default app_now()
);

create table flag_change (
  flag_id uuid not null,
  version bigint not null,
  key text not null,
  rollout int not null,
  rules jsonb not null,
  killed_at timestamptz,
  by_id uuid not null,
  reason text not null,
  approval_id uuid,
  at timestamptz not null,
  primary key (flag_id, version)
);
create index flag_change_key_idx on flag_change (key);

create table banner (
  id uuid primary key,
  version bigint not null default 1,
  placement text not null check (placement in ('everywhere', 'market', 'wallet')),
  audience text not null check (audience in ('everyone', 'signed_in', 'sellers', 'staff', 'BASIC', 'VERIFIED', 'TRUSTED')),
  bodies jsonb not null constraint bodies_are_texts
    check ((jsonb_typeof(bodies->'en') = 'string' and bodies - '{en,pcm,ha,yo,ig}'::text[] = '{}' and length(bodies::text) < 4000) is true),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  published_by_id uuid not null,
  created_at timestamptz not null default app_now(),
  ended_at timestamptz,
  ended_by_id uuid,
  constraint banner_starts_before_it_ends check (starts_at < ends_at),
  constraint ended_by_someone check ((ended_at is null) = (ended_by_id is null))
);
create index banner_ends_at_idx on banner (ends_at);

create table account (
  id bigserial primary key,
  kind account_kind not null,
  -- of a HOLD: the kind of subject that it is held for; else empty
  subject_kind text not null default '',
  owner_id uuid not null,
  currency text not null,
  mode account_mode not null default 'EXACT',
  may_go_negative boolean not null default false,
  balance bigint not null default 0,
  created_at timestamptz not null default app_now(),
  constraint balance_not_negative check (may_go_negative or balance >= 0),
  unique (kind, subject_kind, owner_id, currency)
) with (fillfactor=50); -- keeps balance updates heap-only

create table posting (
  id bigserial primary key,
  principal_id uuid not null,
  act text not null,
  subject_kind text,
  subject_id uuid,
  result jsonb not null,
  reverses bigint,
  approval_id uuid,
  created_at timestamptz not null default app_now()
);
create index posting_by_subject on posting (subject_id, id) where subject_kind in ('deposit', 'payout', 'refund', 'chargeback');

-- Keys of postings never expire. They, and the other two that are unique for ever, have tables of their own, so that postings can
-- be partitioned by month.
create table posting_key (
  principal_id uuid not null,
  key text not null,
  posting_id bigint not null,
  request_hash bytea not null,
  primary key (principal_id, key)
);
create index posting_key_posting on posting_key (posting_id);

create table posting_reversal (
  reverses bigint primary key,
  posting_id bigint not null
);

create table approval_use (
  approval_id uuid primary key,
  posting_id bigint not null
);

create sequence transfer_id_seq;

create table transfer (
  id bigint primary key,
  posting_id bigint not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  debit_account_id bigint not null,
  credit_account_id bigint not null,
  currency text not null,
  amount_minor bigint not null,
  debit_after bigint,
  credit_after bigint,
  reverses bigint,
  created_at timestamptz not null default app_now(),
  constraint amount_positive check (amount_minor > 0),
  constraint two_accounts check (debit_account_id <> credit_account_id)
);
create index transfer_debit_account_id_id_idx on transfer (debit_account_id, id);
create index transfer_credit_account_id_id_idx on transfer (credit_account_id, id);
create index transfer_posting_id_idx on transfer (posting_id);
create index transfer_wallet_in on transfer (credit_account_id, kind, id) where kind in ('deposit_credit', 'quarantine_release',
  'payout_return', 'payout_reversal', 'payout_fee_return', 'offer_return', 'escrow_release', 'escrow_refund', 'refund_failed', 'chargeback_won',
  'refund_credit', 'adjustment_in', 'insurance_payment', 'fee_given_back', 'shipping_refund', 'shipping_seller',
  'return_paid', 'return_unused', 'shipping_extra_back');
create index transfer_wallet_out on transfer (debit_account_id, kind, id) where kind in ('payout_hold', 'offer_hold', 'price_paid', 'refund_hold',
  'chargeback_hold', 'chargeback_recovery', 'adjustment_out', 'shipping_hold', 'return_hold', 'shipping_extra');
create index transfer_by_subject on transfer (subject_id, id);
create index transfer_reversal_in on transfer (credit_account_id, id) where reverses is not null;
create index transfer_reversal_out on transfer (debit_account_id, id) where reverses is not null;

create table balance_delta (
  id bigserial primary key,
  account_id bigint not null,
  amount_minor bigint not null
);
create index balance_delta_account_id_idx on balance_delta (account_id);

create table approval (
  id uuid primary key,
  version bigint not null default 1,
  act text not null,
  state approval_state not null default 'ASKED',
  subject_kind text not null,
  subject_id uuid not null,
  reverses bigint,
  beneficiary_id uuid,
  amount_minor bigint,
  currency text,
  detail jsonb not null,
  document text not null,
  digest bytea not null,
  reason text not null,
  creator_id uuid not null,
  approver_id uuid,
  created_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by_id uuid,
  end_reason text,
  assertion jsonb,
  verified_at timestamptz,
  finding text,
  constraint signed_once_agreed check (approver_id is not null or num_nonnulls(assertion, verified_at, finding) = 0),
  constraint true_or_false check (verified_at is null or finding is null),
  constraint three_people check ((creator_id <> approver_id) and (beneficiary_id is distinct from creator_id) and ((approver_id is null) or (beneficiary_id is distinct from approver_id))),
  constraint agreed_by_one check ((state in ('AGREED', 'VETOED')) = (approver_id is not null)),
  constraint ended_once check ((state = 'ASKED') = (ended_at is null))
);
create index approval_subject_id_idx on approval (subject_id);
create index approval_ended_at_idx on approval (ended_at);
create index unverified_agreement on approval (id) where approver_id is not null and verified_at is null;
create unique index one_open_request on approval (act, subject_id) where state = 'ASKED';

create table staff_grant (
  id uuid primary key default gen_random_uuid(),
  version bigint not null default 1,
  user_id uuid not null,
  role text not null,
  approval_id uuid,
  created_at timestamptz not null default app_now(),
  ended_at timestamptz,
  ended_by_id uuid,
  end_reason text,
  constraint ended_by_someone check ((ended_at is null) = (ended_by_id is null))
);
create index staff_grant_user_id_idx on staff_grant (user_id);
create unique index one_grant_of_a_role on staff_grant (user_id, role) where ended_at is null;

create table staff_credential (
  id uuid primary key,
  version bigint not null default 1,
  user_id uuid not null,
  state staff_credential_state not null,
  credential_id text not null,
  public_key bytea not null,
  name text not null,
  vouching jsonb,
  created_at timestamptz not null default app_now(),
  enrolled_at timestamptz,
  ended_at timestamptz,
  constraint enrolled_once check ((state <> 'OFFERED' or enrolled_at is null) and (state <> 'ENROLLED' or enrolled_at is not null)),
  constraint ended_for_good check ((state = 'ENDED') = (ended_at is not null))
);
create unique index staff_credential_credential_id_key on staff_credential (credential_id);
create index staff_credential_user_id_idx on staff_credential (user_id);

create table break_glass (
  id uuid primary key,
  version bigint not null default 1,
  user_id uuid not null,
  permission text not null,
  reason text not null check (length(reason) between 10 and 2000),
  until timestamptz not null,
  created_at timestamptz not null default app_now(),
  ratified_by_id uuid,
  ratified_at timestamptz,
  constraint ratified_by_someone check ((ratified_at is null) = (ratified_by_id is null))
);
create index break_glass_user_id_idx on break_glass (user_id);

create table staff_note (
  id uuid primary key,
  user_id uuid not null,
  text text not null check (length(text) between 1 and 2000),
  by_id uuid not null,
  created_at timestamptz not null default app_now()
);
create index staff_note_user_id_idx on staff_note (user_id);

create table unmasking (
  id uuid primary key,
  user_id uuid not null,
  field text not null check (field in ('email', 'phone', 'bank_account', 'sender_account')),
  -- the bank account, or the deposit whose sender's account it is
  subject_id uuid,
  reason text not null check (length(reason) between 10 and 2000),
  by_id uuid not null,
  roles text[] not null,
  until timestamptz not null,
  created_at timestamptz not null default app_now(),
  constraint unmasking_of_an_account check ((subject_id is not null) = (field in ('bank_account', 'sender_account')))
);
create index unmasking_by_id_user_id_idx on unmasking (by_id, user_id);
create index unmasking_user_id_idx on unmasking (user_id);

create table observation (
  id uuid primary key,
  user_id uuid not null,
  reason text not null check (length(reason) between 10 and 2000),
  by_id uuid not null,
  until timestamptz not null,
  created_at timestamptz not null default app_now()
);
create index observation_by_id_user_id_created_at_idx on observation (by_id, user_id, created_at);
create index observation_user_id_idx on observation (user_id);

create table assignment (
  id uuid primary key,
  version bigint not null default 1,
  kind text not null,
  subject_id uuid not null,
  staff_id uuid not null,
  given_by_id uuid not null,
  created_at timestamptz not null default app_now(),
  ended_at timestamptz,
  ended_by_id uuid,
  constraint ended_by_someone check ((ended_at is null) = (ended_by_id is null))
);
create unique index one_assignment_of_a_case on assignment (kind, subject_id) where ended_at is null;
create index assignment_staff_id_idx on assignment (staff_id);

create table late_case (
  kind text not null,
  subject_id uuid not null,
  stage text not null check (stage in ('look', 'end')),
  at timestamptz not null default app_now(),
  primary key (kind, subject_id, stage)
);

create table saved_view (
  id uuid primary key,
  version bigint not null default 1,
  owner_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  kind text not null,
  query text not null check (length(query) <= 200 and query ~ '^([a-z]+=[a-z]+(&[a-z]+=[a-z]+)*)?$'),
  is_shared boolean not null,
  created_at timestamptz not null default app_now(),
  removed_at timestamptz
);
create unique index one_view_of_a_name on saved_view (owner_id, name) where removed_at is null;

create table bulk (
  id uuid primary key,
  version bigint not null default 1,
  act text not null,
  reason_code text not null,
  reason text not null check (length(reason) between 10 and 2000),
  by_id uuid not null,
  state bulk_state not null,
  created_at timestamptz not null default app_now(),
  ended_at timestamptz,
  ended_by_id uuid,
  constraint ended_when_over check ((state = 'OPEN') = (ended_at is null) and (state = 'STOPPED') = (ended_by_id is not null))
);
create index bulk_created_at_idx on bulk (created_at);

create table bulk_row (
  bulk_id uuid not null,
  row_id text not null check (length(row_id) between 1 and 100),
  place int not null,
  state bulk_row_state not null,
  result text check (length(result) between 1 and 500),
  done_at timestamptz,
  primary key (bulk_id, row_id),
  constraint result_unless_waiting check ((state = 'WAITING') = (result is null)),
  constraint done_at_its_time check ((state in ('DONE', 'REFUSED')) = (done_at is not null))
);
create unique index bulk_row_bulk_id_place_key on bulk_row (bulk_id, place);

create type listing_state as enum ('DRAFT', 'PENDING_REVIEW', 'REJECTED', 'LIVE', 'WITHDRAWN');

create table category (
  id uuid primary key,
  version bigint not null default 1,
  parent_id uuid,
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{0,59}$'),
  name text not null check (length(name) between 1 and 60),
  describes text not null check (length(describes) <= 300),
  words text[] not null default '{}',
  position int not null,
  is_active boolean not null default true,
  -- what registered sellers sell in it has VAT within its price
  is_taxed boolean not null default true,
  created_at timestamptz not null default app_now(),
  foreign key (parent_id) references category(id)
);
create unique index category_slug_key on category (slug);
create index category_parent_id_position_idx on category (parent_id, position);

create table category_schema (
  id uuid primary key default gen_random_uuid(),
  category_id uuid not null,
  version int not null check (version > 0),
  schema jsonb not null,
  by_id uuid not null,
  created_at timestamptz not null default app_now(),
  constraint category_schema_category_id_version_key unique (category_id, version),
  foreign key (category_id) references category(id)
);

create table listing (
  id uuid primary key,
  version bigint not null default 1,
  seller_id uuid not null,
  state listing_state not null default 'DRAFT',
  category_id uuid not null,
  draft jsonb not null check (pg_column_size(draft) <= 60000),
  saved_at timestamptz not null,
  versions int not null default 0,
  live_version int,
  pending_version int,
  -- the version that a change of price left
  repriced_from int,
  submitted_at timestamptz,
  screened_at timestamptz,
  risk int not null default 0 check (risk between 0 and 100),
  hits jsonb not null default '[]',
  endorsed_by_id uuid,
  claimed_by_id uuid,
  claimed_until timestamptz,
  first_live_at timestamptz,
  flagged_at timestamptz,
  hidden_until timestamptz,
  hidden_version int,
  -- whether the marked picture of a version shows the word of its day
  word_version int,
  word_shown boolean,
  featured_until timestamptz,
  reminded72_for timestamptz,
  reminded24_for timestamptz,
  deleted_at timestamptz,
  created_at timestamptz not null default app_now(),
  foreign key (seller_id) references app_user(id),
  foreign key (category_id) references category(id),
  constraint live_has_its_version check ((state = 'LIVE') = (live_version is not null) and (live_version is null) = (first_live_at is null)),
  constraint pending_is_the_newest check (pending_version is null or pending_version = versions and state in ('PENDING_REVIEW', 'LIVE')),
  constraint review_has_its_version check (state <> 'PENDING_REVIEW' or pending_version is not null),
  constraint claimed_for_a_while check ((claimed_by_id is null) = (claimed_until is null)),
  constraint word_is_of_a_version check ((word_version is null) = (word_shown is null))
) with (fillfactor=80);
create index listing_seller_id_created_at_idx on listing (seller_id, created_at);
create index listing_category_id_first_live_at_idx on listing (category_id, first_live_at);
create index listing_waiting on listing (risk desc, submitted_at) where pending_version is not null and screened_at is not null;
create index listing_flagged on listing (flagged_at) where flagged_at is not null;

create table listing_version (
  id uuid primary key,
  listing_id uuid not null,
  version int not null check (version > 0),
  category_id uuid not null,
  category_slug text not null,
  category_version int not null,
  content jsonb not null,
  terms jsonb not null,
  image_ids jsonb not null check (jsonb_typeof(image_ids) = 'array'),
  state text not null,
  lga text not null,
  currency text not null,
  price_minor bigint not null,
  compare_minor bigint,
  units bigint not null check (units between 1 and 9999),
  fee_rule jsonb not null,
  created_at timestamptz not null default app_now(),
  foreign key (listing_id) references listing(id),
  foreign key (category_id) references category(id)
);
-- The same text in the listing of another seller.
create index listing_version_text on listing_version (md5(content->>'description'));
create unique index listing_version_listing_id_version_key on listing_version (listing_id, version);

create table listing_flag (
  id uuid primary key,
  listing_id uuid not null,
  version bigint not null default 1,
  user_id uuid not null,
  reason text not null check (reason in ('SCAM', 'COUNTERFEIT', 'PROHIBITED', 'WRONG_CATEGORY', 'DUPLICATE', 'UNAVAILABLE', 'OFFENSIVE')),
  is_upheld boolean,
  created_at timestamptz not null default app_now(),
  foreign key (listing_id) references listing(id)
);
create unique index listing_flag_listing_id_user_id_key on listing_flag (listing_id, user_id);
create index listing_flag_user_id_created_at_idx on listing_flag (user_id, created_at);

create table listing_decision (
  id uuid primary key,
  listing_id uuid not null,
  about int not null,
  verdict text not null check (verdict in ('APPROVE', 'ENDORSE', 'REJECT', 'KEEP', 'TAKE_DOWN', 'EXTEND', 'WORD_SEEN', 'WORD_MISSING')),
  reason_code text,
  sentence text check (length(sentence) between 3 and 500),
  by_id uuid not null,
  created_at timestamptz not null default app_now(),
  foreign key (listing_id) references listing(id),
  constraint a_no_says_why check (verdict not in ('REJECT', 'TAKE_DOWN', 'EXTEND') or sentence is not null)
);
create index listing_decision_listing_id_created_at_idx on listing_decision (listing_id, created_at);

create table listing_day (
  listing_id uuid not null,
  day date not null,
  views int not null default 0 check (views >= 0),
  favourites int not null default 0 check (favourites >= 0),
  carts int not null default 0 check (carts >= 0),
  orders int not null default 0 check (orders >= 0),
  gross_minor bigint not null default 0 check (gross_minor >= 0),
  primary key (listing_id, day)
);
create index listing_day_with_orders on listing_day (day) where orders > 0;

create table favourite (
  user_id uuid not null,
  listing_id uuid not null,
  created_at timestamptz not null default app_now(),
  primary key (user_id, listing_id),
  foreign key (user_id) references app_user(id),
  foreign key (listing_id) references listing(id)
);
create index favourite_user_id_created_at_idx on favourite (user_id, created_at);

create table store (
  user_id uuid primary key,
  handle text not null check (handle ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(handle) between 3 and 30),
  name text not null check (length(name) between 2 and 40),
  about text not null default '' check (length(about) <= 1000),
  policies text not null default '' check (length(policies) <= 2000),
  on_holiday boolean not null default false,
  back_on date,
  away_since timestamptz,
  created_at timestamptz not null default app_now(),
  foreign key (user_id) references app_user(id),
  constraint back_from_a_holiday check (back_on is null or on_holiday)
);
create unique index store_handle_key on store (handle);

create table follow (
  user_id uuid not null,
  seller_id uuid not null,
  created_at timestamptz not null default app_now(),
  primary key (user_id, seller_id),
  foreign key (user_id) references app_user(id),
  foreign key (seller_id) references store(user_id) on delete cascade,
  constraint follows_another check (user_id <> seller_id)
);
create index follow_seller_id_idx on follow (seller_id);

create type support_case_state as enum ('OPEN', 'ANSWERED', 'CLOSED');

create table support_case (
  id uuid primary key,
  version bigint not null default 1,
  user_id uuid not null,
  state support_case_state not null default 'OPEN',
  subject_kind text not null check (subject_kind in ('trade', 'deposit', 'payout', 'account', 'block', 'other')),
  subject_id uuid,
  phrase text not null check (length(phrase) <= 60),
  messages int not null check (messages between 1 and 500),
  waiting_since timestamptz not null,
  first_answer_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  closed_by_id uuid,
  is_good boolean,
  rating_words text check (length(rating_words) <= 500),
  rated_at timestamptz,
  created_at timestamptz not null default app_now(),
  foreign key (user_id) references app_user(id),
  constraint closed_by_someone check ((state = 'CLOSED') = (closed_at is not null) and (closed_at is null) = (closed_by_id is null)),
  constraint rated_once check ((rated_at is null) = (is_good is null) and (rated_at is not null or rating_words is null))
);
create index support_case_user_id_created_at_idx on support_case (user_id, created_at);
create index support_case_waiting on support_case (waiting_since) where state = 'OPEN';
create index support_case_answered on support_case (answered_at) where state = 'ANSWERED';

create table support_message (
  id uuid primary key,
  case_id uuid not null,
  sequence int not null,
  author_id uuid not null,
  role text,
  body text not null check (length(body) between 1 and 4000 and (role is not null or length(body) <= 2000)),
  created_at timestamptz not null default app_now(),
  foreign key (case_id) references support_case(id),
  constraint numbered_in_its_case unique (case_id, sequence)
);
create index support_message_author_id_created_at_idx on support_message (author_id, created_at);

create table support_template (
  id uuid primary key,
  version bigint not null default 1,
  title text not null check (length(title) between 1 and 80),
  body text not null check (length(body) between 1 and 4000),
  by_id uuid not null,
  created_at timestamptz not null default app_now(),
  removed_at timestamptz,
  removed_by_id uuid,
  constraint removed_by_someone check ((removed_at is null) = (removed_by_id is null))
);

create table access_log (
  id bigserial primary key,
  staff_id uuid not null,
  roles text[] not null,
  user_id uuid not null,
  what text not null,
  reason text,
  at timestamptz not null default app_now()
);
create index access_log_user_id_id_idx on access_log (user_id, id);
create index access_log_staff_id_id_idx on access_log (staff_id, id);

create table metric_day (
  metric text not null,
  day date not null,
  kind text not null,
  count bigint not null,
  sum_minor bigint not null,
  at timestamptz not null default app_now(),
  primary key (metric, day, kind)
);
create index metric_day_day_idx on metric_day (day);

create table ledger_check (
  id bigserial primary key,
  findings jsonb not null,
  rules jsonb not null,
  duration_ms int not null,
  at timestamptz not null default app_now()
);

create table offer (
  id uuid primary key,
  version bigint not null default 1,
  seller_id uuid not null,
  kind text not null,
  state offer_state not null default 'AVAILABLE',
  -- what its kind says of the thing
  terms jsonb not null,
  -- what the market lists, filters and sorts by, as the kind says
  listed_under text not null,
  listed_minor bigint not null,
  rate_bps int not null,
  currency text not null,
  price_minor bigint not null,
  fee_rule jsonb not null,
  -- what its seller put up for each unit when publishing, in minor units of its currency; zero where buyers put up the hold
  hold_unit_minor bigint not null default 0,
  hold_currency text not null,
  terms_version bigint not null default 1,
  units_total bigint not null default 1,
  units_held bigint not null default 0,
  units_sold bigint not null default 0,
  expires_at timestamptz not null,
  -- how much longer staff let it run in all, and why they last did
  extended_days int not null default 0 check (extended_days between 0 and 30),
  extension_reason text,
  created_at timestamptz not null default app_now(),
  -- since when its seller has it out of the market
  paused_at timestamptz,
  ended_at timestamptz,
  constraint paused_since check ((state = 'PAUSED') = (paused_at is not null)),
  constraint price_positive check (price_minor > 0),
  constraint units_add_up check ((units_held >= 0) and (units_sold >= 0) and ((units_held + units_sold) <= units_total))
) with (fillfactor=80);
create index offer_seller_id_created_at_idx on offer (seller_id, created_at);
create index offer_by_rate on offer (rate_bps, id) where state = 'AVAILABLE';
create index offer_by_age on offer (created_at desc, id desc) where state = 'AVAILABLE';
create index offer_by_expiry on offer (expires_at, id) where state in ('AVAILABLE', 'PAUSED');
create index offer_by_size on offer (listed_minor, id) where state = 'AVAILABLE';

create table trade (
  id uuid primary key,
  version bigint not null default 1,
  buyer_id uuid not null,
  seller_id uuid not null,
  -- who earns the hold, and who put it up
  performer_id uuid not null,
  confirmer_id uuid not null,
  kind text not null,
  -- what its offer is listed under: whose outage stops its clock
  listed_under text not null,
  state trade_state not null default 'IN_ESCROW',
  terms jsonb not null,
  -- that of the price
  currency text not null,
  price_minor bigint not null,
  hold_minor bigint not null,
  hold_currency text not null,
  -- 'wallet' of whoever confirms, or the 'offer' whose seller had put it up
  hold_source text not null default 'wallet',
  fee_rule jsonb not null,
  -- what the buyer gave at accept; null once they are erased
  delivery jsonb,
  -- the checkout of several parts that it belongs to, which of them it is, and of how many
  checkout_id uuid,
  part smallint,
  parts smallint,
  day date not null,
  moves int not null default 0,
  -- when its clock first started; null while it waits for the part before it
  started_at timestamptz,
  begun_at timestamptz,
  delivered_at timestamptz,
  deadline_at timestamptz,
  -- what was left of the deadline at deliver, for an undo; and how often that was done
  delivery_seconds_left int,
  deliveries_undone smallint not null default 0,
  -- how often staff have given more time
  staff_extensions smallint not null default 0,
  proposal jsonb,
  -- when the clock ends the proposal
  proposal_until timestamptz,
  -- where and when its two meet, as they agreed
  meeting jsonb check (meeting ?& array['at', 'place']),
  -- why a party cancelled it, of goods: one of the codes of their side
  cancel_reason text check (cancel_reason is null or state = 'CANCELLED'),
  created_at timestamptz not null default app_now(),
  ended_at timestamptz,
  constraint proposal_has_end check ((proposal is null) = (proposal_until is null)),
  constraint ended_when_final check ((state in ('COMPLETED', 'CANCELLED', 'SPLIT')) = (ended_at is not null)),
  constraint price_positive check (price_minor > 0),
  constraint two_parties check (buyer_id <> seller_id),
  constraint part_of_checkout check (num_nonnulls(checkout_id, part, parts) in (0, 3) and (part between 1 and parts) is not false),
  constraint waits_without_clock check (state <> 'WAITING' or (part > 1) is true and num_nonnulls(started_at, begun_at, delivered_at, deadline_at) = 0)
) with (fillfactor=70);
create index trade_waiting on trade (created_at, id) where state = 'WAITING';
create unique index trade_part on trade (checkout_id, part) where checkout_id is not null;
create index trade_buyer_id_created_at_idx on trade (buyer_id, created_at);
create index trade_seller_id_created_at_idx on trade (seller_id, created_at);
create index trade_unfinished_of_buyer on trade (buyer_id) where ended_at is null;
create index trade_unfinished_of_seller on trade (seller_id) where ended_at is null;
create index trade_due on trade (deadline_at) where deadline_at is not null;
create index trade_proposal_due on trade (proposal_until) where proposal_until is not null;
create index trade_created_at_id_idx on trade (created_at, id);
create index trade_day_idx on trade (day);
create index trade_ended on trade (ended_at) where ended_at is not null;
create index trade_paid_back on trade (created_at, id) where state in ('CANCELLED', 'SPLIT');

-- What was bought: one line an offer.
create table trade_line (
  trade_id uuid not null,
  line smallint not null,
  offer_id uuid not null,
  terms_version bigint not null,
  units bigint not null,
  unit_price_minor bigint not null,
  -- the VAT within its total, as it was when it was bought
  vat_minor bigint not null default 0,
  primary key (trade_id, line),
  constraint units_positive check (units > 0),
  constraint vat_within_total check (vat_minor >= 0 and vat_minor <= units * unit_price_minor)
);
create unique index trade_line_offer on trade_line (offer_id, trade_id);

create table timeline (
  trade_id uuid not null,
  sequence int not null,
  move text not null,
  actor_id uuid not null,
  actor_role text not null,
  from_state trade_state,
  to_state trade_state not null,
  note text,
  posting_id bigint not null,
  at timestamptz not null default app_now(),
  primary key (trade_id, sequence)
);

-- Gateway, operator or platform that is or was down. No deadline of a trade that it concerns runs meanwhile.
create table outage (
  id uuid primary key,
  version bigint not null default 1,
  state outage_state not null default 'OPEN',
  -- what is down: a gateway, a kind of asset or what of it is listed under one name, a carrier ('carrier', and its name); the platform where all three are null
  gateway text,
  kind text,
  listed_under text,
  source text not null,
  reason text not null,
  started_at timestamptz not null,
  -- ends by itself then, unless it is renewed
  until timestamptz not null,
  ended_at timestamptz,
  opened_by_id uuid,
  closed_by_id uuid,
  -- once all deadlines have been moved by it; until then, down to which deadline they have been
  applied_at timestamptz,
  applied_to timestamptz,
  created_at timestamptz not null default app_now(),
  constraint outage_of_one check (gateway is null or kind is null),
  constraint outage_of_kind check (listed_under is null or kind is not null),
  constraint outage_of_carrier check (kind <> 'carrier' or listed_under is not null),
  constraint outage_source check (source in ('staff', 'health', 'heartbeat')),
  constraint outage_times check (ended_at >= started_at and (applied_at is null or ended_at is not null) and (state = 'ENDED') = (ended_at is not null))
);
create unique index outage_open on outage (coalesce(gateway, ''), coalesce(kind, ''), coalesce(listed_under, '')) where state = 'OPEN';
create index outage_unapplied on outage (started_at) where applied_at is null;
create index outage_started_at_idx on outage (started_at);

-- By how much an outage has moved the deadline of a trade. Append-only.
create table clock_stop (
  trade_id uuid not null,
  outage_id uuid not null,
  -- when the trade's clock stood still for it; what another outage had moved the deadline by is not counted twice
  from_at timestamptz not null,
  until_at timestamptz not null,
  stopped_ms bigint not null,
  created_at timestamptz not null default app_now(),
  primary key (trade_id, outage_id)
);

-- When deadlines were last looked after. One row.
create table heartbeat (
  name text primary key,
  beat_at timestamptz not null
);

create table dispute (
  id uuid primary key,
  version bigint not null default 1,
  trade_id uuid not null,
  state dispute_state not null default 'OPEN',
  opened_by_id uuid,
  opened_as text not null check (opened_as in ('buyer', 'seller', 'staff', 'clock')),
  is_claim boolean not null default false,
  reason text not null,
  statement text not null,
  answers jsonb not null default '{}',
  moderator_id uuid,
  review_started_at timestamptz,
  clock_from timestamptz not null,
  deadline_at timestamptz,
  heard_at timestamptz,
  times_late smallint not null default 0,
  outcome text check (outcome in ('refund', 'release', 'split', 'return')),
  finding text,
  refund_minor bigint check (refund_minor >= 0),
  -- of a return: who pays for both ways, and what the seller adds for the way back
  return_paid_by text check (return_paid_by in ('buyer', 'seller')),
  way_back_minor bigint check (way_back_minor >= 0),
  ruled_at timestamptz,
  buyer_accepted_at timestamptz,
  seller_accepted_at timestamptz,
  appealed_by_id uuid,
  appeal_reason text,
  appealed_at timestamptz,
  closed_how text check (closed_how in ('ruled', 'conceded', 'settled', 'cancelled', 'withdrawn')),
  created_at timestamptz not null default app_now(),
  closed_at timestamptz,
  constraint closed_is_closed check ((state = 'CLOSED') = (closed_at is not null) and (closed_at is null) = (closed_how is null)
    and (state = 'CLOSED') = (deadline_at is null)),
  constraint return_says_who_pays check ((return_paid_by is null or outcome = 'return' and not is_claim)
    and (outcome is distinct from 'return' or return_paid_by is not null)),
  constraint ruled_says_how check (state not in ('RULED', 'APPEALED') or num_nulls(outcome, finding, refund_minor, ruled_at) = 0),
  constraint appeal_says_why check (num_nulls(appealed_by_id, appeal_reason, appealed_at) in (0, 3) and (state <> 'APPEALED' or appealed_at is not null))
);
create unique index one_open_dispute on dispute (trade_id) where state <> 'CLOSED';
create index dispute_trade_id_idx on dispute (trade_id);
create index dispute_deadline on dispute (deadline_at) where state <> 'CLOSED';
create index dispute_late on dispute (closed_at) where times_late > 0;

-- What a party says in a dispute, and replies to the other. Append-only.
create table dispute_statement (
  id uuid primary key,
  dispute_id uuid not null,
  author_id uuid not null,
  party text not null check (party in ('buyer', 'seller')),
  kind text not null check (kind in ('statement', 'reply')),
  body text not null check (length(body) between 1 and 2000),
  created_at timestamptz not null default app_now()
);
create unique index one_statement_each on dispute_statement (dispute_id, party, kind);

-- What a moderator decided, in the first place or on appeal. Append-only.
create table ruling (
  id uuid primary key,
  dispute_id uuid not null,
  stage text not null check (stage in ('review', 'appeal')),
  outcome text not null check (outcome in ('refund', 'release', 'split', 'return')),
  finding text not null,
  refund_minor bigint not null check (refund_minor >= 0),
  return_paid_by text check (return_paid_by in ('buyer', 'seller')),
  release_minor bigint not null check (release_minor >= 0),
  rules jsonb not null,
  reason text not null,
  moderator_id uuid not null,
  approver_id uuid,
  approval_id uuid,
  created_at timestamptz not null default app_now()
);
create unique index one_ruling_of_a_stage on ruling (dispute_id, stage);

-- How a party offers to share what is held.
create table settlement_offer (
  id uuid primary key,
  version bigint not null default 1,
  dispute_id uuid not null,
  state settlement_offer_state not null default 'OPEN',
  offered_by_id uuid not null,
  refund_minor bigint not null check (refund_minor >= 0),
  -- where it is to go back first: who pays for both ways, and what the seller adds for the way back
  return_paid_by text check (return_paid_by in ('buyer', 'seller')),
  way_back_minor bigint not null default 0 check (way_back_minor between 0 and 5000000 and (way_back_minor = 0 or return_paid_by is not distinct from 'seller')),
  expires_at timestamptz not null,
  created_at timestamptz not null default app_now(),
  ended_at timestamptz,
  constraint ended_is_ended check ((state = 'OPEN') = (ended_at is null))
);
create unique index one_open_settlement on settlement_offer (dispute_id, offered_by_id) where state = 'OPEN';
create index settlement_offer_dispute_id_idx on settlement_offer (dispute_id);
create index settlement_offer_expiry on settlement_offer (expires_at) where state = 'OPEN';

-- Files that people send. Their bytes are in the store of files, sealed with the row's data key.

create type media_state as enum ('READY', 'LOST', 'REMOVED');

create table media (
  id uuid primary key,
  version bigint not null default 1,
  owner_id uuid not null,
  purpose text not null check (purpose in ('picture', 'evidence', 'listing', 'chat')),
  state media_state not null default 'READY',
  mime text not null check (mime in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  size_bytes int not null check (size_bytes between 1 and case purpose when 'picture' then 5242880 when 'listing' then 15728640 else 10485760 end),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  has_original boolean not null,
  shown jsonb not null check (jsonb_typeof(shown) = 'array' and jsonb_array_length(shown) <= 20),
  data_key bytea,
  created_at timestamptz not null default app_now(),
  removed_at timestamptz,
  foreign key (owner_id) references app_user(id),
  constraint removed_without_its_key check ((state = 'REMOVED') = (data_key is null) and (data_key is null) = (removed_at is not null)),
  constraint shown_until_removed check ((state = 'REMOVED') = (shown = '[]'))
);
create index media_owner_id_created_at_idx on media (owner_id, created_at);

-- What is known of a picture for a listing: its file is the row of media with the same id. Its size is that of the picture upright, its
-- difference hash finds pictures that look alike, by any quarter of it.
create table image (
  id uuid primary key,
  version bigint not null default 1,
  owner_id uuid not null,
  width int not null check (width between 1 and 50000),
  height int not null check (height between 1 and 50000),
  color text not null check (color ~ '^[0-9a-f]{6}$'),
  thumbhash text not null check (thumbhash ~ '^[A-Za-z0-9+/=]{8,48}$'),
  dhash bigint not null,
  dhash_bands int[] not null,
  kept_bytes int not null check (kept_bytes > 0),
  created_at timestamptz not null default app_now(),
  foreign key (id) references media(id) deferrable initially deferred,
  foreign key (owner_id) references app_user(id)
);
create index image_owner_id_created_at_idx on image (owner_id, created_at);
create index image_dhash_bands_idx on image using gin (dhash_bands);

-- What shows a picture. It cannot be removed until all have let go of it.
create table image_use (
  id uuid primary key,
  version bigint not null default 1,
  image_id uuid not null,
  subject_kind text not null check (subject_kind in ('listing')),
  subject_id uuid not null,
  released_at timestamptz,
  created_at timestamptz not null default app_now(),
  foreign key (image_id) references image(id)
);
create unique index image_use_of_subject on image_use (image_id, subject_kind, subject_id) where released_at is null;
create index image_use_subject_idx on image_use (subject_kind, subject_id);

-- Links by which other parties send files, and files that the sides of a dispute show.

create table evidence_link (
  id uuid primary key,
  version bigint not null default 1,
  dispute_id uuid not null,
  side text not null check (side in ('buyer', 'seller', 'staff')),
  made_by_id uuid not null,
  label text not null check (length(label) between 1 and 60),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null,
  evidence_id uuid,
  used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default app_now(),
  foreign key (dispute_id) references dispute(id),
  foreign key (made_by_id) references app_user(id),
  constraint used_by_something check ((used_at is null) = (evidence_id is null)),
  constraint used_or_revoked check (used_at is null or revoked_at is null)
);
create unique index evidence_link_token_hash_key on evidence_link (token_hash);
create index evidence_link_dispute_id_idx on evidence_link (dispute_id);

create table evidence (
  id uuid primary key,
  version bigint not null default 1,
  dispute_id uuid not null,
  side text not null check (side in ('buyer', 'seller', 'staff')),
  by_id uuid not null,
  media_id uuid not null,
  caption text not null check (length(caption) <= 400),
  sha256 text not null,
  link_id uuid,
  redacted_at timestamptz,
  redacted_by_id uuid,
  created_at timestamptz not null default app_now(),
  foreign key (dispute_id) references dispute(id),
  foreign key (by_id) references app_user(id),
  foreign key (media_id) references media(id) deferrable initially deferred,
  foreign key (link_id) references evidence_link(id),
  constraint redacted_by_someone check ((redacted_at is null) = (redacted_by_id is null))
);
create unique index evidence_media_id_key on evidence (media_id);
create unique index evidence_link_id_key on evidence (link_id);
create index evidence_dispute_id_created_at_idx on evidence (dispute_id, created_at);

-- The room of a trade, or of another subject: counts its messages, so that a reader notices a gap.
create table chat_room (
  subject_kind text not null,
  subject_id uuid not null,
  last_sequence int not null default 0,
  primary key (subject_kind, subject_id)
);

create table message (
  subject_kind text not null,
  subject_id uuid not null,
  sequence int not null,
  author_id uuid not null,
  client_key uuid not null,
  body text not null,
  created_at timestamptz not null default app_now(),
  primary key (subject_kind, subject_id, sequence)
);
create unique index message_sent_once on message (subject_kind, subject_id, author_id, client_key);

create table message_picture (
  subject_kind text not null,
  subject_id uuid not null,
  sequence int not null,
  place int not null check (place between 1 and 4),
  media_id uuid not null,
  sha256 text not null,
  created_at timestamptz not null default app_now(),
  primary key (subject_kind, subject_id, sequence, place)
);
create unique index message_picture_media_id_key on message_picture (media_id);

create table read_mark (
  subject_kind text not null,
  subject_id uuid not null,
  user_id uuid not null,
  sequence int not null,
  primary key (subject_kind, subject_id, user_id)
);

-- The record of a trade: a hash chain of its moves and messages, written by triggers (prisma/sql/records/1-chain.sql).
create table record_entry (
  trade_id uuid not null,
  number int not null check (number > 0),
  kind text not null,
  source text not null,
  at timestamptz not null,
  body text not null,
  salt bytea check (length(salt) = 32),
  digest bytea not null check (length(digest) = 32),
  primary key (trade_id, number)
);
create index record_entry_at_idx on record_entry using brin (at);

create table record_leaf (
  day date not null,
  trade_id uuid not null,
  number int not null,
  digest bytea not null,
  primary key (day, trade_id)
);
create index record_leaf_trade_id_day_idx on record_leaf (trade_id, day);

create table audit_leaf (
  day date not null,
  audit_id bigint not null,
  digest bytea not null check (length(digest) = 32),
  primary key (day, audit_id)
);

create table public_root (
  day date not null,
  kind text not null,
  root bytea not null check (length(root) = 32),
  total bigint not null,
  leaves int not null,
  prev bytea not null check (length(prev) = 32),
  posting_id bigint not null,
  public_key text not null,
  signature bytea not null check (length(signature) = 64),
  created_at timestamptz not null default app_now(),
  primary key (kind, day)
);

create table record_finding (
  subject text not null,
  what text not null,
  found_at timestamptz not null default app_now(),
  primary key (subject, what)
);

create table record_sweep (
  name text primary key,
  trade_id uuid,
  day date,
  begun_at timestamptz not null default app_now()
);

create table reputation (
  user_id uuid primary key,
  trades_completed int not null default 0,
  -- ended without the asset, by the seller's own doing
  trades_unfinished int not null default 0,
  purchases_completed int not null default 0,
  -- ended without payment, by the buyer's own doing
  purchases_unfinished int not null default 0,
  -- of the latest hundred that they delivered, and of those that they confirmed
  median_delivery_seconds int,
  median_confirm_seconds int,
  -- on either side: all that have ended, those in which a party or silence called a moderator, and disputes lost
  trades_ended int not null default 0,
  trades_disputed int not null default 0,
  disputes_lost int not null default 0,
  -- the latest ten as a seller, oldest first: 1 completed, 0 unfinished
  last_trades text not null default '' check (last_trades ~ '^[01]{0,10}$'),
  -- of the reviews that both parties may see
  ratings int not null default 0,
  stars_total int not null default 0,
  updated_at timestamptz not null default app_now()
);

create table review (
  trade_id uuid not null,
  author_id uuid not null,
  subject_id uuid not null,
  stars smallint not null check (stars between 1 and 5),
  comment text not null default '' check (char_length(comment) <= 500),
  -- written by the trigger: until then neither sees the other's alone
  closes_at timestamptz not null,
  created_at timestamptz not null default app_now(),
  primary key (trade_id, author_id)
);
create index review_subject_id_idx on review (subject_id);
create index review_author_id_created_at_idx on review (author_id, created_at);
create index review_closes_at_idx on review (closes_at);

create table virtual_account (
  id uuid primary key,
  user_id uuid not null,
  gateway text not null,
  customer_code text not null,
  gateway_record_id text not null,
  bank_name text not null,
  bank_slug text not null,
  account_number text not null,
  account_name text not null,
  check_at timestamptz,
  created_at timestamptz not null default app_now(),
  closed_at timestamptz,
  foreign key (user_id) references app_user(id)
);
create index virtual_account_user_id_idx on virtual_account (user_id);
create unique index virtual_account_gateway_account_number_key on virtual_account (gateway, account_number);
create unique index one_virtual_account_each on virtual_account (user_id, gateway) where closed_at is null;
create index virtual_account_due on virtual_account (check_at) where check_at is not null;

create table deposit (
  id uuid primary key,
  version bigint not null default 1,
  user_id uuid not null,
  gateway text not null,
  reference text not null,
  state deposit_state not null default 'INITIATED',
  currency text not null,
  asked_minor bigint not null,
  paid_minor bigint,
  gateway_fee_minor bigint,
  gateway_record_id text,
  channel text,
  failure text,
  return_to text,
  access_code text,
  authorization_url text,
  check_at timestamptz,
  expires_at timestamptz not null,
  created_at timestamptz not null default app_now(),
  paid_at timestamptz,
  gateway_reference text,
  name_match text,
  sender_account text,
  sender_bank text,
  sender_name text,
  virtual_account_id uuid,
  foreign key (virtual_account_id) references virtual_account(id),
  constraint asked_positive check (asked_minor > 0),
  constraint known_name_match check (name_match in ('match', 'mismatch', 'unknown')),
  constraint paid_is_recorded check ((state in ('INITIATED', 'FAILED', 'EXPIRED')) or ((paid_minor > 0) and (gateway_record_id is not null) and (paid_at is not null)))
) with (fillfactor=80);
create unique index deposit_reference_key on deposit (reference);
create index deposit_user_id_created_at_idx on deposit (user_id, created_at);
create unique index deposit_gateway_gateway_record_id_key on deposit (gateway, gateway_record_id);
create index deposit_due on deposit (check_at) where check_at is not null;
create unique index deposit_gateway_gateway_reference_key on deposit (gateway, gateway_reference);
create index deposit_quarantined on deposit (created_at) where state = 'QUARANTINED';
create index deposit_paid_at on deposit (paid_at) where paid_at is not null;

create table webhook_event (
  id uuid primary key,
  provider text not null,
  digest bytea not null,
  body text not null,
  received_at timestamptz not null default app_now()
);
create unique index webhook_event_provider_digest_key on webhook_event (provider, digest);
create index webhook_event_kept on webhook_event (received_at) where body <> '';

-- What the web process asks the worker to do at a gateway, and the response. Nobody waits longer than seconds, so it need not
-- outlive a crash of the database: unlogged, it costs a person no wait for the disk.
create unlogged table gateway_request (
  id uuid primary key,
  key text not null,
  gateway text not null,
  operation text not null,
  input jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'working', 'answered')),
  answer jsonb,
  attempts integer not null default 0,
  claimed_by integer,
  asked_at timestamptz not null default now(),
  claimed_at timestamptz,
  answered_at timestamptz,
  check ((state = 'answered') = (answer is not null and answered_at is not null))
);
-- However often one thing is asked for at once, it is done once.
create unique index gateway_request_open_key on gateway_request (key) where state <> 'answered';
create index gateway_request_open on gateway_request (asked_at) where state <> 'answered';
create index gateway_request_key_answered_at_idx on gateway_request (key, answered_at);

create table refund (
  id uuid primary key,
  version bigint not null default 1,
  deposit_id uuid not null,
  user_id uuid not null,
  gateway text not null,
  state refund_state not null default 'REQUESTED',
  currency text not null,
  amount_minor bigint not null,
  from_quarantine boolean not null,
  reason text not null,
  requested_by_id uuid not null,
  gateway_record_id text,
  failure text,
  check_at timestamptz,
  created_at timestamptz not null default app_now(),
  sending_at timestamptz,
  ended_at timestamptz,
  foreign key (deposit_id) references deposit(id),
  constraint amount_positive check (amount_minor > 0),
  constraint ended_when_final check ((state in ('DONE', 'FAILED')) = (ended_at is not null))
);
create index refund_deposit_id_idx on refund (deposit_id);
create unique index refund_gateway_gateway_record_id_key on refund (gateway, gateway_record_id);
create unique index one_refund_a_deposit on refund (deposit_id) where state <> 'FAILED';
create index refund_due on refund (check_at) where check_at is not null;
create index refund_open on refund (created_at) where ended_at is null;

create table chargeback (
  id uuid primary key,
  version bigint not null default 1,
  deposit_id uuid not null,
  user_id uuid not null,
  gateway text not null,
  gateway_record_id text not null,
  state chargeback_state not null default 'OPEN',
  currency text not null,
  amount_minor bigint not null,
  held_minor bigint not null,
  loss_minor bigint not null default 0,
  recovered_minor bigint not null default 0,
  category text,
  due_at timestamptz,
  response text,
  evidence jsonb,
  responded_by_id uuid,
  responded_at timestamptz,
  check_at timestamptz,
  created_at timestamptz not null default app_now(),
  closed_at timestamptz,
  foreign key (deposit_id) references deposit(id),
  constraint amounts_fit check ((amount_minor > 0) and ((held_minor >= 0) and (held_minor <= amount_minor)) and ((loss_minor >= 0) and (loss_minor <= (amount_minor - held_minor))) and ((recovered_minor >= 0) and (recovered_minor <= loss_minor))),
  constraint closed_when_over check ((state <> 'OPEN') = (closed_at is not null))
);
create index chargeback_deposit_id_idx on chargeback (deposit_id);
create index chargeback_user_id_idx on chargeback (user_id);
create unique index chargeback_gateway_gateway_record_id_key on chargeback (gateway, gateway_record_id);
create index chargeback_due on chargeback (check_at) where check_at is not null;
create index chargeback_open on chargeback (due_at) where state = 'OPEN';
create index chargeback_owed on chargeback (user_id) where recovered_minor < loss_minor;

create table bank (
  code text primary key,
  name text not null,
  slug text not null,
  active boolean not null default true,
  refreshed_at timestamptz not null default app_now()
);

create table bank_account (
  id uuid primary key,
  user_id uuid not null,
  bank_code text not null,
  bank_name text not null,
  account_number text not null,
  account_name text not null,
  recipient_code text,
  is_default boolean not null default false,
  created_at timestamptz not null default app_now(),
  removed_at timestamptz,
  foreign key (user_id) references app_user(id)
);
create index bank_account_user_id_idx on bank_account (user_id);
create unique index one_bank_account_each on bank_account (user_id, bank_code, account_number) where removed_at is null;
create unique index one_default_account on bank_account (user_id) where is_default and (removed_at is null);

create table payout (
  id uuid primary key,
  version bigint not null default 1,
  user_id uuid not null,
  bank_account_id uuid not null,
  gateway text not null,
  reference text not null,
  state payout_state not null default 'REQUESTED',
  currency text not null,
  amount_minor bigint not null,
  fee_minor bigint not null,
  gateway_fee_minor bigint,
  gateway_record_id text,
  transfer_code text,
  bank_name text not null,
  bank_code text not null,
  account_number text not null,
  account_name text not null,
  two_people boolean not null,
  hold_until timestamptz,
  hold_reason text,
  failure text,
  check_at timestamptz,
  created_at timestamptz not null default app_now(),
  sending_at timestamptz,
  paid_at timestamptz,
  ended_at timestamptz,
  foreign key (bank_account_id) references bank_account(id),
  foreign key (user_id) references app_user(id),
  constraint amount_positive check (amount_minor > 0),
  constraint ended_when_final check ((state in ('CANCELLED', 'REJECTED', 'FAILED', 'REVERSED')) = (ended_at is not null)),
  constraint fee_not_negative check (fee_minor >= 0),
  constraint paid_is_recorded check ((state not in ('PAID', 'REVERSED')) or ((gateway_record_id is not null) and (paid_at is not null)))
) with (fillfactor=70);
create unique index payout_reference_key on payout (reference);
create index payout_user_id_created_at_idx on payout (user_id, created_at);
create unique index payout_gateway_gateway_record_id_key on payout (gateway, gateway_record_id);
create index payout_created_at_id_idx on payout (created_at, id);
create index payout_due on payout (check_at) where check_at is not null;
create index payout_hold_due on payout (hold_until) where state = 'HELD';
create index payout_open on payout (state, created_at) where (ended_at is null) and (state <> 'PAID');

create table payout_switch (
  id uuid primary key,
  version bigint not null default 1,
  gateway text not null,
  stopped_at timestamptz,
  stopped_by_id bigint,
  paused_for text
);
create unique index payout_switch_gateway_key on payout_switch (gateway);

create table reconciliation (
  id bigserial primary key,
  gateway text not null,
  kind text not null,
  reported_minor bigint,
  ledger_minor bigint not null,
  expected_minor bigint not null,
  lines jsonb not null,
  differences jsonb not null,
  duration_ms int not null,
  at timestamptz not null default app_now()
);
create index reconciliation_kind_id_idx on reconciliation (kind, id);
create unique index reconciliation_daily_key on reconciliation (gateway, (lines->>'day')) where kind = 'daily';

create table settlement (
  id uuid primary key,
  gateway text not null,
  gateway_record_id text not null,
  direction text not null,
  currency text not null,
  amount_minor bigint not null,
  created_at timestamptz not null default app_now(),
  constraint amount_positive check (amount_minor > 0),
  constraint known_direction check (direction in ('settled', 'topped_up'))
);
create unique index settlement_gateway_gateway_record_id_key on settlement (gateway, gateway_record_id);

create table text_message (
  id uuid primary key,
  provider text not null,
  provider_id text not null,
  state text_state not null default 'SENT',
  reason text,
  created_at timestamptz not null default app_now(),
  delivered_at timestamptz
);
create unique index text_message_provider_provider_id_key on text_message (provider, provider_id);

create table text_reply (
  id uuid primary key,
  provider text not null,
  provider_id text not null,
  phone text not null,
  body text not null,
  received_at timestamptz not null default app_now(),
  outcome text,
  closed_at timestamptz
);
create unique index text_reply_provider_provider_id_key on text_reply (provider, provider_id);

-- What a person is notified of. A fact makes one notice of a kind, however often it is relayed.
create table notice (
  id uuid primary key,
  user_id uuid not null,
  fact text not null,
  key text not null,
  family text not null,
  version smallint not null default 1,
  payload jsonb not null,
  is_urgent boolean not null,
  group_key text not null,
  link text not null,
  created_at timestamptz not null default app_now(),
  seen_at timestamptz,
  read_at timestamptz
);
create unique index notice_user_id_fact_key_key on notice (user_id, fact, key);
create index notice_user_id_id_idx on notice (user_id, id);
create index notice_unread on notice (user_id, group_key) where read_at is null;

-- What became of a notice outside of the product.
create table delivery (
  id uuid primary key,
  version bigint not null default 1,
  notice_id uuid not null,
  channel delivery_channel not null,
  state delivery_state not null default 'QUEUED',
  is_certain boolean not null,
  due_at timestamptz not null,
  round smallint not null default 0,
  is_gathered boolean not null default false,
  attempts smallint not null default 0,
  provider text,
  provider_id text,
  cost_minor bigint,
  reason text,
  template_id uuid,
  created_at timestamptz not null default app_now(),
  sent_at timestamptz,
  ended_at timestamptz,
  foreign key (notice_id) references notice(id),
  constraint certain_is_sent check (not is_certain or state <> 'SUPPRESSED'),
  constraint sent_again_once check (round in (0, 1))
);
create unique index delivery_notice_id_channel_round_key on delivery (notice_id, channel, round);
create index delivery_provider_provider_id_idx on delivery (provider, provider_id);
create index delivery_due on delivery (due_at) where state = 'QUEUED';

create table notification_setting (
  user_id uuid primary key,
  version bigint not null default 1,
  language text not null default 'en',
  quiet_from smallint not null default 1320,
  quiet_until smallint not null default 420,
  digest text not null default 'off',
  push_details boolean not null default false,
  choices jsonb not null default '{}',
  saved_at timestamptz,
  complained_at timestamptz,
  bounced text,
  retried_at timestamptz,
  constraint counted check (version > 0),
  constraint known_choices check (case when jsonb_typeof(choices) <> 'object' then false else
    choices - '{trades,disputes,chat,offers,watch,deposits,payouts,account,security,support,staff}'::text[] = '{}'
    and not jsonb_path_exists(choices,
      'strict $.* ? (@.type() != "object" || exists(@.keyvalue() ? (!(@.key like_regex "^(PUSH|MAIL|TEXT)$") || @.value.type() != "boolean")))') end),
  constraint known_language check (language in ('en', 'pcm', 'ha', 'yo', 'ig')),
  constraint known_digest check (digest in ('off', 'daily', 'weekly')),
  constraint minutes_of_a_day check (quiet_from between 0 and 1439 and quiet_until between 0 and 1439)
);

create table push_subscription (
  id uuid primary key,
  user_id uuid not null,
  session_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  user_agent text not null,
  created_at timestamptz not null default app_now(),
  failures smallint not null default 0,
  used_at timestamptz,
  gone_at timestamptz
);
create unique index push_subscription_endpoint_key on push_subscription (endpoint);
create index push_subscription_user_id_idx on push_subscription (user_id);
create index push_subscription_session_id_idx on push_subscription (session_id);

-- When a running clock is next worth a warning.
create table clock_warning (
  subject_kind text not null,
  subject_id uuid not null,
  stage text not null,
  due_at timestamptz not null,
  primary key (subject_kind, subject_id, stage)
);
create index clock_warning_due_at_idx on clock_warning (due_at);

-- Words that staff have written in place of those that come with the product. Each saving is a row of its own.
create type notice_template_state as enum ('DRAFT', 'LIVE', 'RETIRED');
create table notice_template (
  id uuid primary key,
  version bigint not null default 1,
  key text not null,
  language text not null,
  number int not null check (number > 0),
  state notice_template_state not null default 'DRAFT',
  parts jsonb not null,
  by_id uuid not null,
  created_at timestamptz not null default app_now(),
  reason text check (length(reason) between 10 and 2000),
  approval_id uuid,
  live_at timestamptz,
  live_by_id uuid,
  end_reason text check (length(end_reason) between 10 and 2000),
  ended_at timestamptz,
  ended_by_id uuid,
  constraint known_language check (language in ('en', 'pcm', 'ha', 'yo', 'ig')),
  constraint parts_are_texts check ((jsonb_typeof(parts) = 'object' and parts - '{title,body,push,text,button}'::text[] = '{}'
    and parts ?& '{title,body,push,button}' and not jsonb_path_exists(parts, '$.* ? (@.type() != "string")')) is true),
  constraint in_force_by_someone check ((live_at is null) = (live_by_id is null) and (live_at is null) = (reason is null)
    and (live_at is not null or state <> 'LIVE')),
  constraint ended_by_someone check ((ended_at is null) = (ended_by_id is null) and (ended_at is not null) = (state = 'RETIRED'))
);
create unique index notice_template_key_language_number_key on notice_template (key, language, number);
create unique index one_live_template on notice_template (key, language) where state = 'LIVE';
create unique index one_draft_template on notice_template (key, language) where state = 'DRAFT';

-- What pauses an account by text: the code of a message, and a word of the person's own.
create table brake_code (
  phone text not null,
  code text not null,
  user_id uuid not null,
  notice_id uuid not null,
  expires_at timestamptz not null,
  used_by uuid,
  primary key (phone, code)
);

create table brake_word (
  user_id uuid primary key,
  hash text not null,
  set_at timestamptz not null default app_now()
);

-- What changed for a person, numbered without gaps, for those who were not connected.
create table feed_head (
  user_id uuid primary key,
  last_number bigint not null default 0
);

create table feed_entry (
  user_id uuid not null,
  number bigint not null,
  fact text not null,
  type text not null,
  data jsonb not null,
  at timestamptz not null default app_now(),
  primary key (user_id, number)
);
create unique index feed_entry_user_id_fact_type_key on feed_entry (user_id, fact, type);
create index feed_entry_at_idx on feed_entry (at);

create table currency (
  code text primary key,
  scale smallint not null,
  fee_rounds text not null,
  sign text not null,
  name text not null
);

create table role (
  name text primary key,
  says text not null
);

create table role_conflict (
  role text not null,
  other text not null,
  primary key (role, other)
);

-- The kinds of asset that are traded, and who performs for what is held. The other has put it up.
create table asset_kind (
  name text primary key,
  performer text not null check (performer in ('buyer', 'seller')),
  -- a buyer may also pay the price from their wallet, and have the units in the same posting
  at_once boolean not null default false check (not at_once or performer = 'buyer'),
  -- an offer of several units is taken whole: each unit is a trade, and one begins when the one before is completed
  in_parts boolean not null default false check (not in_parts or performer = 'seller'),
  -- its offers are listings of the catalog
  in_catalog boolean not null default false check (not (in_catalog and in_parts)),
  -- how long the performer and the confirmer have, and what an extension gives
  deliver_minutes int not null,
  confirm_minutes int not null,
  extend_minutes int not null,
  -- the setting that says what a price may be
  price_setting text
);

create table permission (
  name text primary key,
  says text not null
);

create table role_permission (
  role text not null,
  permission text not null,
  grades text not null check (grades ~ '^[dagro]+$'),
  primary key (role, permission)
);

create table act_rule (
  act text primary key,
  permission text not null,
  expires_hours int not null
);

create table act_reason (
  act text not null,
  code text not null,
  primary key (act, code)
);

create table transfer_kind (
  name text primary key,
  debit_kind account_kind not null,
  debit_role text not null,
  credit_kind account_kind not null,
  credit_role text not null,
  without_owner boolean not null,
  subject_kinds text[] not null
);

-- Made from the declarations of the machines, as the tables above it (prisma/sql/machines.sql).
create table machine_move (
  machine text not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  primary key (machine, move, from_state)
);

-- What staff put right in a wallet, by two: a credit, an adjustment, a payment from the insurance fund.
create table correction (
  id uuid primary key,
  act text not null,
  user_id uuid not null,
  currency text not null,
  amount_minor bigint not null,
  direction text not null,
  case_kind text not null,
  case_id uuid not null,
  -- of a dispute the trade that it is about, so that both are one case
  case_key uuid not null,
  finding text not null,
  says text not null,
  posting_id bigint not null,
  approval_id uuid not null,
  created_at timestamptz not null default app_now(),
  foreign key (user_id) references app_user(id)
);
create unique index correction_approval_id_key on correction (approval_id);
create index correction_case_key_idx on correction (case_key);
create index correction_user_id_created_at_idx on correction (user_id, created_at);
create index correction_act_created_at_idx on correction (act, created_at);

-- What went from commission to the insurance fund, day by day.
create table insurance_share (
  id uuid primary key,
  currency text not null,
  since timestamptz not null,
  until timestamptz not null,
  commission_minor bigint not null,
  amount_minor bigint not null,
  posting_id bigint not null,
  created_at timestamptz not null default app_now()
);
create unique index insurance_share_currency_since_key on insurance_share (currency, since);

insert into payout_switch (id, gateway) values ('00000000-0000-0000-0000-0000000000a1', 'paystack');

-- What the product comes with. Amounts in kobo as digits, rates in basis points, times in hours or minutes.
insert into support_template (id, title, body, by_id) values
  ('00000000-0000-0000-0000-0000000000b1', 'Ask for more', E'Hello {name},\n\nto find out what happened, we need one more thing from you: the date and time, and what your screen said.', '00000000-0000-0000-0000-000000000000'),
  ('00000000-0000-0000-0000-0000000000b2', 'Bank is late', E'Hello {name},\n\nwe have sent your money, and your bank has not confirmed it yet. We keep asking. If the bank rejects it, amount and fee return to your wallet by themselves.', '00000000-0000-0000-0000-000000000000'),
  ('00000000-0000-0000-0000-0000000000b3', 'Name differs', E'Hello {name},\n\nthe transfer came from an account in another name, so we return it to where it came from. Please send money from an account in your own name.', '00000000-0000-0000-0000-000000000000'),
  ('00000000-0000-0000-0000-0000000000b4', 'Solved?', E'Hello {name},\n\nwe think this is solved. Write again if something is left; otherwise you can close the conversation.', '00000000-0000-0000-0000-000000000000');

insert into setting (id, name, value, effective_from) values
  ('00000000-0000-0000-0000-000000000501', 'trade_limits', '{"BASIC": {"tradeMinor": "5000000", "dayMinor": "20000000"},
    "VERIFIED": {"tradeMinor": "100000000", "dayMinor": "500000000"}, "TRUSTED": {"tradeMinor": "1000000000", "dayMinor": "2500000000"}}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000502', 'commission', '{"rules": [{"bps": 150}]}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000503', 'airtime_price', '{"leastBps": 5000, "mostBps": 10000}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000504', 'deposits', '{"leastMinor": "10000", "mostMinor": "100000000", "reviewUnknownFromMinor": "5000000", "twoPeopleFromMinor": "5000000"}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000505', 'payouts', '{"leastMinor": "50000", "mostMinor": "500000000", "holdHours": 24, "twoPeopleFromMinor": "50000000"}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000508', 'insurance', '{"caseMostMinor": "50000000", "monthMostBps": 2000, "shareBps": 1000, "targetMinor": "1000000000"}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000506', 'payout_fees', '{"bands": [{"untilMinor": "500000", "feeMinor": "1000"},
    {"untilMinor": "5000000", "feeMinor": "2500"}, {"feeMinor": "5000"}]}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000509', 'texts', '{"partMinor": "400"}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000510', 'disputes', '{"twoPeopleFromMinor": "20000000"}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000511', 'airtime_networks', '{
    "MTN": {"lowestMinor": "5000", "highestMinor": "1000000", "perDayMinor": "10000000", "checkedOn": "2026-03-06", "source": "airtime2cash.com"},
    "AIRTEL": {"lowestMinor": "5000", "checkedOn": "2026-03-06", "source": "airtime2cash.com"},
    "GLO": {"lowestMinor": "5000", "checkedOn": "2026-03-06", "source": "airtime2cash.com"},
    "T2": {"lowestMinor": "5000", "checkedOn": "2026-03-06", "source": "airtime2cash.com"}}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000521', 'listings', '{"reviewAll": "no", "prohibitedWords": "gun, pistol, rifle, ammunition, tramadol, codeine, rohypnol, registered sim, preregistered, pre-registered, icloud locked, mdm locked, gift card, gift cards, cloned card, fake naira, pangolin, ivory, sex toy, sex toys", "outsideWords": "pay before, pay first, pay outside, send money, send deposit, bank transfer only, no escrow, western union, crypto only, half payment, otp", "contactWords": "whatsapp, whats app, telegram, instagram, ig, snapchat, dm me, call me, text me, inbox me", "weights": {"prohibited": 70, "pays_outside": 40, "contact_hint": 20, "foreign_picture": 40, "foreign_text": 30, "far_below": 30, "deep_fall": 30, "risky_category": 15, "new_account": 15, "disputed_seller": 30, "shouting": 0}}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000522', 'vat', '{"rateBps": 750}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000523', 'company', '{"name": "Amana Escrow Limited", "address": "12 Broad Street, Lagos Island, Lagos", "taxNumber": "20481236-0001"}', '2000-01-01'),
  ('00000000-0000-0000-0000-000000000507', 'block_appeals', '{"withinDays": 14, "answerHours": 72}', '2000-01-01');
