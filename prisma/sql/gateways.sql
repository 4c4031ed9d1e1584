-- Bodies of webhooks have people's email, number and account in them. They are needed until what they say was looked up, and for a
-- month to look into what went wrong; then they go. The digest stays, so that a copy is still known.
create or replace function forget_webhooks() returns void language sql security definer set search_path = public, pg_temp as $$
  update webhook_event set body = '' where received_at < app_now() - interval '30 days' and body <> '';
$$;
