-- Who may do what. `amana_web` serves people, `amana_worker` is clock, jobs and gateways, and may do what people may besides;
-- `amana_webhooks` keeps webhooks. All read everything but secrets; money and states are written by commit_plan alone.

revoke all on schema public from public;
revoke execute on all functions in schema public from public;
alter default privileges in schema public revoke execute on functions from public;

do $$
declare
  role text;
begin
  foreach role in array array['amana_web', 'amana_worker', 'amana_webhooks'] loop
    execute format('revoke all on all tables in schema public from %I', role);
    execute format('revoke all on all sequences in schema public from %I', role);
    execute format('revoke all on all functions in schema public from %I', role);
    execute format('grant usage on schema public to %I', role);
  end loop;
end $$;

grant select on all tables in schema public to amana_web, amana_worker;
grant execute on function app_now(), system_id(), commit_plan(uuid, text, bytea, text, jsonb), commit_plans(jsonb), setting_in_force(text), setting_from(text, jsonb, timestamptz, timestamptz), setting_loosens(text, jsonb, jsonb), staff_may(uuid, text),
  staff_grants(uuid), staff_may_ask(uuid, text), staff_may_agree(uuid, text), staff_holds(uuid, text, text), are_independent(uuid, uuid, timestamptz), agreement_needs_signature(uuid, text, timestamptz), has_unverified_gain(uuid), is_active_staff(uuid), reads_chat(uuid, uuid), account_shown_until(uuid, text, uuid), evidence_side(uuid, uuid), answers_support(uuid, text), has_factor(uuid), is_as_asked(text), row_version(text, uuid), digest_of(text),
  dead_jobs(int), retry_dead_job(bigint), queue_state(), fee_of(bigint, jsonb), gateway_account(text), restrictions_now(uuid), restrictions_of(uuid), restriction_bits(restriction_kind, timestamptz), restriction_binds(restriction_state, timestamptz) to amana_web, amana_worker;
grant execute on function settings_version(), lagos_day(timestamptz), lagos_hours_after(timestamptz, int), highest_price(uuid, int) to amana_web, amana_worker;
grant execute on function setting_at(text, timestamptz), vat_within(bigint, int), vat_rate_of(uuid, bigint) to amana_web, amana_worker;
grant execute on function by_day(timestamptz), working_days_after(date, int) to amana_web, amana_worker;
grant execute on function in_catalog(text), marked_picture(jsonb), fee_rule_of_lines(jsonb[], bigint[]) to amana_web, amana_worker;
grant execute on function stops_clock(outage, text, text, text), carrier_awaited(uuid, trade_state), length_of(tstzmultirange),
  time_stopped(timestamptz, timestamptz, text, text, text, timestamptz) to amana_web, amana_worker;
grant execute on function case_key(text, uuid), is_case_of(text, uuid, uuid), is_in_dispute(uuid), insurance_room(text, uuid) to amana_web, amana_worker;
grant execute on function dispute_time_is_over(dispute, timestamptz), dispute_due(dispute, timestamptz), has_ruled(uuid, uuid), is_linked_to(uuid, uuid[]), is_linked_to_trade(uuid, uuid),
  ruling_needs_two_people(uuid), fee_to_give_back(dispute) to amana_web, amana_worker;
grant execute on function insurance_shared_until(text), commission_between(text, timestamptz, timestamptz), insurance_share_of(text, bigint) to amana_worker;
grant select (id) on outbox to amana_webhooks;
grant execute on function app_now() to amana_webhooks;
grant execute on function is_topic(text) to amana_web, amana_worker, amana_webhooks;
grant execute on function fold_deltas(), forget_webhooks(), forget_delivery(uuid), forget_addresses(int), forget_restrictions(uuid), forget_notes(uuid), forget_support(uuid), apply_outages(),
  waits_for_moderator(trade_state, timestamptz, uuid, uuid), cancels_held_against(uuid, text, timestamptz, uuid) to amana_worker;

