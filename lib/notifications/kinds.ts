import {
  ofCancelling,
  ofCarrying,
  ofChargeback,
  ofCheckout,
  ofCorrection,
  ofDeposit,
  ofOffer,
  ofOrder,
  ofPayout,
  ofProposal,
  ofRestriction,
  ofReturn,
  ofRuling,
  ofSecurity,
  ofSending,
  ofTrade,
} from "./arguments";
import { type Family, kind, type NoticeKind } from "./families";

export { type Family, families, type NoticeKind } from "./families";

/**
 * Every kind of notice: to whom it matters, by which channels, with which arguments. A letter is a channel: P push, E email, T text
 * message. A capital letter can't be switched off; a small one is on unless it is; one in brackets is off unless it is switched on. The
 * inbox has every notice.
 */

const urgent = { urgent: true } as const;
const certain = { urgent: true, certain: true } as const;

export const noticeKinds = {
  "trade.accepted": kind("trades", "PeT", ofTrade, urgent),
  "trade.begun": kind("trades", "PeT", ofTrade, urgent),
  "trade.delivered": kind("trades", "PeT", ofTrade, urgent),
  "trade.half_time": kind("trades", "PT", { ...ofTrade, step: "text" }, urgent),
  "trade.last_fifth": kind("trades", "PT", { ...ofTrade, step: "text" }, urgent),
  "trade.late": kind("trades", "PT", ofTrade, urgent),
  "trade.completed": kind("trades", "pe", { ...ofTrade, paid: "money" }),
  "trade.cancelled": kind("trades", "pe", ofTrade),
  "trade.lapsed": kind("trades", "pe", ofTrade),
  "trade.extended": kind("trades", "pe", ofTrade),
  "trade.proposal": kind("trades", "pe", ofProposal),
  "trade.proposal_ended": kind("trades", "pe", { ...ofTrade, end: "text" }),
  "trade.undelivered": kind("trades", "pe", ofTrade),
  "trade.part_started": kind("trades", "PeT", { ...ofTrade, part: "text", parts: "text" }, urgent),
  "trade.parts_stopped": kind("trades", "pe", { ...ofTrade, parts: "text" }),
  "trade.clock_stopped": kind("trades", "pe", ofTrade),
  "trade.rated": kind("trades", "pe", ofTrade),

  "order.placed": kind("trades", "PeT", ofOrder, urgent),
  "order.begun": kind("trades", "pe", { ...ofOrder, way: "text" }),
  "order.sent": kind("trades", "PeT", { ...ofOrder, ...ofSending }, urgent),
  "order.sending_undone": kind("trades", "pe", ofOrder),
  "order.meeting": kind("trades", "pe", { ...ofOrder, place: "text", at: "time" }),
  "order.arrived": kind("trades", "PeT", { ...ofOrder, proof: "text", says: "text" }, urgent),
  "shipment.event": kind("trades", "p", { ...ofOrder, status: "text", by: "text" }),
  "order.completed": kind("trades", "pe", { ...ofOrder, how: "text", paid: "money", unused: "text" }),
  "order.returning": kind("trades", "PE", { ...ofOrder, ...ofReturn, how: "text" }, urgent),
  "order.bounced": kind("trades", "PE", { ...ofOrder, ...ofReturn, by: "text" }, urgent),
  "order.return_arrived": kind("trades", "PE", { ...ofOrder, ...ofReturn, by: "text" }, urgent),
  "order.return_sent": kind("trades", "Pe", { ...ofOrder, ...ofCarrying }, urgent),
  "order.refunded": kind("trades", "peT", { ...ofOrder, ...ofReturn, unused: "text" }),
  "order.shared": kind("trades", "pe", { ...ofOrder, paid: "money", back: "money" }),
  "order.cancelled": kind("trades", "peT", { ...ofOrder, ...ofCancelling }),
  "order.lapsed": kind("trades", "peT", { ...ofOrder, step: "text", back: "money" }),
  "order.half_time": kind("trades", "Pe", { ...ofOrder, step: "text" }),
  "order.last_fifth": kind("trades", "PeT", { ...ofOrder, step: "text" }, urgent),
  "order.code_locked": kind("trades", "Pe", { ...ofOrder, lock: "text" }, urgent),
  "order.code_renewed": kind("trades", "pe", ofOrder),

  "checkout.bought": kind("trades", "pe", ofCheckout),
  "checkout.failed": kind("trades", "pe", ofCheckout),
  "checkout.lapsed": kind("trades", "pe", ofCheckout),

  "dispute.opened": kind("disputes", "PET", { ...ofTrade, by: "text" }, urgent),
  "dispute.review_started": kind("disputes", "pe", ofTrade),
  "dispute.answered": kind("disputes", "pe", ofTrade),
  "dispute.evidence": kind("disputes", "pe", { ...ofTrade, by: "text" }),
  "dispute.ruled": kind("disputes", "PET", { ...ofRuling, ...ofReturn, until: "time" }, urgent),
  "dispute.appealed": kind("disputes", "PE", { ...ofTrade, by: "text", until: "time" }),
  "dispute.final": kind("disputes", "PE", ofRuling, urgent),
  "dispute.late": kind("disputes", "PE", { ...ofTrade, until: "time" }),
  "dispute.offered": kind("disputes", "PE", { ...ofRuling, ...ofReturn, adds: "money", until: "time" }),
  "dispute.fee_returned": kind("disputes", "pe", { ...ofTrade, fee: "money" }),
  "dispute.claim_closed": kind("disputes", "pe", ofTrade),
  "dispute.settled": kind("disputes", "PE", ofRuling, urgent),

  "support.answered": kind("support", "PE", {
    subject: "text",
    answer: "text",
    from: "text",
    phrase: "text",
  }),

  "chat.message": kind("chat", "p", { other: "text", title: "text", what: "text" }),

  "digest.daily": kind("digest", "e", { count: "text", titles: "text" }),
  "digest.weekly": kind("digest", "e", { count: "text", titles: "text" }),

  "offer.expiring_72h": kind("offers", "pe", ofOffer),
  "offer.expiring_24h": kind("offers", "pe", ofOffer),
  "offer.expired": kind("offers", "pe", ofOffer),
  "offer.withdrawn_for_you": kind("offers", "pe", ofOffer),
  "offer.extended": kind("offers", "pe", { ...ofOffer, reason: "text" }),

  "listing.approved": kind("offers", "pe", ofOffer),
  "listing.rejected": kind("offers", "pe", { ...ofOffer, reason: "text" }),
  "listing.taken_down": kind("offers", "pe", { ...ofOffer, reason: "text" }),
  "listing.late": kind("offers", "pe", ofOffer),
  "listing.expiring_72h": kind("offers", "pe", ofOffer),
  "listing.expiring_24h": kind("offers", "pe", ofOffer),

  "match.found": kind("watch", "pe", ofOffer),
  "match.daily": kind("watch", "pe", { ...ofOffer, count: "text" }),
  "favourite.fell": kind("watch", "pe", { ...ofOffer, from: "money" }),
  "favourite.last_one": kind("watch", "p(e)", ofOffer),
  "favourite.ending": kind("watch", "p(e)", ofOffer),

  "deposit.paid": kind("deposits", "pE", ofDeposit),
  "deposit.quarantined": kind("deposits", "pE", { ...ofDeposit, why: "text", sender: "text" }),
  "deposit.released": kind("deposits", "pE", ofDeposit),
  "deposit.refund_started": kind("deposits", "pE", ofDeposit),
  "deposit.refunded": kind("deposits", "pE", ofDeposit),
  "deposit.refund_failed": kind("deposits", "pE", ofDeposit),
  "credit.given": kind("deposits", "pE", ofCorrection),
  "credit.taken": kind("deposits", "PE", ofCorrection, certain),
  "insurance.paid": kind("deposits", "PE", ofCorrection, certain),
  "chargeback.opened": kind("deposits", "PE", ofChargeback, certain),
  "chargeback.won": kind("deposits", "PE", ofChargeback, certain),
  "chargeback.lost": kind("deposits", "PE", ofChargeback, certain),
  "chargeback.made_good": kind("deposits", "PE", ofChargeback, certain),
  "chargeback.unfrozen": kind("deposits", "PE", ofChargeback, certain),

  "payout.asked": kind("payouts", "PET", { ...ofPayout, promise: "text", cancel: "text" }, certain),
  "payout.held": kind("payouts", "PE", { ...ofPayout, after: "text" }, certain),
  "payout.agreed": kind("payouts", "PE", ofPayout, certain),
  "payout.paid": kind("payouts", "PE", ofPayout, certain),
  "payout.failed": kind("payouts", "PET", ofPayout, certain),
  "payout.reversed": kind("payouts", "PE", ofPayout, certain),
  "payout.rejected": kind("payouts", "PE", { ...ofPayout, reason: "text" }, certain),

  "account.blocked": kind("account", "PET", ofRestriction, certain),
  "account.frozen": kind("account", "PET", ofRestriction, certain),
  "account.held": kind("account", "PET", ofRestriction, certain),
  "account.paused": kind("account", "PET", { until: "time", what: "text" }, certain),
  "account.unblocked": kind("account", "PET", ofRestriction, certain),
  "account.unfrozen": kind("account", "PET", ofRestriction, certain),
  "appeal.answered": kind("account", "PET", { answer: "text", outcome: "text" }, certain),

  "account.tax_number": kind("account", "pe", { number: "text", outcome: "text", reason: "text" }),

  "security.signed_in_on_new_device": kind("security", "PE", ofSecurity, certain),
  "security.google_joined": kind("security", "PE", ofSecurity, certain),
  "security.google_linked": kind("security", "PE", ofSecurity, certain),
  "security.program_signed_in": kind("security", "PE", ofSecurity, certain),
  "security.program_signed_in_by_code": kind("security", "PE", ofSecurity, certain),
  "security.token_reused": kind("security", "PE", ofSecurity, certain),
  "security.phone_changed": kind("security", "PET", { ...ofSecurity, old: "text", new: "text" }, certain),
  "security.password_changed": kind("security", "PE", ofSecurity, certain),
  "security.password_reset": kind("security", "PE", ofSecurity, certain),
  "security.account_locked": kind("security", "PE", { ...ofSecurity, where: "text" }, certain),
  "security.authenticator_added": kind("security", "PET", ofSecurity, certain),
  "security.authenticator_removed": kind("security", "PET", ofSecurity, certain),
  "security.passkey_added": kind("security", "PET", { ...ofSecurity, name: "text" }, certain),
  "security.passkey_removed": kind("security", "PET", { ...ofSecurity, name: "text" }, certain),
  "security.recovery_codes_made": kind("security", "PET", ofSecurity, certain),
  "security.recovery_code_used": kind("security", "PET", ofSecurity, certain),
  "security.bank_account_added": kind("security", "PET", { ...ofSecurity, bank: "text" }, certain),
  "security.paused_by_text": kind("security", "PE", ofSecurity, certain),
  "security.pause_lifted": kind("security", "PE", ofSecurity, certain),
  "security.brake_word_set": kind("security", "PE", ofSecurity, certain),
  "security.account_closed": kind("security", "PE", ofSecurity, certain),

  "staff.request": kind("staff", "PE", { says: "text", asker: "text", reason: "text", until: "time" }),
  "staff.request_ended": kind("staff", "PE", { says: "text", outcome: "text", by: "text", reason: "text" }),
  "staff.appeal": kind("staff", "PE", { name: "text", due: "time" }),
  "staff.assigned": kind("staff", "PE", { queue: "text", giver: "text", amount: "money" }),
  "staff.evidence": kind("staff", "pe", { by: "text", title: "text" }),
  "staff.chargeback": kind(
    "staff",
    "PE",
    { amount: "money", held: "money", name: "text", due: "time", clock: "text" },
    urgent,
  ),
  "staff.due": kind(
    "staff",
    "PE",
    { amount: "money", due: "time", clock: "text", answer: "text", gateway: "text" },
    urgent,
  ),
  "staff.late": kind("staff", "PE", { queue: "text", amount: "money", since: "time", stage: "text" }, urgent),
  "staff.refund": kind("staff", "PE", { amount: "money" }),
  "staff.finding": kind("staff", "PE", { lines: "text" }, urgent),
  "staff.paused": kind("staff", "PE", { by: "text", says: "text", reason: "text" }, urgent),
  "staff.distrusted": kind("staff", "PE", { because: "text" }, certain),
  "staff.report": kind("staff", "PE", {
    day: "text",
    compared: "text",
    differences: "text",
    sums: "text",
    lines: "text",
  }),
  "staff.alert": kind("staff", "PE", { what: "text", reads: "text" }, certain),
  "staff.template_failed": kind("staff", "PE", {
    notice: "text",
    language: "text",
    version: "text",
    error: "text",
  }),
  "staff.break_glass": kind(
    "staff",
    "PE",
    { name: "text", says: "text", reason: "text", minutes: "text", hours: "text" },
    certain,
  ),
  "staff.role_granted": kind("staff", "PE", { role: "text" }, certain),
  "staff.role_ended": kind("staff", "PE", { role: "text" }, certain),
} as const satisfies Readonly<Record<string, NoticeKind>>;

