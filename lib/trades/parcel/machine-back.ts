import {
  LOOK_AT_RETURN_DAYS,
  parties,
  refunds,
  releases,
  sendsBack,
  toModerator,
  WAY_BACK_DAYS,
} from "../machine-ends";
import { byOther, goesOn, noProposal, overdue, proposes, sent } from "../machine-sql";
import { MOST_FOR_WAY_BACK } from "./schema";

// What goes back to its seller: the moves of the trade, and those of its parcel.

const parcelIs = (what: string) => `exists (select from parcel p where p.id = r.id and ${what})`;

/** Whether it is on its way back: sent by the buyer, or by a carrier that did not find them. */
const isSentBack = parcelIs("(p.return_sent is not null or p.bounced_at is not null)");
/** Its carrier proves that its seller has it back. */
const isBack = parcelIs("p.return_arrived_at is not null");

export const backMoves = {
  /** Either asks that it goes back, and says who pays for both ways; the seller can add what the way back costs. */
  "propose-return": {
    by: parties,
    from: ["DELIVERED"],
    to: "same",
    takes: ["paid_by", "way_back_minor"],
    ...proposes("return", ", 'paidBy', s->>'paid_by', 'wayBackMinor', s->>'way_back_minor'"),
    if: `proposal is null and ${sent} and s->>'paid_by' in ('buyer', 'seller')
        and (s->>'way_back_minor')::bigint between 0 and case s->>'paid_by' when 'seller' then ${String(MOST_FOR_WAY_BACK)} else 0 end`,
  },
  "agree-return": { by: parties, from: ["DELIVERED"], if: byOther("return"), ...sendsBack },
  /** The buyer has sent it back, and says how. */
  "return-ship": {
    by: ["confirmer"],
    from: ["RETURNING"],
    to: "same",
    if: `${sent} and not ${parcelIs("(p.return_sent_at < at or p.bounced_at is not null)")}`,
    fixed: { ...noProposal, deadline_at: `by_day(at + interval '${String(WAY_BACK_DAYS)} days')` },
    checks: { "its parcel says how it was sent back": parcelIs("p.return_sent_at = app_now()") },
  },
  /** Its carrier proves that the seller has it back: from now on their silence refunds the buyer. */
  "return-arrive": {
    by: ["system"],
    from: ["RETURNING"],
    to: "same",
    if: `${sent} and ${isSentBack} and not ${parcelIs("p.return_arrived_at < at")}`,
    fixed: { ...noProposal, deadline_at: `by_day(at + interval '${String(LOOK_AT_RETURN_DAYS)} days')` },
    checks: { "its parcel is back": parcelIs("p.return_arrived_at = app_now()") },
  },
  /** The seller has it back: the buyer is refunded. */
  "return-received": { by: ["performer"], from: ["RETURNING"], if: sent, ...refunds },
  "return-received:silent": {
    by: ["system"],
    from: ["RETURNING"],
    if: `${overdue} and ${isBack} and ${goesOn}`,
    ...refunds,
  },
  /** What came back is not what was sold, or is worse: a moderator looks at it. */
  "contest-return": { by: ["performer"], from: ["RETURNING"], if: isSentBack, ...toModerator },
  /** Who does not send it back says by that that they keep it. */
  keep: {
    by: ["system"],
    from: ["RETURNING"],
    if: `${overdue} and not ${isSentBack} and ${goesOn}`,
    ...releases,
  },
  "escalate:returning": {
    by: ["system"],
    from: ["RETURNING"],
    if: `${overdue} and ${isSentBack} and not ${isBack}`,
    ...toModerator,
  },
} as const;

const underway = { from: ["HELD"], to: "same" } as const;
const goesBack = {
  "its trade goes back": "exists (select from trade t where t.id = r.id and t.state = 'RETURNING')",
};
const hasTime = (days: number) =>
  `exists (select from trade t where t.id = r.id and t.deadline_at >= app_now() + interval '${String(days)} days')`;
const agreed = (name: string) =>
  `(select t.proposal->>'${name}' from trade t where t.id = r.id and t.proposal->>'kind' = 'return')`;
/** What the dispute says that ends now. */
const settled = (column: string) =>
  `(select d.${column} from dispute d where d.trade_id = r.id and d.outcome = 'return' and d.closed_at = app_now())`;

export const parcelBackMoves = {
  /** Its carrier did not find the buyer, and brings it back. Who was tried three times at home has the delivery fee stay paid. */
  bounce: {
    ...underway,
    by: ["system"],
    if: "bounced_at is null and proof is null",
    fixed: {
      bounced_at: "at",
      return_paid_by: `case when times_tried(r.id) >= 3 then 'buyer' else 'seller' end`,
    },
    checks: {
      ...goesBack,
      "its carrier says so": "carrier_says(r.id, array['RETURNING', 'RETURNED'], false)",
    },
  },
  /** It goes back, as its two have agreed or as the dispute that ends now says. */
  "send-back": {
    ...underway,
    by: ["buyer", "seller", "system", "staff:dispute.rule"],
    if: "return_paid_by is null",
    fixed: {
      return_paid_by: `coalesce(${settled("return_paid_by")}, ${agreed("paidBy")})`,
      way_back_minor: `coalesce(${settled("way_back_minor")}, ${agreed("wayBackMinor")}::bigint, 0)`,
    },
    posts: { return_hold: "r.way_back_minor" },
    checks: goesBack,
  },
  /** The buyer has sent it back. */
  "return-ship": {
    ...underway,
    by: ["buyer"],
    if: "return_sent is null and return_paid_by is not null and bounced_at is null",
    sets: ["return_sent"],
    fixed: { return_sent_at: "at" },
    checks: {
      ...goesBack,
      "its trade gives it its time": hasTime(WAY_BACK_DAYS),
    },
  },
  /** Its carrier proves that its seller has it back. */
  "return-arrive": {
    ...underway,
    by: ["system"],
    if: "return_arrived_at is null",
    fixed: { return_arrived_at: "at" },
    checks: {
      ...goesBack,
      "its carrier says so": "is_back(r.id)",
      "its trade gives its seller time": hasTime(LOOK_AT_RETURN_DAYS),
    },
  },
} as const;
