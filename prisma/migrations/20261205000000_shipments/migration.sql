create type shipment_state as enum ('REQUESTED', 'TRACKED', 'CANCELLING', 'ENDED', 'FAILED', 'CANCELLED');

-- A parcel's way with a carrier that reports: booked by us, or by a number that its seller typed.
create table shipment (
  id uuid primary key,
  version bigint not null default 1,
  state shipment_state not null default 'REQUESTED',
  trade_id uuid not null,
  buyer_id uuid not null,
  seller_id uuid not null,
  -- by its name in lib/carriers; and who carries it, as shown to people
  carrier text not null check (char_length(carrier) between 1 and 60),
  service text not null check (char_length(service) between 1 and 120),
  -- null until the carrier has given one
  number text check (char_length(number) between 4 and 60),
  -- ours at the carrier, by which a booking is found again
  reference text not null check (reference ~ '^ship-[0-9a-f-]{36}$'),
  is_ours boolean not null,
  -- on its way back to its seller, by a number that its buyer typed
  is_return boolean not null default false check (not (is_return and is_ours)),
  currency text not null,
  -- the carrier's own id of the price that its seller agreed to, and that price
  quote_id text check ((quote_id is null) = not is_ours),
  agreed_minor bigint check (agreed_minor >= 0 and (agreed_minor is null) = not is_ours),
  -- where the carrier fetches it; gone once that is done
  pickup jsonb check (pickup is null or state = 'REQUESTED'),
  -- the carrier's own id of the booking, and what it costs us
  booking_id text,
  cost_minor bigint check (cost_minor >= 0 and (cost_minor is null) = (booking_id is null)),
  -- how often the carrier was asked to book or to cancel it
  attempts int not null default 0,
  -- the carrier names the phone or the area of the order's buyer as its recipient's
  fits_recipient boolean not null default false,
  -- how far it is: the highest of its events, and when that was
  status text,
  status_at timestamptz check ((status_at is null) = (status is null)),
  -- when we first knew that the carrier has it
  scanned_at timestamptz,
  tracked_at timestamptz,
  -- when the carrier is asked next, and how often in a row it did not answer
  next_poll_at timestamptz,
  polls_failed int not null default 0,
  -- why it was not booked
  failure text check (failure is null or state in ('FAILED', 'CANCELLING')),
  -- when a label that no delivery fee pays became our own cost
  covered_at timestamptz,
  created_at timestamptz not null default app_now(),
  ended_at timestamptz check ((ended_at is null) = (state in ('REQUESTED', 'TRACKED', 'CANCELLING'))),
  check (is_ours or number is not null),
  foreign key (trade_id) references trade(id),
  foreign key (buyer_id) references app_user(id),
  foreign key (seller_id) references app_user(id)
);
create unique index shipment_reference_key on shipment (reference);
-- one number is one parcel's; what was taken back frees it
create unique index shipment_number on shipment (carrier, number) where number is not null and state in ('REQUESTED', 'TRACKED', 'CANCELLING', 'ENDED');
create index shipment_of_number on shipment (upper(regexp_replace(number, '[\s-]', '', 'g'))) where is_ours;
-- one label an order
create unique index shipment_label on shipment (trade_id) where is_ours and state in ('REQUESTED', 'TRACKED', 'CANCELLING', 'ENDED');
create index shipment_trade_id_idx on shipment (trade_id);
create index shipment_due on shipment (next_poll_at) where state in ('REQUESTED', 'TRACKED', 'CANCELLING');

-- What a carrier said of a shipment: each of its events once.
create table shipment_event (
  id uuid primary key,
  shipment_id uuid not null,
  -- the carrier's own id of it, or a hash of what it says
  event_key text not null check (char_length(event_key) between 1 and 200),
  -- our word for it, and the carrier's own
  kind text not null,
  raw text not null check (char_length(raw) <= 200),
  -- where, in the carrier's words
  place text check (char_length(place) <= 200),
  -- when, as the carrier says
  at timestamptz not null,
  created_at timestamptz not null default app_now(),
  foreign key (shipment_id) references shipment(id)
);
create unique index shipment_event_shipment_id_event_key_key on shipment_event (shipment_id, event_key);
