-- The application's role may read everything and change money and states only through commit_plan().

revoke all on schema public from public;
revoke execute on all functions in schema public from public;
alter default privileges in schema public revoke execute on functions from public;

grant usage on schema public to amana_app;
grant select on all tables in schema public to amana_app;
grant execute on function app_now(), commit_plan(jsonb), fold_deltas() to amana_app;

-- identity
grant insert, update on app_user, session, verification_code to amana_app;
grant insert (user_id) on allowance to amana_app;
-- kernel: facts that no plan carries, the relay's hand-over, the limiter, the record of checks
grant insert, delete, update (id) on outbox to amana_app; -- (id): locking rows needs the right to write a column
grant insert, update, delete on rate_limit to amana_app;
grant insert, delete on ledger_check to amana_app;
-- wallet: what the gateway answered to an intent that is already written
grant insert on webhook_event to amana_app;
grant update (access_code, authorization_url) on deposit to amana_app;
-- chat and reputation hold no money and no state of a machine
grant insert, update on chat_room, read_mark, reputation to amana_app;
grant insert on message to amana_app;
grant usage on all sequences in schema public to amana_app;
revoke usage on sequence transfer_id_seq, account_id_seq, posting_id_seq, audit_id_seq from amana_app;
