import "server-only";
import { priceLines } from "@/lib/analytics";
import { assetOf } from "@/lib/assets";
import { depositsInProgress } from "@/lib/deposits";
import type { Viewer } from "@/lib/identity";
import { DAY } from "@/lib/kernel/clock";
import { latestNotices } from "@/lib/notifications";
import { findOffers, listOwnOffers } from "@/lib/offers";
import { payoutsOf } from "@/lib/payouts";
import { balancesOf } from "@/lib/statements";
import { boughtBefore, hasTraded, runningTrades } from "@/lib/trades";
import { confirmerOf } from "@/lib/trades/moves";
import { needsOf } from "./needs";

const AGAIN = 3;
const NEW_ON_SHOW = 4;
const NOTICES = 4;
/** A seller has at most ten open offers. */
const OPEN_OFFERS = 10;

export type Home = Awaited<ReturnType<typeof readHome>>;

/** All that the first page shows, read at once. */
export async function readHome(viewer: Pick<Viewer, "id" | "emailProven" | "phoneProven">) {
  const [balances, trades, own, { payouts }, deposits, bought, prices, newest, notices] = await Promise.all([
    balancesOf(viewer.id),
    runningTrades(viewer.id),
    listOwnOffers(viewer.id, { limit: OPEN_OFFERS }),
    payoutsOf(viewer.id, { limit: 1 }),
    depositsInProgress(viewer.id),
    boughtBefore(viewer.id, AGAIN),
    priceLines("AIRTIME"),
    findOffers({ sort: "newest", limit: NEW_ON_SHOW + OPEN_OFFERS }),
    latestNotices(viewer.id, { limit: NOTICES }),
  ]);
  const { now, availableMinor, heldMinor } = balances;
  const isVerified = viewer.emailProven && viewer.phoneProven;
  const live = own.items.filter(
    ({ state, expiresAt }) => state === "AVAILABLE" && Date.parse(expiresAt) > now.getTime(),
  );
  const isNew = trades.length + bought.length + own.items.length === 0 && !(await hasTraded(viewer.id));
  return {
    now,
    availableMinor,
    heldMinor,
    /** Trades whose hold is the viewer's money. */
    holding: trades.filter((trade) => trade.role === confirmerOf(trade)).length,
    isVerified,
    isNew,
    /** They have orders of goods to see to. */
    sellsGoods: trades.some(({ kind, role }) => role === "seller" && assetOf(kind).inCatalog),
    // The first steps begin with the verification.
    needs: needsOf({ trades, offers: live, payouts, deposits, isVerified: isVerified || isNew, now }),
    running: trades.filter(({ need }) => need === null),
    live,
    bought,
    prices,
    notices: notices.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < 2 * DAY),
    newest: newest.items.filter(({ seller }) => seller.id !== viewer.id).slice(0, NEW_ON_SHOW),
  };
}
