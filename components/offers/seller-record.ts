import { formatRate } from "@/components/assets/airtime/offer-figures";
import { formatDuration } from "@/lib/kernel/time-format";

/** A seller's record. Rates in basis points; null before there is anything to tell. */
export type SellerRecord = {
  completionRateBps: number | null;
  medianDeliverySeconds: number | null;
  tradesCompleted: number;
};

const count = new Intl.NumberFormat("en-NG");

/** How reliable and how fast a seller was so far, and in how many trades. */
export function inWords({
  completionRateBps,
  medianDeliverySeconds,
  tradesCompleted,
}: SellerRecord): string[] {
  if (tradesCompleted === 0) return ["New seller"];
  const words: string[] = [];
  if (completionRateBps !== null) words.push(`${formatRate(completionRateBps)} complete`);
  if (medianDeliverySeconds !== null) words.push(`${formatDuration(medianDeliverySeconds)} to deliver`);
  return [...words, `${count.format(tradesCompleted)} ${tradesCompleted === 1 ? "trade" : "trades"}`];
}
