import { OPEN_OFFERS_LIMIT, tradeLimits } from "@/lib/identity/limits";
import { formatMinor } from "@/lib/money";
import { defaultFeeRule, priceBand } from "@/lib/offers/rules";
import { formatDuration } from "@/lib/time-format";
import { tradeTimes, UNDO_WINDOW } from "@/lib/trades/moves";
import { depositLimits } from "@/lib/wallet/limits";

const naira = (minor: bigint): string => formatMinor(minor, "NGN", { compact: true });
const span = (milliseconds: number): string => formatDuration(milliseconds / 1000);

/** The figures of the rules, in words, from where the rules read them. */
export const figures = {
  deliverWithin: span(tradeTimes.AIRTIME.deliver),
  confirmWithin: span(tradeTimes.AIRTIME.confirm),
  extension: span(tradeTimes.AIRTIME.extend),
  undoWithin: span(UNDO_WINDOW),
  commission: `${defaultFeeRule.basisPoints / 100} %`,
  lowestPrice: `${priceBand.lowest / 100n} %`,
  highestPrice: `${priceBand.highest / 100n} %`,
  openOffers: OPEN_OFFERS_LIMIT,
  leastDeposit: naira(depositLimits.leastMinor),
  mostDeposit: naira(depositLimits.mostMinor),
  limits: (["BASIC", "VERIFIED", "TRUSTED"] as const).map((level) => ({
    level,
    trade: naira(tradeLimits[level].tradeMinor),
    day: naira(tradeLimits[level].dayMinor),
  })),
};
