import { mustBeFree } from "@/lib/identity/restrictions/free-sql";
import { disputeIsOpen, disputeSays, noProposal, sent } from "./machine-sql";

// How a trade ends, and the moves by which it does while it is disputed.

export const unfinished = ["IN_ESCROW", "SHIPPED", "DELIVERED", "RETURNING", "DISPUTED"] as const;
export const parties = ["buyer", "seller"] as const;
export const timed = ["IN_ESCROW", "SHIPPED", "DELIVERED", "RETURNING"] as const;
/** In which a party can put it before a moderator; one that comes back is contested. */
export const disputed = ["IN_ESCROW", "SHIPPED", "DELIVERED"] as const;
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
/** Shared, with so much of it going back. */
const sharing = (refund: string) => {
  const rest = `(r.hold_minor - ${refund})`;
  return {
    escrow_refund: refund,
    escrow_release: `${rest} - fee_of(${rest}, r.fee_rule)`,
    commission: `fee_of(${rest}, r.fee_rule)`,
  };
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
/** Paid to both; `refund` is SQL over `r` for what goes back, in minor units. */
export const splitsBy = (refund: string) =>
  ({ to: "SPLIT", fixed: ends, posts: sharing(refund), units: "sell" }) as const;
/** As the dispute says, which ends in the same commit. */
const splits = splitsBy("disputed_refund(r.id)");

/** How many days a buyer has to send back what goes back, and how long it may be on its way. */
export const SEND_BACK_DAYS = 5;
export const WAY_BACK_DAYS = 14;
/** How many days a seller has to look at what a carrier proves to be back, before their silence refunds it. */
export const LOOK_AT_RETURN_DAYS = 3;
/** What was sold goes back to its seller, and the buyer has time to send it. The parcel says at whose cost, in the same commit. */
export const sendsBack = {
  to: "RETURNING",
  fixed: { ...noProposal, deadline_at: `by_day(at + interval '${String(SEND_BACK_DAYS)} days')` },
  checks: {
    "its parcel says at whose cost":
      "exists (select from parcel p where p.id = r.id and p.return_paid_by is not null)",
  },
} as const;

/** Who decides: the moderator who answers an appeal, the second party to accept a ruling, or the clock once nobody can appeal. */
const rulers = ["system", ...parties, moderator] as const;
/** Who put it up may be kept from paying it out, whichever of the two made the offer that the other accepts. */
export const mayRelease = mustBeFree("r.confirmer_id", "release");

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
  "settle:return": {
    by: parties,
    from: ["DISPUTED"],
    if: sent,
    ...sendsBack,
    checks: { ...sendsBack.checks, ...disputeSays("settled", "return") },
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
  "rule:return": {
    by: rulers,
    from: ["DISPUTED"],
    if: sent,
    ...sendsBack,
    checks: { ...sendsBack.checks, ...disputeSays("ruled", "return") },
  },
} as const;