export type NoticeKey = keyof typeof noticeKinds;
export const noticeKeys = Object.keys(noticeKinds) as NoticeKey[];

export const kindOf = (key: NoticeKey): NoticeKind => noticeKinds[key];

export const channels = { PUSH: "Push", MAIL: "Email", TEXT: "Text message" } as const;
export type Channel = keyof typeof channels;
const letters: Readonly<Record<Channel, string>> = { PUSH: "p", MAIL: "e", TEXT: "t" };

export type Mode = "always" | "on" | "off";

/** Families of which nothing goes by text but what being late would cost. Of the others a person may have every step. */
const untexted: readonly Family[] = ["chat", "staff", "digest"];

/** How a kind uses a channel; undefined where it never does. */
export function modeOf(key: NoticeKey, channel: Channel): Mode | undefined {
  const { family, channels: own } = kindOf(key);
  const used = untexted.includes(family) ? own : `${own}(t)`;
  const letter = letters[channel];
  if (used.includes(letter.toUpperCase())) return "always";
  if (used.includes(`(${letter})`)) return "off";
  return used.includes(letter) ? "on" : undefined;
}

/** The channels on which a kind, by its stored name, can be sent again. */
export const resendableBy = (key: string): Channel[] =>
  (Object.keys(channels) as Channel[]).filter(
    (channel) => Object.hasOwn(noticeKinds, key) && modeOf(key as NoticeKey, channel) !== undefined,
  );
