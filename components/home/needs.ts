import { assetOf, type Termed, termedOf, titleOf } from "@/lib/assets";
import type { OwnDeposit } from "@/lib/deposits";
import { DAY, HOUR } from "@/lib/kernel/clock";
import { formatMinor } from "@/lib/money/format";
import type { OfferView } from "@/lib/offers/schema";
import type { OwnPayout } from "@/lib/payouts";
import { promiseOf } from "@/lib/payouts/words";
import type { RunningTrade } from "@/lib/trades";
import { firstName, partnerOf } from "@/lib/trades/naming";
import { proposalWords } from "@/lib/trades/sentences";
import { phaseWords, questionTo } from "@/lib/trades/situation";

/** Something that waits for the viewer: what to do, what follows from silence, how long there is, and where to do it. */
export interface Need {
  key: string;
  /** What it is about; an icon stands in for what is no asset. */
  about: Termed | "account" | "money";
  title: string;
  text: string;
  /** ISO 8601. `isStopped` while an outage holds it. */
  clock?: { deadline: string; says: string; isStopped: boolean };
  href: string;
  action: string;
}

/** An offer that ends within this time is worth a look. */
export const SOON_MS = HOUR;
/** How long a withdrawal that came back stays on the first page. */
const RECENT_MS = 3 * DAY;

export interface NeedFacts {
  trades: readonly RunningTrade[];
  offers: readonly OfferView[];
  payouts: readonly OwnPayout[];
  deposits: readonly OwnDeposit[];
  isVerified: boolean;
  now: Date;
}

/** All that waits for the viewer, the most urgent first: trades in the order of their deadlines, then offers, money and the account. */
export function needsOf({ trades, offers, payouts, deposits, isVerified, now }: NeedFacts): Need[] {
  return [
    ...trades.flatMap((trade) => (trade.need ? [tradeNeed(trade)] : [])),
    ...(isVerified ? [] : [verification]),
    ...payouts.filter((payout) => cameBack(payout, now)).map(payoutNeed),
    ...deposits.filter(({ state }) => state === "QUARANTINED").map(depositNeed),
    ...offers.filter((offer) => endsSoon(offer, now)).map(offerNeed),
  ];
}

function tradeNeed(trade: RunningTrade): Need {
  const { deadlineAt: deadline, isStopped } = trade;
  const { says, ...what } = whatTradeNeeds(trade);
  return {
    key: trade.id,
    about: termedOf(trade),
    ...what,
    ...(deadline && { clock: { deadline, says, isStopped } }),
    href: `/trades/${trade.id}`,
  };
}

type What = Pick<Need, "title" | "text" | "action"> & { says: string };

function whatTradeNeeds(trade: RunningTrade): What {
  if (trade.need === "statement") return statement(trade);
  const proposal = trade.need === "answer" ? proposalWords(trade) : undefined;
  if (proposal) return { ...proposal, action: "Answer", says: "left in this step" };
  if (trade.state === "DELIVERED") {
    return { ...questionTo(trade), action: "Check and confirm", says: "left to answer" };
  }
  const words = phaseWords(trade);
  if (trade.begunAt && assetOf(trade.kind).inCatalog)
    return { ...words, action: "Open order", says: "left to send" };
  return trade.begunAt
    ? { ...words, action: "Send it", says: "left to send" }
    : { ...words, action: "Start", says: "left to start" };
}

const statement = (trade: RunningTrade): What => ({
  title: `Give your side: ${titleOf(trade)}`,
  text: `This trade is in dispute. If you stay silent, the moderator decides from what ${firstName(partnerOf(trade).name)} says.`,
  action: "Give your side",
  says: "",
});

const verification: Need = {
  key: "verification",
  about: "account",
  title: "Verify your phone and email",
  text: "Until then you can look around, but not buy, sell or add money.",
  href: "/verify?next=%2Fhome",
  action: "Verify",
};

export const endsSoon = (offer: OfferView, now: Date): boolean => {
  const left = Date.parse(offer.expiresAt) - now.getTime();
  return offer.state === "AVAILABLE" && left > 0 && left <= SOON_MS;
};

const offerNeed = (offer: OfferView): Need => ({
  key: offer.id,
  about: termedOf(offer),
  title: `Your ${titleOf(offer)} offer ends soon`,
  text: "If you do nothing, it leaves the market. You can publish it again at any time.",
  clock: { deadline: offer.expiresAt, says: "left in the market", isStopped: false },
  href: `/offers/${offer.id}/edit`,
  action: "Renew",
});

const cameBack = ({ state, endedAt }: OwnPayout, now: Date): boolean =>
  (state === "FAILED" || state === "REVERSED" || state === "REJECTED") &&
  endedAt !== null &&
  now.getTime() - endedAt.getTime() < RECENT_MS;

const payoutNeed = (payout: OwnPayout): Need => ({
  key: payout.reference,
  about: "money",
  title: `${formatMinor(payout.amountMinor, payout.currency, { compact: true })} didn’t reach your bank`,
  text: promiseOf(payout),
  href: `/wallet/payouts/${payout.reference}`,
  action: "See why",
});

const depositNeed = ({ reference, currency, paidMinor, askedMinor, nameMatch }: OwnDeposit): Need => ({
  key: reference,
  about: "money",
  title: `${formatMinor(paidMinor ?? askedMinor, currency, { compact: true })} is on hold`,
  text:
    nameMatch === "unknown"
      ? "We’re checking who sent it. It’s safe, and not in your wallet yet."
      : "It isn’t in your wallet, because the sender’s name isn’t yours. See what happens next.",
  href: `/wallet/deposits/${reference}`,
  action: "See details",
});
