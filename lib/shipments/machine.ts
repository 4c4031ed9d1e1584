import { carrier, machine, platform } from "@/lib/kernel/machine";

export const shipmentStates = ["REQUESTED", "TRACKED", "CANCELLING", "ENDED", "FAILED", "CANCELLED"] as const;
export type ShipmentState = (typeof shipmentStates)[number];

const POLL_MINUTES = 30;
const POLL_HOURS_LATER = 6;
const OFTEN_DAYS = 2;

/** When the carrier is asked again: often in the first days, then now and then. */
const nextPoll = `at + case when at < r.tracked_at + interval '${OFTEN_DAYS} days' then interval '${POLL_MINUTES} minutes' else interval '${POLL_HOURS_LATER} hours' end`;

/** The carrier has it, or had. */
const isScanned = "shipment_rank(s->>'status') >= shipment_rank('PICKED_UP')";

/** What the carrier has said is kept, and how far the parcel is follows from all of it. */
const observed = {
  by: ["system"],
  from: ["TRACKED"],
  sets: ["status", "status_at"],
  takes: ["phone", "lga"],
  fixed: {
    polls_failed: "0",
    next_poll_at: nextPoll,
    scanned_at: `coalesce(r.scanned_at, case when ${isScanned} then at end)`,
    fits_recipient: `r.fits_recipient or case when r.is_return then sender_fits(r.trade_id, s->>'phone', s->>'lga')
      else recipient_fits(r.trade_id, s->>'phone', s->>'lga') end`,
  },
} as const;
const fitsEvents = {
  "it is as far as its events say": "r.status is not distinct from shipment_status(r.id)",
};

const booked = ["booking_id", "cost_minor", "number"] as const;
const isBooked = { pickup: "null", attempts: "0" } as const;
const ends = { next_poll_at: "null", ended_at: "at" } as const;
const extraIsBack =
  "exists (select from parcel p where p.id = r.trade_id and (p.state <> 'HELD' or p.label_minor is null and p.extra_minor = 0))";

/** The carrier has cancelled it. What was paid for it by then comes back to us. */
const frees = {
  by: ["system"],
  from: ["CANCELLING"],
  fixed: ends,
  posts: {
    carrier_return: `case when r.covered_at is not null or exists (
        select from parcel p where p.id = r.trade_id and p.state = 'PAID' and p.label_minor is not null) then r.cost_minor else 0 end`,
  },
  checks: { "what its seller added is back": extraIsBack },
} as const;

/**
 * A parcel's way with a carrier that reports. One that its seller sent by a number of their own is tracked from then on; what we book for
 * them is an intent first. It ends where the carrier has given it away or back.
 */
