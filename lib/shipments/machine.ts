import { machine } from "@/lib/kernel/machine";

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
    fits_recipient: "r.fits_recipient or recipient_fits(r.trade_id, s->>'phone', s->>'lga')",
  },
} as const;
const fitsEvents = {
  "it is as far as its events say": "r.status is not distinct from shipment_status(r.id)",
};

/**
 * A parcel's way with a carrier that reports. One that its seller sent by a number of their own is tracked from then on; what we book for
 * them is an intent first. It ends where the carrier has given it away or back.
 */
export const shipment = machine("shipment", {
  states: shipmentStates,
  parties: { buyer: "r.buyer_id", seller: "r.seller_id" },
  insert: {
    by: ["system"],
    states: ["TRACKED"],
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
    ],
    fixed: { is_ours: "false", tracked_at: "at", next_poll_at: "at" },
    checks: {
      "its trade was sent by this number": `exists (select from trade t join parcel p on p.id = t.id where t.id = r.trade_id and t.state = 'SHIPPED'
          and (t.buyer_id, t.seller_id, t.currency) = (r.buyer_id, r.seller_id, r.currency)
          and p.sent->>'by' = 'carrier' and p.sent->>'number' = r.number)`,
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
    /** Its seller has taken it back. */
    "take-back": {
      by: ["system"],
      from: ["TRACKED"],
      to: "CANCELLED",
      if: "not is_ours",
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
