import { withinLimits } from "@/lib/identity/limits/allowance";
import { mustBeFree } from "@/lib/identity/restrictions/free-sql";
import { holdOf, machine, platform, walletOf } from "@/lib/kernel/machine";
import { inParts } from "./drip/machine-parts";
import {
  disputed,
  disputeMoves,
  extended,
  firstOffer,
  gaveUp,
  parties,
  refunds,
  release,
  releases,
  timed,
  toModerator,
  unfinished,
} from "./machine-ends";
import {
  begun,
  byOther,
  byWho,
  lineColumns,
  moreTime,
  noOpenDispute,
  noProposal,
  notBegun,
  notSent,
  openProposal,
  overdue,
  proposes,
  secondsLeft,
  time,
  tradeColumns,
  UNDONE_AT_MOST,
} from "./machine-sql";
import { backMoves } from "./parcel/machine-back";
import { hasMeeting, isProven, notExtended, sentMoves } from "./parcel/machine-moves";

export const tradeStates = [
  "IN_ESCROW",
  "SHIPPED",
  "DELIVERED",
  "DISPUTED",
  "RETURNING",
  "COMPLETED",
  "CANCELLED",
  "SPLIT",
  "WAITING",
] as const;
export type TradeState = (typeof tradeStates)[number];

const fill = {
  escrow_hold: "case r.hold_source when 'wallet' then r.hold_minor else 0 end",
  hold_take: "case r.hold_source when 'offer' then r.hold_minor else 0 end",
};
/** A kind may be had at once: the performer pays the price, and the hold is filled and emptied in one posting. */
const fillAndEmpty = { hold_take: "r.hold_minor", ...release, price_paid: "r.price_minor" };
/** The price counts against the limits of both on its day, until it is refunded. */
const counts = { traded_minor: { of: parties, by: "r.price_minor", on: "r.day" } };
/**
 * The trade: one buyer's engagement of one or more units, from its hold to its end. Moves with the same name
 * before a colon differ by role or outcome.
 */
