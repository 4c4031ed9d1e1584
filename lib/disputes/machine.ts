import { machine } from "@/lib/kernel/machine";

/** What a moderator can decide, and the state in which it leaves the trade. */
export const rulings = { refund: "CANCELLED", release: "COMPLETED" } as const;
export type Ruling = keyof typeof rulings;

/** The parties of a dispute are those of its trade. */
const ofTrade = (column: "buyer_id" | "seller_id") =>
  `(select t.${column} from trade t where t.id = r.trade_id)`;

/** A trade that a party or the clock has escalated to a moderator. */
export const dispute = machine("dispute", {
  states: ["OPEN", "CLOSED"],
  parties: { buyer: ofTrade("buyer_id"), seller: ofTrade("seller_id") },
  insert: {
    by: ["buyer", "seller", "system"],
    columns: ["id", "trade_id", "reason", "statement"],
    fixed: { opened_by_id: "case when who <> system_id() then who end" },
    checks: {
      "its trade is disputed":
        "exists (select from trade t where t.id = r.trade_id and t.state = 'DISPUTED')",
    },
  },
  moves: {
    close: {
      by: ["buyer", "seller"],
      from: ["OPEN"],
      to: "CLOSED",
      fixed: { closed_at: "at" },
    },
    /** A moderator takes it up; both parties see that. */
    review: {
      by: ["staff:dispute.rule"],
      from: ["OPEN"],
      to: "same",
      if: "review_started_at is null",
      fixed: { review_started_at: "at", moderator_id: "who" },
    },
    rule: {
      by: ["staff:dispute.rule"],
      from: ["OPEN"],
      to: "CLOSED",
      sets: ["ruling", "ruling_reason"],
      fixed: { closed_at: "at", moderator_id: "who" },
    },
  },
});
