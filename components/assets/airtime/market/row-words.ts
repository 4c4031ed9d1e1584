import { averageStars } from "@/components/reviews/average-stars";
import { HOUR } from "@/lib/kernel/clock";
import { formatDuration } from "@/lib/kernel/time-format";
import { formatPercent, nairaAndKobo } from "@/lib/money/format";
import type { OfferOf } from "@/lib/offers/schema";
import { type CardWords, cardOf, cardWords } from "../card-words";
import { formatRate, pricePerHundredMinor } from "../offer-figures";

/** What a row of the market shows, formatted. */
export interface RowWords extends Omit<CardWords, "record" | "timeLeft"> {
  /** `1.50 below median`; undefined where the network has no median. */
  versusMedian: string | undefined;
  /** `New seller · 9 trades` */
  experience: string;
  isNew: boolean;
  /** Stars on average: `4.9`; null before the first. */
  rating: string | null;
  /** `95.4%`, and in whole percents; null before the first trade has ended. */
  completed: string | null;
  completedRoughly: string | null;
  /** The usual time of delivery: `8 min`. */
  delivers: string | null;
  /** Outcomes of the latest trades, oldest first: `1` completed, `0` not. */
  lastTrades: string;
  /** `50 min` */
  left: string;
  /** Under an hour. */
  isEnding: boolean;
}

const count = new Intl.NumberFormat("en-NG");

/** Below it a seller is new. */
const FEW_TRADES = 10;

/** Formats an offer. `medianMinor` is what ₦100 of its network usually cost, in kobo; `now` is the time of the read. */
export function rowWords(offer: OfferOf<"AIRTIME">, medianMinor: bigint | null, now: Date): RowWords {
  const card = cardOf(offer);
  const { record: _record, timeLeft: _timeLeft, ...words } = cardWords(card, now);
  const perHundredMinor = pricePerHundredMinor(card.faceValueMinor, card.priceMinor);
  const { completionRateBps, medianDeliverySeconds, tradesCompleted } = card;
  const leftMs = Math.max(0, card.expiresAt.getTime() - now.getTime());
  return {
    ...words,
    perHundred: nairaAndKobo(perHundredMinor),
    versusMedian: medianMinor === null ? undefined : againstMedian(perHundredMinor, medianMinor),
    isNew: tradesCompleted < FEW_TRADES,
    experience: experienceOf(tradesCompleted),
    rating: averageStars(offer.seller),
    completed: completionRateBps === null ? null : formatRate(completionRateBps),
    completedRoughly:
      completionRateBps === null ? null : formatPercent(completionRateBps - (completionRateBps % 100)),
    delivers: medianDeliverySeconds === null ? null : formatDuration(medianDeliverySeconds),
    lastTrades: offer.seller.lastTrades.map(Number).join(""),
    left: formatDuration(leftMs / 1000),
    isEnding: leftMs < HOUR,
  };
}

/** `1.50 below median`, in naira for each ₦100. */
function againstMedian(perHundredMinor: bigint, medianMinor: bigint): string {
  const difference = perHundredMinor - medianMinor;
  if (difference === 0n) return "at the median";
  const size = nairaAndKobo(difference < 0n ? -difference : difference).slice(1);
  return `${size} ${difference < 0n ? "below" : "above"} median`;
}

function experienceOf(trades: number): string {
  if (trades === 0) return "New seller";
  const counted = `${count.format(trades)} ${trades === 1 ? "trade" : "trades"}`;
  return trades < FEW_TRADES ? `New seller · ${counted}` : counted;
}