-- What nobody reads in bulk. Hashes of passwords are handed out by password_hash_of, one a call; secrets of apps by totp_secret_of, which the
-- worker also reads to wrap them anew; bodies of webhooks are the worker's.
do $$
declare
  hidden record;
begin
  for hidden in
    select * from (values ('amana_web', 'app_user', 'password_hash'), ('amana_worker', 'app_user', 'password_hash'),
      ('amana_web', 'totp', 'secret'), ('amana_web', 'webhook_event', 'body'), ('amana_web', 'brake_word', 'hash'),
      ('amana_web', 'brake_code', 'code'), ('amana_web', 'text_reply', 'body')) hidden (role, place, name)
  loop
    execute format('revoke select on %I from %I', hidden.place, hidden.role);
    execute format('grant select (%s) on %I to %I', (
      select string_agg(quote_ident(attname), ', ') from pg_attribute
      where attrelid = hidden.place::regclass and attnum > 0 and not attisdropped and attname <> hidden.name), hidden.place, hidden.role);
  end loop;
end $$;
grant execute on function password_hash_of(uuid), totp_secret_of(uuid), has_password(uuid), password_hash_is(uuid, text) to amana_web, amana_worker;
grant execute on function watch_secrets() to amana_worker;

-- identity: whose session it is, which level a person has, and what a credential belongs to is never changed
grant insert (id, name, email, email_verified_at, phone, password_hash, google_subject),
  update (name, email, email_verified_at, phone, phone_verified_at, password_hash, google_subject, bio, address, links, picture_id, closed_at)
  on app_user to amana_web, amana_worker;
grant update (erased_at) on app_user to amana_worker;
grant insert (id, user_id, kind, user_agent, address, factor_at, expires_at),
  update (user_agent, address, active_from, last_seen_at, expires_at, revoked_at, factor_at) on session to amana_web, amana_worker;
grant insert (id, user_id, purpose, target, code_hash, expires_at), update (tries, used_at, target, expires_at) on verification_code to amana_web, amana_worker;
grant insert (id, phone, code_hash, expires_at), update (tries, used_at), delete on sign_in_code to amana_web, amana_worker;
grant insert (id, user_id, token_hash, user_agent), update (user_agent, last_seen_at), delete on device to amana_web, amana_worker;
grant insert, delete on captcha_solution to amana_web, amana_worker;
grant insert (id, user_id, expires_at), update (tries, used_at), delete on pending_sign_in to amana_web, amana_worker;
grant insert (user_id, secret), update (secret, confirmed_at, last_step, created_at), delete on totp to amana_web, amana_worker;
grant insert (user_id, code_hash), update (used_at), delete on recovery_code to amana_web, amana_worker;
grant insert (id, user_id, public_key, counter, transports, is_backed_up, name), update (name, counter, last_used_at), delete
  on passkey to amana_web, amana_worker;
grant insert (id, user_id, purpose, challenge, expires_at), update (used_at), delete on passkey_challenge to amana_web, amana_worker;
grant insert (token_hash, session_id, expires_at), update (used_at), delete on refresh_token to amana_web, amana_worker;
grant insert, update (wrong, updated_at), delete on sign_in_count to amana_web, amana_worker;
grant insert (user_id, kind, address, user_agent, detail) on security_event to amana_web, amana_worker;
grant insert (user_id) on allowance to amana_web, amana_worker;

-- bulk acts: what became of each row is the worker's to say
grant update (state, result, done_at) on bulk_row to amana_worker;

-- audit: what staff look at, written before they see it
grant insert (staff_id, roles, user_id, what, reason) on access_log to amana_web, amana_worker;

-- staff: which late cases staff were notified about
grant insert (kind, subject_id, stage) on late_case to amana_worker;

-- kernel: facts that no plan carries, the relay's hand-over, the limiter, the record of checks
grant insert (topic, payload) on outbox to amana_web, amana_worker, amana_webhooks;
grant delete, update (id) on outbox to amana_worker; -- (id): locking rows needs the right to write a column
grant insert, update (used, resets_at), delete on rate_limit to amana_web, amana_worker;
grant insert, update, delete on call_count to amana_web, amana_worker;
grant insert, update on heartbeat to amana_worker;
grant insert, delete on ledger_check to amana_worker;

