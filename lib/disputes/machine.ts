import { machine, platform, walletOf } from "@/lib/kernel/machine";
import { CLAIM_DAYS, disputeHours } from "./clocks";

export const disputeStates = ["OPEN", "UNDER_REVIEW", "RULED", "APPEALED", "CLOSED"] as const;
export type DisputeState = (typeof disputeStates)[number];

export type ClosedHow = "ruled" | "conceded" | "settled" | "cancelled" | "withdrawn";

const moderator = "staff:dispute.rule";
const parties = ["buyer", "seller"] as const;
const open = ["OPEN", "UNDER_REVIEW", "RULED", "APPEALED"] as const;

const ofTrade = (column: string) => `(select t.${column} from trade t where t.id = r.trade_id)`;

/** The parties of a dispute are those of its trade. */
const partyOf = { buyer: ofTrade("buyer_id"), seller: ofTrade("seller_id") };

/** Its time has run out, without that of outages. */
const overdue = "dispute_time_is_over(r, at)";
const runs = (hours: number) => ({ clock_from: "at", deadline_at: `at + interval '${hours} hours'` });
const forAnother = { moderator_id: "null", review_started_at: "null" };
/** Who decides has not done so before, and shares neither browser nor bank account with a party. */
const isApart = "not has_ruled(who, r.trade_id) and not is_linked_to_trade(who, r.trade_id)";

const closes = (how: ClosedHow) => ({ closed_how: `'${how}'`, closed_at: "at", deadline_at: "null" });
// What was found of a ruling that never became final is not what it ended with.
const unruled = { finding: "null", return_paid_by: "null", way_back_minor: "null" };
const feeBack = { fee_given_back: "fee_to_give_back(r)" };
const ends = { "its trade ends as it says, with it": "dispute_has_ended_trade(r)" };
const onHold = "not r.is_claim";

const accepted = (of: "mine" | "theirs") =>
  `case when who = ${partyOf.buyer} then r.${of === "mine" ? "buyer" : "seller"}_accepted_at else r.${of === "mine" ? "seller" : "buyer"}_accepted_at end`;
const ruledBy = (stage: "review" | "appeal") => ({
  "a ruling of this commit says so": `exists (select from ruling g where g.dispute_id = r.id and g.stage = '${stage}' and g.created_at = app_now()
          and (g.outcome, g.finding, g.refund_minor) = (r.outcome, r.finding, r.refund_minor)
          and g.return_paid_by is not distinct from r.return_paid_by)`,
});
/** Who decided, and not the colleague who agreed. */
const decider = `coalesce((select a.creator_id from approval a where a.act = 'dispute.rule' and a.subject_id = r.id and a.approver_id = who
        and a.ended_at = at), who)`;
const decides = ["outcome", "finding", "refund_minor", "return_paid_by"];

/**
 * A trade that a party, staff or the clock has put before a moderator, or a claim about one that has ended. A ruling moves money only
 * once it is final: the time for an appeal has run out, both parties have accepted it, or it is the answer to an appeal.
 */
