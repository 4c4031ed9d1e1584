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
