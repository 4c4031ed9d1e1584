-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Trades, without what only moves read.
create or replace view trade_overview with (security_invoker = true) as
  select id, version, buyer_id, seller_id, performer_id, confirmer_id, kind, listed_under, terms, delivery, state, price_minor, hold_minor,
    hold_currency, day, moves, begun_at, delivered_at, deadline_at, created_at, ended_at, checkout_id, part, parts, started_at, fee_rule, currency,
    coalesce((select p.fee_minor from parcel p where p.id = trade.id), 0) as delivery_fee_minor,
    (select max(l.line) - 1 from trade_line l where l.trade_id = trade.id) as more_lines, meeting, cancel_reason, proposal, proposal_until
  from trade;

-- Who moved a trade, and when.
create or replace view trade_move with (security_invoker = true) as
  select trade_id, sequence, move, actor_id, actor_role, at
  from timeline;

-- What was bought, offer by offer.
create or replace view bought_line with (security_invoker = true) as
  select trade_id, line, offer_id, units, unit_price_minor, terms_version, vat_minor
  from trade_line;

-- How what a trade sells is sent, and of which checkout it is.
create or replace view trade_parcel with (security_invoker = true) as
  select id, state, checkout_id, buyer_id, seller_id, currency, fee_minor, way, from_state, from_lga, promised_until, created_at, ended_at,
    window_days, sent, sent_at, proof, return_paid_by, return_sent, return_sent_at, bounced_at, return_arrived_at, way_back_minor, extra_minor, label_minor, label_carrier
  from parcel;

-- Whether the clock of a trade stands still: an outage stops it, or has not moved its deadline yet.
create or replace view trade_clock with (security_invoker = true) as
  select t.id as trade_id, exists (select from outage o where o.applied_at is null and stops_clock(o, t.kind, t.listed_under, carrier_awaited(t.id, t.state))) as stands
  from trade t;

-- The trades whose deadlines an outage has moved.
create or replace view trade_clock_stop with (security_invoker = true) as
  select trade_id, outage_id
  from clock_stop;