-- what gateways and carriers say, and what the web process asks of gateways through the worker
grant select, insert on webhook_event to amana_webhooks;
grant insert on webhook_event to amana_web, amana_worker;
grant insert (id, key, gateway, operation, input), update (asked_at, attempts) on gateway_request to amana_web, amana_worker;
grant update (state, answer, attempts, claimed_by, claimed_at, answered_at), delete on gateway_request to amana_worker;
grant update (access_code, authorization_url) on deposit to amana_worker;
grant insert, update (check_at, closed_at) on virtual_account to amana_worker;
grant insert (id, provider, provider_id), update (state, reason, delivered_at) on text_message to amana_web, amana_worker;
grant insert (id, provider, provider_id, phone, body) on text_reply to amana_web, amana_worker;
grant update (outcome, phone, body, closed_at) on text_reply to amana_worker;
grant insert, update, delete on bank to amana_worker;
grant insert (id, user_id, bank_code, bank_name, account_number, account_name, is_default), update (is_default, removed_at) on bank_account to amana_web, amana_worker;
grant update (recipient_code) on bank_account to amana_worker;
grant insert, delete on reconciliation to amana_worker;

-- catalog: what is counted without plans, and what a person keeps in view
grant execute on function listings_looked_at(uuid), flag_weight(uuid), serious_flags(uuid) to amana_worker;
grant insert (listing_id, day, views, favourites, carts), update (views, favourites, carts) on listing_day to amana_web, amana_worker;
grant insert (orders, gross_minor), update (orders, gross_minor) on listing_day to amana_worker;
grant insert (user_id, listing_id), delete on favourite to amana_web, amana_worker;
grant insert (user_id, handle, name, about, policies, on_holiday, back_on, away_since), update (name, about, policies, on_holiday, back_on, away_since) on store to amana_web, amana_worker;
grant delete on store to amana_worker;
grant insert (user_id, seller_id), delete on follow to amana_web, amana_worker;

-- notifications: the worker notifies and delivers; people read, and choose how they are reached
grant execute on function after_quiet_hours(timestamptz, int, int), is_wanted(text, jsonb) to amana_web, amana_worker;
grant execute on function notify_people(jsonb), forget_notices(uuid) to amana_worker;
grant insert (id, user_id, fact, key, family, payload, is_urgent, group_key, link) on notice to amana_worker;
grant update (seen_at, read_at) on notice to amana_web, amana_worker;
grant insert (id, notice_id, channel, is_certain, due_at, round, is_gathered),
  update (version, state, attempts, provider, provider_id, cost_minor, reason, template_id, sent_at, ended_at) on delivery to amana_worker;
grant insert (user_id, bounced, complained_at, retried_at), update (bounced, complained_at, retried_at) on notification_setting to amana_worker;
grant insert (user_id, version, language, quiet_from, quiet_until, digest, push_details, choices, saved_at),
  update (version, language, quiet_from, quiet_until, digest, push_details, choices, saved_at) on notification_setting to amana_web, amana_worker;
grant insert, update (due_at), delete on clock_warning to amana_worker;
grant insert, update (user_id, notice_id, expires_at, used_by) on brake_code to amana_worker;
grant insert (user_id, hash), update (hash, set_at) on brake_word to amana_web, amana_worker;
grant execute on function keep_push_subscription(uuid, uuid, uuid, text, text, text, text) to amana_web, amana_worker;
grant delete on push_subscription to amana_web, amana_worker;
grant update (failures, used_at, gone_at) on push_subscription to amana_worker;

-- media: the worker seals data keys with the newest key of the ring
grant update (data_key) on media to amana_worker;
grant execute on function dhash_bands(bigint), dhash_bands_nearby(bigint) to amana_web, amana_worker;

