import { assetOf } from "@/lib/assets";
import { OPEN_OFFERS_LIMIT, PAYOUTS_A_DAY, verificationLevels } from "@/lib/identity/limits/allowance";
import { HOUR } from "@/lib/kernel/clock";
import { type Settings, settingsToShow } from "@/lib/kernel/settings";
import { formatDuration } from "@/lib/kernel/time-format";
import { formatPercent, naira } from "@/lib/money/format";
import { UNDO_WINDOW } from "@/lib/trades/moves";

const span = (milliseconds: number): string => formatDuration(milliseconds / 1000);

export type Figures = Awaited<ReturnType<typeof readFigures>>;

/** The figures of the rules, in words, from where the rules read them. */
export async function readFigures() {
  const { commission, airtime_price, deposits, payouts, payout_fees, trade_limits } = await settingsToShow();
  const { times } = assetOf("AIRTIME");
  const fees = payout_fees.bands.map(({ feeMinor }) => feeMinor);
  return {
    deliverWithin: span(times.deliver),
    confirmWithin: span(times.confirm),
    extension: span(times.extend),
    undoWithin: span(UNDO_WINDOW),
    commission: ratesOf(commission),
    lowestPrice: formatPercent(airtime_price.leastBps),
    highestPrice: formatPercent(airtime_price.mostBps),
    openOffers: OPEN_OFFERS_LIMIT,
    leastDeposit: naira(deposits.leastMinor),
    mostDeposit: naira(deposits.mostMinor),
    leastPayout: naira(payouts.leastMinor),
    mostPayout: naira(payouts.mostMinor),
    payoutHold: span(payouts.holdHours * HOUR),
    payoutsADay: PAYOUTS_A_DAY,
    payoutFees: spanOf(fees, naira),
    limits: verificationLevels.map((level) => ({
      level,
      trade: naira(trade_limits[level].tradeMinor),
      day: naira(trade_limits[level].dayMinor),
    })),
  };
}

/** '1.5%', or the span of what different offers pay. */
const ratesOf = ({ rules }: Settings["commission"]): string =>
  spanOf(
    rules.map(({ bps }) => bps),
    formatPercent,
  );

/** The least and the most of several, or the one there is. */
function spanOf<Figure extends number | bigint>(
  figures: Figure[],
  inWords: (figure: Figure) => string,
): string {
  const [least, ...more] = figures.toSorted((a, b) => (a < b ? -1 : 1));
  const most = more.at(-1) ?? least;
  if (least === undefined || most === undefined) return "";
  return least === most ? inWords(least) : `${inWords(least)} to ${inWords(most)}`;
}
