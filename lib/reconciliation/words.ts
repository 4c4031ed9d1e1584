import { nairaAndKobo } from "@/lib/money/format";
import type { StoredDifference, StoredLine } from "./stored";

export { type PauseCause, pauseReasons, pauseWords } from "./pause/reasons";

/** The labels of the kinds of records. */
export const kindWords: Record<StoredDifference["kind"], string> = {
  deposit: "Deposit",
  payout: "Payout",
  refund: "Refund",
  chargeback: "Chargeback",
  settlement: "Settlement",
  balance: "Balance",
};

/** Why a record explains part of the gap. */
export const lineWords: Record<StoredLine["what"], string> = {
  on_its_way: "Not confirmed yet",
  unbooked: "At the gateway, not booked yet",
  came_back: "Returned, not booked yet",
  late_fee: "Fee reported later",
  other_currency: "In another currency, waiting for staff",
  unbooked_settlement: "Settlement to our bank being booked",
};

/** What is wrong, without a reference or a name, for the public status page. */
export const differenceWords: Record<StoredDifference["what"], string> = {
  unknown: "The gateway has a record we don’t have",
  missing: "We have a record the gateway doesn’t have",
  unlisted: "The gateway’s list omits a record it knows",
  duplicate: "The gateway has the same record twice",
  amount: "The amounts differ",
  fee: "The gateway’s fee differs",
  currency: "The currencies differ",
  state: "The statuses differ",
  unbooked: "At the gateway but still not booked",
  unmoved: "It didn’t change the gateway’s balance",
  moved_otherwise: "It changed the gateway’s balance by a different amount",
  unexplained_move: "The gateway’s balance changed without a record",
  balance: "The gateway’s balance isn’t what we expect",
};

/** The totals of a daily report. */
export const totalNames = [
  "in",
  "out",
  "cameBack",
  "refunded",
  "chargedBack",
  "gatewayFees",
  "settled",
  "toppedUp",
] as const;
export type TotalName = (typeof totalNames)[number];

export const totalWords: Record<TotalName, string> = {
  in: "Paid in",
  out: "Paid out",
  cameBack: "Returned payouts",
  refunded: "Refunded",
  chargedBack: "Charged back",
  gatewayFees: "Gateway fees",
  settled: "Settled to our bank",
  toppedUp: "Topped up from our bank",
};

/** Formats kobo digits; a dash when a side has no amount. */
export const moneyOf = (digits: string | null): string => (digits === null ? "—" : nairaAndKobo(digits));

/** The gap between the two sides, in kobo digits. */
export function gapOf({ oursMinor, theirsMinor, effectMinor }: StoredDifference): string {
  if (oursMinor !== null && theirsMinor !== null) return (BigInt(theirsMinor) - BigInt(oursMinor)).toString();
  return effectMinor;
}

/** One line for a log or an email. */
export const describeDifference = (difference: StoredDifference): string =>
  `${kindWords[difference.kind]} ${difference.reference}: ${differenceWords[difference.what]} (ours ${moneyOf(difference.oursMinor)}, the gateway’s ${moneyOf(difference.theirsMinor)})`;