export const shipment = machine("shipment", {
  states: shipmentStates,
  parties: { buyer: "r.buyer_id", seller: "r.seller_id" },
  carrier: "carrier_account(r.carrier)",
  transfers: {
    shipping_covered: { from: platform("PROMOTIONS"), to: carrier },
    carrier_return: { from: carrier, to: platform("PROMOTIONS") },
  },
  insert: {
    by: ["seller", "system"],
    states: ["REQUESTED", "TRACKED"],
    columns: [
      "id",
      "trade_id",
      "buyer_id",
      "seller_id",
      "carrier",
      "service",
      "number",
      "reference",
      "currency",
      "quote_id",
      "agreed_minor",
      "pickup",
      "is_return",
    ],
    fixed: {
      is_ours: "coalesce(row_->>'state', 'REQUESTED') = 'REQUESTED'",
      tracked_at: "case row_->>'state' when 'TRACKED' then at end",
      next_poll_at: "at",
    },
    checks: {
      "its trade was sent by this number, there or back, or its seller books it": `exists (select from trade t join parcel p on p.id = t.id where t.id = r.trade_id
          and (t.buyer_id, t.seller_id, t.currency) = (r.buyer_id, r.seller_id, r.currency) and case
          when r.is_return then r.state = 'TRACKED' and who = system_id() and t.state = 'RETURNING' and p.return_sent->>'by' = 'carrier' and p.return_sent->>'number' = r.number
          when r.state = 'TRACKED' then who = system_id() and t.state = 'SHIPPED' and p.sent->>'by' = 'carrier' and p.sent->>'number' = r.number
          else who = r.seller_id and r.number is null and t.state = 'IN_ESCROW' and t.begun_at is not null and not (p.way->>'isPickUp')::boolean
            and carrier_account(r.carrier) is not null and r.agreed_minor <= p.fee_minor + p.extra_minor end)`,
    },
  },
  moves: {
    observe: { ...observed, to: "same", checks: fitsEvents },
    "observe:last": {
      ...observed,
      to: "ENDED",
      if: "s->>'status' in ('DELIVERED', 'RETURNED')",
      fixed: { ...observed.fixed, next_poll_at: "null", ended_at: "at" },
      checks: fitsEvents,
    },
    /** Before each call of the carrier to book or to cancel it, so that one process makes it. */
    ask: {
      by: ["system"],
      from: ["REQUESTED", "CANCELLING"],
      to: "same",
      if: "next_poll_at <= at",
      fixed: {
        attempts: "r.attempts + 1",
        next_poll_at: "at + interval '2 minutes' * (1 + least(r.attempts, 30))",
      },
    },
    /** The carrier has booked it, at the price that its seller agreed to, or less. */
    book: {
      by: ["system"],
      from: ["REQUESTED"],
      to: "TRACKED",
      sets: booked,
      if: "(s->>'cost_minor')::bigint <= agreed_minor",
      fixed: { ...isBooked, tracked_at: "at", next_poll_at: "at" },
      checks: {
        "its parcel pays for it": `exists (select from parcel p where p.id = r.trade_id and p.state = 'HELD'
          and (p.label_minor, p.label_carrier) = (r.cost_minor, r.carrier))`,
      },
    },
    /** It is booked, and dearer than agreed, or its order has ended meanwhile: it is cancelled. */
    "book:unwanted": {
      by: ["system"],
      from: ["REQUESTED"],
      to: "CANCELLING",
      sets: [...booked, "failure"],
      fixed: { ...isBooked, next_poll_at: "at" },
      checks: {
        "it is dearer than agreed, or its order has ended":
          "r.failure is not null or not exists (select from parcel p where p.id = r.trade_id and p.state = 'HELD')",
      },
    },
    fail: {
      by: ["system"],
      from: ["REQUESTED"],
      to: "FAILED",
      sets: ["failure"],
      fixed: { pickup: "null", ...ends },
      checks: { "what its seller added is back": extraIsBack },
    },
    number: {
      by: ["system"],
      from: ["TRACKED"],
      to: "same",
      if: "number is null",
      sets: ["number"],
      fixed: { next_poll_at: "at" },
    },
    /** Its seller does not need it, or its order has ended without it. */
    unbook: {
      by: ["seller", "system"],
      from: ["TRACKED"],
      to: "CANCELLING",
      if: "is_ours and scanned_at is null",
      fixed: { attempts: "0", next_poll_at: "at" },
    },
    /** The carrier does not cancel it any more. */
    keep: {
      by: ["system"],
      from: ["CANCELLING"],
      to: "TRACKED",
      if: "failure is null",
      fixed: { tracked_at: "coalesce(r.tracked_at, at)", next_poll_at: "at" },
    },
    free: { ...frees, to: "CANCELLED", if: "failure is null" },
    "free:failed": { ...frees, to: "FAILED", if: "failure is not null" },
    /** Its order was refunded in full, or never came to pay for it: the label is ours to pay. */
    cover: {
      by: ["system"],
      from: ["TRACKED", "ENDED"],
      to: "same",
      if: "is_ours and covered_at is null",
      fixed: { covered_at: "at" },
      posts: { shipping_covered: "r.cost_minor" },
      checks: {
        "no delivery fee pays it": `exists (select from parcel p where p.id = r.trade_id
          and (p.state = 'RETURNED' or p.state = 'PAID' and p.label_minor is null))`,
      },
    },
    /** Its seller has taken it back. */
    "take-back": {
      by: ["system"],
      from: ["TRACKED"],
      to: "CANCELLED",
      if: "not is_ours and not is_return",
      fixed: { next_poll_at: "null", ended_at: "at" },
      checks: {
        "its trade is not sent by it":
          "exists (select from parcel p where p.id = r.trade_id and p.sent->>'number' is distinct from r.number)",
      },
    },
  },
});

/** What a carrier said, once. */
export const shipmentEvent = machine("shipment_event", {
  insert: {
    by: ["system"],
    columns: ["id", "shipment_id", "event_key", "kind", "raw", "place", "at"],
    checks: {
      "its shipment is tracked":
        "exists (select from shipment s where s.id = r.shipment_id and s.state in ('TRACKED', 'ENDED'))",
    },
  },
  moves: {},
});
