-- Files that people send. Their bytes are in the store of files, sealed with the row's data key.

create type media_state as enum ('READY', 'LOST', 'REMOVED');

create table media (
  id uuid primary key,
  version bigint not null default 1,
  owner_id uuid not null,
  purpose text not null check (purpose in ('picture', 'evidence')),
  state media_state not null default 'READY',
  mime text not null check (mime in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  size_bytes int not null check (size_bytes between 1 and case purpose when 'picture' then 5242880 else 10485760 end),
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
