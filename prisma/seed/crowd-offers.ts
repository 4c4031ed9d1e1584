import { airtimeOf } from "@/lib/assets/airtime/example";
import { after, DAY, HOUR, MINUTE } from "@/lib/kernel/clock";
import type { PlannedAct } from "./acts";
import { type Books, idAt } from "./books";
import type { Trader } from "./crowd";
import { type CrowdOffer, endingOffer, publishing } from "./crowd-plans";
import { askedPrice, drawFace } from "./prices";
import { type Draw, drawFor } from "./random";

const ABANDONED = 60;

/** What the crowd has on the market when the demo begins, and what nobody took before. */
export function crowdOfferActs(books: Books, crowd: readonly Trader[], present: Date): PlannedAct[] {
  const draw = drawFor("crowd offers");
  const open = crowd.flatMap((seller) =>
    Array.from({ length: seller.sells?.openOffers ?? 0 }, (_, turn) => {
      const label = `open:${seller.email}:${turn}`;
      const age = Math.min(9, seller.joinedDaysAgo * 0.8) * DAY;
      const at = after(present, -(6 * MINUTE + Math.floor(draw.share() ** 2.6 * age)));
      const left = 3 * HOUR + Math.floor(draw.share() ** 1.8 * 17 * DAY);
      return publish(
        books,
        { ...drawOffer(seller, at, label, draw), expiresAt: after(present, left) },
        label,
        at,
      );
    }),
  );
  return [...open, ...abandonedActs(books, crowd, present, draw)];
}

function drawOffer(seller: Trader, at: Date, label: string, draw: Draw) {
  const { operators = [], offset = 0 } = seller.sells ?? {};
  const operator = draw.weighted(operators);
  const faceMinor = drawFace(operator, draw);
  const priceMinor = askedPrice(operator, faceMinor, offset, draw);
  return { id: idAt(at, label), sellerId: seller.id, ...airtimeOf(faceMinor, operator), priceMinor };
}

const publish = (books: Books, offer: CrowdOffer, label: string, at: Date): PlannedAct => ({
  at,
  decide: () => publishing({ books, label, now: at }, offer),
});

/** Offers that ran out, or that their sellers took back. */
function abandonedActs(books: Books, crowd: readonly Trader[], present: Date, draw: Draw): PlannedAct[] {
  const sellers = crowd.filter(
    ({ sells, joinedDaysAgo }) => sells && sells.openOffers < 4 && joinedDaysAgo > 60,
  );
  return Array.from({ length: ABANDONED }, (_, turn) => {
    const seller = draw.pick(sellers);
    const label = `abandoned:${turn}`;
    const at = after(present, -Math.floor((20 + draw.share() * 38) * DAY));
    const expiresAt = after(at, draw.whole(5, 40) * HOUR);
    const offer = { ...drawOffer(seller, at, label, draw), expiresAt };
    const withdrawn = draw.chance(0.4);
    const endedAt = withdrawn ? after(at, draw.whole(20, 240) * MINUTE) : after(expiresAt, 2_000);
    const state = withdrawn ? "WITHDRAWN" : "EXPIRED";
    const end = () => endingOffer({ books, label, now: endedAt }, offer.id, state);
    return [publish(books, offer, label, at), { at: endedAt, decide: end }];
  }).flat();
}
