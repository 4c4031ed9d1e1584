import { mustBeFree } from "@/lib/identity/restrictions/free-sql";

// What a parcel does with a label that is booked for it.

const underway = { from: ["HELD"], to: "same" } as const;

export const labelMoves = {
  /** A label may cost more than the delivery fee: its seller pays the rest, and agrees as they book it. */
  "add-extra": {
    ...underway,
    by: ["seller"],
    sets: ["extra_minor"],
    if: `label_minor is null and (s->>'extra_minor')::bigint > extra_minor and ${mustBeFree("who", "accept")}`,
    posts: { shipping_extra: "r.extra_minor - old.extra_minor" },
    checks: {
      "a label is to be booked that costs as much": `exists (select from shipment s where s.trade_id = r.id and s.is_ours and s.state = 'REQUESTED'
          and s.created_at = app_now() and s.agreed_minor = r.fee_minor + r.extra_minor)`,
    },
  },
  /** Its label is booked. */
  label: {
    ...underway,
    by: ["system"],
    sets: ["label_minor", "label_carrier"],
    if: "label_minor is null",
    checks: {
      "it is booked so": `exists (select from shipment s where s.trade_id = r.id and s.is_ours and s.state = 'TRACKED'
          and (s.cost_minor, s.carrier, s.currency) = (r.label_minor, r.label_carrier, r.currency))`,
    },
  },
  /** There is no label, and what its seller added for it goes back. */
  unlabel: {
    ...underway,
    by: ["system"],
    fixed: { label_minor: "null", label_carrier: "null", extra_minor: "0" },
    posts: { shipping_extra_back: "old.extra_minor" },
    checks: {
      "no label is booked": `not exists (select from shipment s where s.trade_id = r.id and s.is_ours
          and s.state in ('REQUESTED', 'TRACKED', 'CANCELLING', 'ENDED'))`,
    },
  },
} as const;
