-- Where a person's goods go. A parcel keeps a copy of the one that it is sent to.
create table address (
  id uuid primary key,
  user_id uuid not null,
  -- of the request that saved it: a repeated one makes no second
  key text not null check (char_length(key) between 1 and 200),
  name text not null check (char_length(name) between 2 and 80),
  phone text not null check (phone ~ '^\+234\d{10}$'),
  state text not null check (state ~ '^[A-Z]{2}$'),
  lga text not null check (char_length(lga) between 2 and 60),
  area text not null check (char_length(area) <= 80),
  street text not null check (char_length(street) between 3 and 160),
  landmark text not null check (char_length(landmark) <= 160),
  note text not null check (char_length(note) <= 300),
  -- the one chosen last is offered first
  chosen_at timestamptz not null default app_now(),
  created_at timestamptz not null default app_now(),
  foreign key (user_id) references app_user(id)
);
create unique index address_user_id_key_key on address (user_id, key);

-- How a seller sends, and what it costs.
create table shipping_profile (
  id uuid primary key,
  seller_id uuid not null,
  -- of the request that added it: a repeated one makes no second
  key text not null check (char_length(key) between 1 and 200),
  name text not null check (char_length(name) between 2 and 60),
  -- what it costs: a flat fee, by weight, by zone, or free from a sum
  strategy jsonb not null check (strategy->>'by' in ('FLAT', 'WEIGHT', 'ZONE', 'FREE_FROM')),
  -- working days from the start of a trade to sending
  handling_days int not null check (handling_days between 1 and 5),
  -- working days on the way
  days_min int not null,
  days_max int not null check (days_min >= 0 and days_max between days_min and 30),
  -- the one chosen last is what new parcels are quoted by
  chosen_at timestamptz not null default app_now(),
  created_at timestamptz not null default app_now(),
  foreign key (seller_id) references app_user(id)
);
create unique index shipping_profile_seller_id_key_key on shipping_profile (seller_id, key);

-- What a buyer looks at buying. It holds no stock.
create table cart_line (
  user_id uuid not null,
  listing_id uuid not null,
  seller_id uuid not null check (seller_id <> user_id),
  units int not null check (units between 1 and 9999),
  -- the price of one that the buyer saw last, in minor units
  seen_price_minor bigint not null check (seen_price_minor > 0),
  added_at timestamptz not null default app_now(),
  primary key (user_id, listing_id),
  foreign key (user_id) references app_user(id),
  foreign key (listing_id) references listing(id),
  foreign key (seller_id) references app_user(id)
);
create index cart_line_listing_id_idx on cart_line (listing_id);