-- realtime: what changed for whom
grant execute on function write_feed(jsonb) to amana_worker;
grant insert (user_id), update (last_number), delete on feed_head to amana_worker;
grant insert (user_id, number, fact, type, data), delete on feed_entry to amana_worker;

-- search: the index is the worker's; people keep searches, and what they searched for
grant execute on function has_within(text[], text, numeric, numeric) to amana_web, amana_worker;
grant insert, update, delete on search_document, search_word, search_variant to amana_worker;
grant insert (day), update (documents, added, changed, removed, started_at, finished_at) on search_rebuild to amana_worker;
grant insert (user_id, listing_id, search_id, cadence, notified_at), update (notified_at), delete on search_notice to amana_worker;
grant insert (user_id, listing_id, what, price_minor), update (price_minor, at), delete on favourite_notice to amana_worker;
grant insert (query, who), update (at) on query_day to amana_web, amana_worker;
grant delete on query_day to amana_worker;
grant insert (user_id, query), update (at), delete on recent_search to amana_web, amana_worker;
grant insert (id, user_id, cadence, filter, filter_key, tsq, needs, min_minor, max_minor, anchors), update (cadence), delete on saved_search
  to amana_web, amana_worker;

-- shipping: people keep addresses, sellers their ways to send
grant insert (id, user_id, key, name, phone, state, lga, area, street, landmark, note),
  update (name, phone, state, lga, area, street, landmark, note, chosen_at), delete on address to amana_web, amana_worker;
grant insert (id, seller_id, key, name, strategy, handling_days, days_min, days_max),
  update (name, strategy, handling_days, days_min, days_max, chosen_at), delete on shipping_profile to amana_web, amana_worker;

-- documents: numbered as they are issued
grant execute on function issue_documents(jsonb), forget_documents() to amana_worker;
-- shipments: when a carrier is asked next
grant update (next_poll_at, polls_failed) on shipment to amana_worker;
grant execute on function carrier_account(text), shipment_rank(text), is_scanned(uuid), recipient_fits(uuid, text, text), sender_fits(uuid, text, text) to amana_web, amana_worker;

-- checkout: people fill carts
grant insert (user_id, listing_id, seller_id, units, seen_price_minor), update (units, seen_price_minor), delete on cart_line to amana_web, amana_worker;

-- figures of days, worked out from the tables of record
grant insert (metric, day, kind, count, sum_minor), update (count, sum_minor, at) on metric_day to amana_worker;

-- records: entries are written by triggers; the worker signs roots, and keeps what its look through all records finds
grant execute on function next_root_statement(text, text), publish_root(text, text, text, bytea), record_faults(uuid[]), root_faults(date), audit_faults(date, date) to amana_worker;
grant execute on function root_statement(public_root), audit_body(audit), record_json(text), record_time(timestamptz) to amana_web, amana_worker;
grant insert (subject, what), delete on record_finding to amana_worker;
grant insert (name), update (trade_id, day, begun_at) on record_sweep to amana_worker;

-- chat and reputation hold no money and no state of a machine
grant insert, update (last_sequence) on chat_room to amana_web, amana_worker;
grant insert, update (sequence) on read_mark to amana_web, amana_worker;
grant insert (subject_kind, subject_id, sequence, author_id, client_key, body) on message to amana_web, amana_worker;
grant insert (subject_kind, subject_id, sequence, place, media_id, sha256) on message_picture to amana_web, amana_worker;
grant insert, update on reputation to amana_worker;
grant insert (trade_id, author_id, subject_id, stars, comment) on review to amana_web, amana_worker;
grant execute on function rating_time(), rated_from(uuid), is_open_review(review) to amana_web, amana_worker;

grant usage on sequence outbox_id_seq to amana_web, amana_worker, amana_webhooks;
grant usage on sequence security_event_id_seq, access_log_id_seq to amana_web, amana_worker;
grant usage on sequence ledger_check_id_seq, reconciliation_id_seq to amana_worker;