const alone = {
  states: tradeStates,
  parties: {
    buyer: "r.buyer_id",
    seller: "r.seller_id",
    performer: "r.performer_id",
    confirmer: "r.confirmer_id",
  },
  links: { offer: firstOffer },
  holds: { amount: "r.hold_minor", currency: "r.hold_currency", while: ["WAITING", ...unfinished] },
  feeRule: "r.fee_rule",
  timeline: ["buyer", "seller"],
  transfers: {
    escrow_hold: { from: walletOf("confirmer"), to: holdOf() },
    hold_take: { from: holdOf("offer"), to: holdOf() },
    escrow_refund: { from: holdOf(), to: walletOf("confirmer") },
    hold_return: { from: holdOf(), to: holdOf("offer") },
    escrow_release: { from: holdOf(), to: walletOf("performer") },
    commission: { from: holdOf(), to: platform("FEES") },
    price_paid: { from: walletOf("performer"), to: walletOf("confirmer"), currency: "r.currency" },
  },
  insert: {
    by: ["buyer"],
    states: ["IN_ESCROW", "WAITING", "COMPLETED"],
    columns: tradeColumns,
    fixed: {
      moves: "1",
      day: "lagos_day(at)",
      started_at: "case row_->>'state' when 'WAITING' then null else at end",
      deadline_at: `case when row_->>'state' in ('COMPLETED', 'WAITING') then null
          when in_catalog(row_->>'kind') then by_day(at + ${time("deliver", "row_->>'kind'")})
          else at + ${time("deliver", "row_->>'kind'")} end`,
      ended_at: "case row_->>'state' when 'COMPLETED' then at end",
    },
    posts: { any: fill, COMPLETED: fillAndEmpty },
    counts,
    units: { take: true, sellIn: "COMPLETED" },
    lines: lineColumns,
    checks: {
      "price and parties are those of its offers": "trade_fits_offers(r)",
      "its buyer may buy": mustBeFree("r.buyer_id", "accept"),
      "it is one of the parts that its offer is sold in": "fits_checkout(r)",
      "what the catalog sells comes in a parcel":
        "not in_catalog(r.kind) or exists (select from parcel p where p.id = r.id)",
      "the VAT within what the catalog sells is that of its day": "not in_catalog(r.kind) or vat_fits(r)",
      "its price is within the limits of both": withinLimits(
        "r.price_minor * coalesce(r.parts, 1)",
        "r.buyer_id",
        "r.seller_id",
      ),
    },
  },
  moves: {
    begin: {
      by: ["performer"],
      from: ["IN_ESCROW"],
      to: "same",
      if: `${notBegun} and ${notSent}`,
      fixed: { begun_at: "at" },
    },
    deliver: {
      by: ["performer"],
      from: ["IN_ESCROW"],
      to: "DELIVERED",
      if: `${begun} and ${notSent}`,
      fixed: {
        delivered_at: "at",
        delivery_seconds_left: secondsLeft,
        ...noProposal,
        deadline_at: `at + ${time("confirm")}`,
      },
    },
    "undo-deliver": {
      by: ["performer"],
      from: ["DELIVERED"],
      to: "IN_ESCROW",
      if: `delivered_at >= at - interval '5 minutes' and deliveries_undone < ${UNDONE_AT_MOST} and ${notSent}`,
      fixed: {
        deadline_at: "at + make_interval(secs => delivery_seconds_left)",
        delivered_at: "null",
        delivery_seconds_left: "null",
        deliveries_undone: "r.deliveries_undone + 1",
        ...noProposal,
      },
    },
    approve: {
      by: ["confirmer"],
      from: ["DELIVERED", "SHIPPED"],
      if: mustBeFree("who", "release"),
      ...releases,
    },
    cancel: { by: ["performer"], from: ["IN_ESCROW"], if: notSent, ...refunds, offer: gaveUp },
    /** What the clock's lapse does, by the one who waits for it. */
    "cancel:late": {
      by: ["confirmer"],
      from: ["IN_ESCROW"],
      if: `${notBegun} and ${overdue} and ${notSent}`,
      ...refunds,
      offer: gaveUp,
    },
    "propose-cancel": { by: parties, from: unfinished, to: "same", ...proposes("cancel") },
    "agree-cancel": {
      by: parties,
      from: unfinished,
      if: byOther("cancel"),
      ...refunds,
      checks: noOpenDispute,
    },
    "propose-extension": {
      by: parties,
      from: extended,
      to: "same",
      ...proposes("extension"),
      if: `proposal is null and (${notSent} or ${notExtended})`,
    },
    "agree-extension": {
      by: parties,
      from: extended,
      to: "same",
      if: `${byOther("extension")} and ${notSent}`,
      fixed: { ...noProposal, deadline_at: `greatest(r.deadline_at, at) + ${time("extend")}` },
    },
    "decline-proposal": { by: parties, from: unfinished, to: "same", if: byOther(), fixed: noProposal },
    "withdraw-proposal": { by: parties, from: unfinished, to: "same", if: byWho, fixed: noProposal },
    "expire-proposal": {
      by: ["system"],
      from: unfinished,
      to: "same",
      if: `${openProposal} and proposal_until <= at`,
      fixed: noProposal,
    },
    extend: { by: ["staff:trade.extend"], from: timed, to: "same", ...moreTime },
    lapse: {
      by: ["system"],
      from: ["IN_ESCROW"],
      if: `${notBegun} and ${overdue}`,
      ...refunds,
      offer: gaveUp,
    },
    /** Goods that were not sent in time are refunded, unless its two have agreed to meet. */
    "escalate:begun": {
      by: ["system"],
      from: ["IN_ESCROW"],
      if: `${begun} and ${overdue} and (${notSent} or ${hasMeeting})`,
      ...toModerator,
    },
    /** Silence pays nobody, unless goods are proven to have arrived by another than their seller. */
    "escalate:delivered": {
      by: ["system"],
      from: ["DELIVERED"],
      if: `${overdue} and not (${isProven})`,
      ...toModerator,
    },
    /** Who their parties are now takes some trades out of their hands. */
    "escalate:restricted": {
      by: ["system"],
      from: timed,
      if: "waits_for_moderator(state, begun_at, performer_id, confirmer_id)",
      ...toModerator,
    },
    dispute: { by: parties, from: disputed, if: `${notSent} or ${begun}`, ...toModerator },
    ...backMoves,
    ...sentMoves,
    ...disputeMoves,
  },
} as const;

/** With the parts of a checkout, which follow each other. */
export const trade = machine("trade", {
  ...alone,
  moves: inParts(alone.moves, refunds, `at + ${time("deliver")}`),
});
