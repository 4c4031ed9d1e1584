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

create type checkout_state as enum ('AWAITING_FUNDS', 'PAID', 'LAPSED', 'FAILED', 'CANCELLED');
create type parcel_state as enum ('HELD', 'PAID', 'RETURNED');

-- What a buyer bought at once, or buys once their wallet has the money: each of its parcels becomes a trade.
create table checkout (
  id uuid primary key,
  version bigint not null default 1,
  state checkout_state not null default 'AWAITING_FUNDS',
  buyer_id uuid not null,
  currency text not null,
  -- prices and delivery fees of all its parcels
  total_minor bigint not null check (total_minor > 0),
  -- what was lacking, to be paid in
  deposit_minor bigint check (deposit_minor > 0),
  -- what is bought, as it was quoted: its parcels, each with its lines, prices, way and fee
  quote jsonb not null check (jsonb_typeof(quote->'parcels') = 'array' and jsonb_array_length(quote->'parcels') between 1 and 50),
  -- where it goes, and the notes to sellers; gone once it has ended
  delivery jsonb check ((delivery is null) = (state <> 'AWAITING_FUNDS')),
  failure text check ((failure is null) = (state <> 'FAILED')),
  -- it waits for money until then
  expires_at timestamptz not null,
  created_at timestamptz not null default app_now(),
  ended_at timestamptz check ((ended_at is null) = (state = 'AWAITING_FUNDS')),
  foreign key (buyer_id) references app_user(id)
);
create index checkout_buyer_id_created_at_idx on checkout (buyer_id, created_at);
create index checkout_awaiting on checkout (expires_at) where state = 'AWAITING_FUNDS';

-- How what a trade sells gets to its buyer, with the delivery fee, which has a hold of its own until the trade ends.
create table parcel (
  id uuid primary key, -- that of its trade
  version bigint not null default 1,
  state parcel_state not null default 'HELD',
  checkout_id uuid not null,
  buyer_id uuid not null,
  seller_id uuid not null,
  currency text not null,
  fee_minor bigint not null check (fee_minor >= 0),
  -- as its seller calls it, with its days
  way jsonb not null check (way ?& array['name', 'isPickUp', 'handlingDays', 'daysMin', 'daysMax']),
  from_state text not null,
  from_lga text not null,
  -- when it was quoted to arrive, at the latest
  promised_until date not null,
  -- how long the buyer may look at it
  window_days smallint not null check (window_days between 1 and 7),
  -- how it was sent, and when: { by: 'carrier' | 'rider' | 'waybill', ... }
  sent jsonb check (sent is null or (sent->>'by' in ('carrier', 'rider', 'waybill')) is true),
  sent_at timestamptz check ((sent_at is null) = (sent is null)),
  -- by what it is known to have arrived: its carrier's word, the buyer's code, or the seller's word
  proof text check (proof in ('CARRIER', 'CODE', 'WORD')),
  -- what its seller has added to the fee for a dearer label
  extra_minor bigint not null default 0 check (extra_minor >= 0),
  -- what its label costs, where we have booked one, and with whom: paid out of what is held
  label_minor bigint check (label_minor between 0 and fee_minor + extra_minor),
  label_carrier text check ((label_carrier is null) = (label_minor is null)),
  -- SHA-256 of the secret in the buyer's QR code, from which the digits come as well; how often they were tried, and until when they are not
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  code_generation smallint not null default 1,
  code_tries smallint not null default 0,
  code_locked_until timestamptz,
  -- of what goes back: who pays for both ways, what the seller put up for the way back, and how it was sent
  return_paid_by text check (return_paid_by in ('buyer', 'seller')),
  way_back_minor bigint not null default 0 check (way_back_minor >= 0 and (way_back_minor = 0 or return_paid_by is not distinct from 'seller')),
  return_sent jsonb check (return_sent is null or (return_sent->>'by' in ('carrier', 'rider', 'waybill')) is true),
  return_sent_at timestamptz check ((return_sent_at is null) = (return_sent is null)),
  -- when its carrier sent it back
  bounced_at timestamptz,
  -- when its carrier had given it back to its seller
  return_arrived_at timestamptz check (return_arrived_at is null or return_sent is not null or bounced_at is not null),
  -- what its buyer, who keeps it for less, gets back
  agreed_refund_minor bigint check (agreed_refund_minor > 0),
  created_at timestamptz not null default app_now(),
  ended_at timestamptz check ((ended_at is null) = (state = 'HELD')),
  -- when all of the buyer's address but its place was erased
  address_erased_at timestamptz check (address_erased_at is null or ended_at is not null),
  foreign key (seller_id) references app_user(id)
);
create index parcel_checkout_id_idx on parcel (checkout_id);
-- as `carried_number` says it: one number is one trade's
create index parcel_sent_number on parcel ((case when sent->>'by' = 'carrier' then lower(sent->>'carrier') || '/' || upper(regexp_replace(sent->>'number', '[\s-]', '', 'g')) end));
create index parcel_return_number on parcel ((case when return_sent->>'by' = 'carrier' then lower(return_sent->>'carrier') || '/' || upper(regexp_replace(return_sent->>'number', '[\s-]', '', 'g')) end));
create index parcel_with_address on parcel (ended_at) where ended_at is not null and address_erased_at is null;
