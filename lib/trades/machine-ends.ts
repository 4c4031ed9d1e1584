import { mustBeFree } from "@/lib/identity/restrictions/free-sql";
import { disputeIsOpen, disputeSays, noProposal } from "./machine-sql";

// How a trade ends, and the moves by which it does while it is disputed.

export const unfinished = ["IN_ESCROW", "SHIPPED", "DELIVERED", "DISPUTED"] as const;
export const parties = ["buyer", "seller"] as const;
export const timed = ["IN_ESCROW", "SHIPPED", "DELIVERED"] as const;
/** In which more time can be agreed on. */
export const extended = ["IN_ESCROW", "DELIVERED"] as const;
const moderator = "staff:dispute.rule";

export const firstOffer = "(select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)";

/** Whether what is given back is offered again: an offer that has ended holds nothing any more. */
const offeredAgain = `case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = ${firstOffer}) else false end`;

/** The confirmer gets it back, into their wallet, or into the hold of the offer that it came out of. */
const refund = {
  escrow_refund: `case when ${offeredAgain} then 0 else r.hold_minor end`,
  hold_return: `case when ${offeredAgain} then r.hold_minor else 0 end`,
};
/** The performer is paid, less the commission. */
export const release = {
  escrow_release: "r.hold_minor - fee_of(r.hold_minor, r.fee_rule)",
  commission: "fee_of(r.hold_minor, r.fee_rule)",
};
/** As the dispute says, which ends in the same commit. */
const shared = "(r.hold_minor - disputed_refund(r.id))";
const split = {
  escrow_refund: "disputed_refund(r.id)",
  escrow_release: `${shared} - fee_of(${shared}, r.fee_rule)`,
  commission: `fee_of(${shared}, r.fee_rule)`,
};

/**
 * A seller who gave up, or lost the dispute, loses the offer: it must not trap the next buyer. A listing, which other trades hang on, is
 * paused until its seller resumes it.
 */
export const gaveUp =
  "case when r.performer_id = r.seller_id then case when in_catalog(r.kind) then 'PAUSED' else 'WITHDRAWN' end end";

/** The price no longer counts against the limits of both. */
const uncounts = { traded_minor: { of: parties, by: "-r.price_minor", on: "r.day" } };

const stopsClock = { deadline_at: "null", ...noProposal };
const ends = { ...stopsClock, ended_at: "at" };
export const toModerator = { to: "DISPUTED", fixed: stopsClock, checks: disputeIsOpen } as const;
export const refunds = {
  to: "CANCELLED",
  fixed: ends,
  posts: refund,
  counts: uncounts,
  units: "release",
} as const;
export const releases = { to: "COMPLETED", fixed: ends, posts: release, units: "sell" } as const;
const splits = { to: "SPLIT", fixed: ends, posts: split, units: "sell" } as const;

/** Who decides: the moderator who answers an appeal, the second party to accept a ruling, or the clock once nobody can appeal. */
const rulers = ["system", ...parties, moderator] as const;
/** Who put it up may be kept from paying it out, whichever of the two made the offer that the other accepts. */
const mayRelease = mustBeFree("r.confirmer_id", "release");

/** Moves of a disputed trade. The dispute ends in the same commit, and says how. */
export const disputeMoves = {
  /** Staff put it before a moderator. */
  "dispute:staff": { by: [moderator], from: timed, ...toModerator },
  "concede:refund": {
    by: ["performer"],
    from: ["DISPUTED"],
    ...refunds,
    offer: gaveUp,
    checks: disputeSays("conceded", "refund"),
  },
  "concede:release": {
    by: ["confirmer"],
    from: ["DISPUTED"],
    if: mustBeFree("who", "release"),
    ...releases,
    checks: disputeSays("conceded", "release"),
  },
  "settle:refund": {
    by: parties,
    from: ["DISPUTED"],
    ...refunds,
    checks: disputeSays("settled", "refund"),
  },
  "settle:release": {
    by: parties,
    from: ["DISPUTED"],
    if: mayRelease,
    ...releases,
    checks: disputeSays("settled", "release"),
  },
  "settle:split": {
    by: parties,
    from: ["DISPUTED"],
    if: mayRelease,
    ...splits,
    checks: disputeSays("settled", "split"),
  },
  "rule:refund": {
    by: rulers,
    from: ["DISPUTED"],
    ...refunds,
    offer: gaveUp,
    checks: disputeSays("ruled", "refund"),
  },
  "rule:release": {
    by: rulers,
    from: ["DISPUTED"],
    ...releases,
    checks: disputeSays("ruled", "release"),
  },
  "rule:split": { by: rulers, from: ["DISPUTED"], ...splits, checks: disputeSays("ruled", "split") },
} as const;
