import { machine } from "@/lib/kernel/machine";
import { disputeHours } from "../clocks";

export const settlementStates = ["OPEN", "ACCEPTED", "DECLINED", "WITHDRAWN", "EXPIRED"] as const;
export type SettlementState = (typeof settlementStates)[number];

const ofTrade = (column: string) =>
  `(select t.${column} from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)`;
const ended = { ended_at: "at" };

/** How a party offers to share what is held, at any time of a dispute. Each has at most one open. */
export const settlementOffer = machine("settlement_offer", {
  states: settlementStates,
  parties: { buyer: ofTrade("buyer_id"), seller: ofTrade("seller_id"), proposer: "r.offered_by_id" },
  insert: {
    by: ["buyer", "seller"],
    columns: ["id", "dispute_id", "refund_minor", "return_paid_by", "way_back_minor"],
    fixed: { offered_by_id: "who", expires_at: `at + interval '${disputeHours.offer} hours'` },
    checks: {
      "its dispute is open, about a hold": `exists (select from dispute d where d.id = r.dispute_id and d.state <> 'CLOSED' and not d.is_claim)`,
      "it shares what is held": `r.refund_minor between 0 and ${ofTrade("hold_minor")}`,
      "what goes back is paid back, and has not gone back before": `r.return_paid_by is null or r.refund_minor = ${ofTrade("hold_minor")}
          and exists (select from dispute d join parcel p on p.id = d.trade_id where d.id = r.dispute_id and p.return_paid_by is null)`,
    },
  },
  moves: {
    accept: {
      by: ["buyer", "seller"],
      from: ["OPEN"],
      to: "ACCEPTED",
      if: "who <> r.offered_by_id and r.expires_at > at",
      fixed: ended,
      checks: {
        "its dispute is settled by it": `exists (select from dispute d where d.id = r.dispute_id and d.closed_how = 'settled'
          and d.closed_at = r.ended_at and d.refund_minor = r.refund_minor)`,
      },
    },
    decline: {
      by: ["buyer", "seller"],
      from: ["OPEN"],
      to: "DECLINED",
      if: "who <> r.offered_by_id",
      fixed: ended,
    },
    withdraw: { by: ["proposer"], from: ["OPEN"], to: "WITHDRAWN", fixed: ended },
    expire: { by: ["system"], from: ["OPEN"], to: "EXPIRED", if: "r.expires_at <= at", fixed: ended },
  },
});
