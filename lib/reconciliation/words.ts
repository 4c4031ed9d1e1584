import { nairaAndKobo } from "@/lib/money/format";
import type { StoredDifference, StoredLine } from "./stored";

/** How people call the kinds of records. */
export const kindWords: Record<StoredDifference["kind"], string> = {
  deposit: "Payment in",
  payout: "Payout",
  refund: "Refund",
  chargeback: "Chargeback",
  settlement: "Settlement",
  balance: "Balance",
};

/** Why a record explains part of the distance. */
export const lineWords: Record<StoredLine["what"], string> = {
  on_its_way: "On its way, not confirmed yet",
  unbooked: "At the gateway, not booked yet",
  came_back: "Came back, not booked yet",
  late_fee: "The gateway told its fee later",
  other_currency: "In another currency, waits for staff",
  unbooked_settlement: "Between the gateway and our bank, being booked",
};

/** What is wrong, for anybody to read: no reference and no name in it. */
export const differenceWords: Record<StoredDifference["what"], string> = {
  unknown: "The gateway has a record that we do not have",
  missing: "We have a record that the gateway does not have",
  unlisted: "The gateway leaves out a record that it knows",
  duplicate: "The gateway has the same record twice",
  amount: "The amounts differ",
  fee: "The gateway’s fee differs",
  currency: "The currencies differ",
  state: "The two sides disagree on what became of it",
  unbooked: "It is at the gateway and still not booked",
  unmoved: "It did not move the gateway’s balance",
  moved_otherwise: "It moved the gateway’s balance by another amount",
  unexplained_move: "The gateway’s balance moved for no record",
  balance: "The gateway’s balance is not what it should be",
};

/** What a daily report sums up. */
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
  cameBack: "Payouts that came back",
  refunded: "Refunded",
  chargedBack: "Charged back",
  gatewayFees: "The gateway’s fees",
  settled: "Settled to our bank",
  toppedUp: "Topped up from our bank",
};

/** Digits of kobo as money; a dash where a side has nothing. */
export const moneyOf = (digits: string | null): string => (digits === null ? "—" : nairaAndKobo(digits));

/** By how much the two sides are apart. */
export function apartOf({ oursMinor, theirsMinor, effectMinor }: StoredDifference): string {
  if (oursMinor !== null && theirsMinor !== null) return (BigInt(theirsMinor) - BigInt(oursMinor)).toString();
  return effectMinor;
}

/** One line for a log or a mail. */
export const sayDifference = (difference: StoredDifference): string =>
  `${kindWords[difference.kind]} ${difference.reference}: ${differenceWords[difference.what]} (ours ${moneyOf(difference.oursMinor)}, the gateway’s ${moneyOf(difference.theirsMinor)})`;
