import { OPEN_OFFERS_LIMIT, verificationLevels } from "@/lib/identity/limits";
import { formatMinor } from "@/lib/money";
import { type Settings, settingsToShow } from "@/lib/settings";
import { formatDuration } from "@/lib/time-format";
import { tradeTimes, UNDO_WINDOW } from "@/lib/trades/moves";

const naira = (minor: bigint): string => formatMinor(minor, "NGN", { compact: true });
const span = (milliseconds: number): string => formatDuration(milliseconds / 1000);

export type Figures = Awaited<ReturnType<typeof readFigures>>;

/** The figures of the rules, in words, from where the rules read them. */
export async function readFigures() {
  const { commission, airtime_price, deposits, trade_limits } = await settingsToShow();
  return {
    deliverWithin: span(tradeTimes.AIRTIME.deliver),
    confirmWithin: span(tradeTimes.AIRTIME.confirm),
    extension: span(tradeTimes.AIRTIME.extend),
    undoWithin: span(UNDO_WINDOW),
    commission: ratesOf(commission),
    lowestPrice: percent(airtime_price.leastBps),
    highestPrice: percent(airtime_price.mostBps),
    openOffers: OPEN_OFFERS_LIMIT,
    leastDeposit: naira(deposits.leastMinor),
    mostDeposit: naira(deposits.mostMinor),
    limits: verificationLevels.map((level) => ({
      level,
      trade: naira(trade_limits[level].tradeMinor),
      day: naira(trade_limits[level].dayMinor),
    })),
  };
}

const percent = (basisPoints: number): string => `${basisPoints / 100} %`;

/** '1.5 %', or the span of what different offers pay. */
function ratesOf({ rules }: Settings["commission"]): string {
  const rates = rules.map(({ bps }) => bps);
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  return least === most ? percent(least) : `${percent(least)} to ${percent(most)}`;
}
