-- An address belongs to who has proven it, as a phone number does. Before that anyone may have typed it, so a sign-up
-- with a known address makes an account like any other, and tells its sender nothing.
drop index app_user_email_key;
create index app_user_email_idx on app_user (email);
create unique index one_account_an_email on app_user (email) where email_verified_at is not null;