export const dispute = machine("dispute", {
  states: disputeStates,
  parties: { ...partyOf, performer: ofTrade("performer_id") },
  transfers: {
    fee_given_back: {
      from: platform("FEES"),
      to: walletOf("performer"),
      currency: ofTrade("hold_currency"),
    },
  },
  insert: {
    by: ["buyer", "seller", "system", moderator],
    columns: ["id", "trade_id", "reason", "statement", "answers"],
    fixed: {
      opened_by_id: "case when who <> system_id() then who end",
      opened_as: "dispute_opener((row_->>'trade_id')::uuid, who)",
      is_claim:
        "coalesce((select t.ended_at is not null from trade t where t.id = (row_->>'trade_id')::uuid), false)",
      ...runs(disputeHours.answer),
    },
    checks: {
      "its trade is disputed, or has ended lately": `exists (select from trade t where t.id = r.trade_id and case when r.is_claim
          then t.ended_at > r.created_at - interval '${CLAIM_DAYS} days' else t.state = 'DISPUTED' end)`,
      "its reason is one of who opened it":
        "case r.opened_as when 'clock' then r.reason in ('silence', 'staff_review') when 'staff' then r.reason = 'staff_review' else r.reason not in ('silence', 'staff_review') end",
      "what has not arrived is due": `r.reason <> 'not_arrived' or not exists (select from parcel p join trade t on t.id = p.id where p.id = r.trade_id
          and t.delivered_at is null and case when (p.way->>'isPickUp')::boolean then (t.meeting->>'at')::timestamptz > r.created_at else p.promised_until > lagos_day(r.created_at) end)`,
    },
  },
  moves: {
    /** A party's statement or reply, while the other's is still to come. */
    write: {
      by: parties,
      from: ["OPEN", "UNDER_REVIEW", "APPEALED"],
      to: "same",
      fixed: { heard_at: "at" },
      checks: {
        "it is written in the same commit":
          "exists (select from dispute_statement s where s.dispute_id = r.id and s.author_id = who and s.created_at = app_now())",
      },
    },
    /** Both have said what they have to say. */
    answer: {
      by: parties,
      from: ["OPEN"],
      to: "UNDER_REVIEW",
      fixed: { ...runs(disputeHours.review), heard_at: "at" },
      checks: { "both parties have made a statement": "dispute_is_answered(r)" },
    },
    "start-review": {
      by: ["system"],
      from: ["OPEN"],
      to: "UNDER_REVIEW",
      if: overdue,
      fixed: runs(disputeHours.review),
    },
    /** A moderator takes it up; both parties see that. */
    review: {
      by: [moderator],
      from: ["OPEN", "UNDER_REVIEW", "APPEALED"],
      to: "same",
      if: `review_started_at is null and ${isApart}`,
      fixed: { review_started_at: "at", moderator_id: "who" },
    },
    /** Not decided in time: another moderator gets it, with as much time again, and our commission is given back. */
    late: {
      by: ["system"],
      from: ["UNDER_REVIEW", "APPEALED"],
      to: "same",
      if: overdue,
      fixed: { ...runs(disputeHours.review), ...forAnother, times_late: "r.times_late + 1" },
    },
    rule: {
      by: [moderator],
      from: ["UNDER_REVIEW"],
      to: "RULED",
      sets: decides,
      fixed: { ...runs(disputeHours.appeal), ruled_at: "at", moderator_id: decider },
      checks: ruledBy("review"),
    },
    /** A party accepts the ruling; it is final once the other has, too. */
    accept: {
      by: parties,
      from: ["RULED"],
      to: "same",
      if: `${accepted("mine")} is null and ${accepted("theirs")} is null`,
      fixed: {
        buyer_accepted_at: `case when who = ${partyOf.buyer} then at else r.buyer_accepted_at end`,
        seller_accepted_at: `case when who = ${partyOf.seller} then at else r.seller_accepted_at end`,
      },
    },
    "finish:accepted": {
      by: parties,
      from: ["RULED"],
      to: "CLOSED",
      if: `${accepted("mine")} is null and ${accepted("theirs")} is not null`,
      fixed: {
        buyer_accepted_at: "coalesce(r.buyer_accepted_at, at)",
        seller_accepted_at: "coalesce(r.seller_accepted_at, at)",
        ...closes("ruled"),
      },
      posts: feeBack,
      checks: ends,
    },
    "finish:over": {
      by: ["system"],
      from: ["RULED"],
      to: "CLOSED",
      if: overdue,
      fixed: closes("ruled"),
      posts: feeBack,
      checks: ends,
    },
    appeal: {
      by: parties,
      from: ["RULED"],
      to: "APPEALED",
      sets: ["appeal_reason"],
      if: `${accepted("mine")} is null and coalesce(length(s->>'appeal_reason'), 0) > 0`,
      fixed: {
        ...runs(disputeHours.appealReview),
        ...forAnother,
        appealed_by_id: "who",
        appealed_at: "at",
        buyer_accepted_at: "null",
        seller_accepted_at: "null",
      },
    },
    /** Another moderator's answer, which is final. */
    "rule-appeal": {
      by: [moderator],
      from: ["APPEALED"],
      to: "CLOSED",
      sets: decides,
      if: isApart,
      fixed: { ...closes("ruled"), moderator_id: decider },
      posts: feeBack,
      checks: { ...ruledBy("appeal"), ...ends },
    },
    /** A party gives in: who performs refunds, who put it up pays. */
    concede: {
      by: parties,
      from: open,
      to: "CLOSED",
      if: onHold,
      fixed: {
        ...closes("conceded"),
        ...unruled,
        outcome: `case when who = ${ofTrade("confirmer_id")} then 'release' else 'refund' end`,
        refund_minor: `case when who = ${ofTrade("confirmer_id")} then 0 else ${ofTrade("hold_minor")} end`,
      },
      posts: feeBack,
      checks: ends,
    },
    /** A party agrees to how the other offers to share it. */
    settle: {
      by: parties,
      from: open,
      to: "CLOSED",
      if: onHold,
      sets: ["refund_minor", "return_paid_by", "way_back_minor"],
      fixed: {
        ...closes("settled"),
        finding: "null",
        outcome: `case when s->>'return_paid_by' is not null then 'return' else case (s->>'refund_minor')::bigint when 0 then 'release' when ${ofTrade("hold_minor")} then 'refund' else 'split' end end`,
      },
      posts: feeBack,
      checks: {
        "the other party offered it": `exists (select from settlement_offer o where o.dispute_id = r.id and o.state = 'ACCEPTED'
          and o.ended_at = r.closed_at and o.refund_minor = r.refund_minor and o.offered_by_id <> who
          and (o.return_paid_by, o.way_back_minor) is not distinct from (r.return_paid_by, r.way_back_minor))`,
        ...ends,
      },
    },
    /** The parties agree to cancel the trade. */
    cancel: {
      by: parties,
      from: open,
      to: "CLOSED",
      if: onHold,
      fixed: {
        ...closes("cancelled"),
        ...unruled,
        outcome: "'refund'",
        refund_minor: ofTrade("hold_minor"),
      },
      checks: ends,
    },
    /** Who made a claim takes it back before it is decided. */
    withdraw: {
      by: parties,
      from: ["OPEN", "UNDER_REVIEW"],
      to: "CLOSED",
      if: "r.is_claim and who = r.opened_by_id",
      fixed: closes("withdrawn"),
    },
  },
});
