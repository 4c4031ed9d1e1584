import "server-only";
import { type AssetKind, titleOf } from "@/lib/assets";
import { soldInParts, wholeOf } from "@/lib/assets/parts";
import { query, type Sql, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";
import { offerEvents } from "@/lib/offers/events";
import type { OfferState } from "@/lib/offers/machine";
import { type About, when } from "./source";

export interface OfferFacts {
  id: string;
  sellerId: string;
  kind: AssetKind;
  terms: object;
  state: OfferState;
  currency: Currency;
  priceMinor: bigint;
  unitsTotal: bigint;
  expiresAt: Date;
  /** Why staff let it run longer. */
  extensionReason: string | null;
  /** Their seller may not sign in. */
  isBlocked: boolean;
}

/** Offers as notices tell of them, by a condition on `o`. */
export const readOffers = (condition: Sql): Promise<OfferFacts[]> =>
  query<OfferFacts>(sql`
    select o.id, o.seller_id, o.kind, o.terms, o.state, o.currency, o.price_minor, o.units_total, o.expires_at, o.extension_reason,
      exists (select from person_restriction r where r.user_id = o.seller_id and r.kind = 'blocked' and r.state = 'ACTIVE') as is_blocked
    from offer_listing o where ${condition}`);

export function tellOfOffer(offer: OfferFacts): About {
  const { id, sellerId, kind, currency, priceMinor, unitsTotal, expiresAt, isBlocked, extensionReason } =
    offer;
  const parts = soldInParts(kind, unitsTotal) ? unitsTotal : 1n;
  const args = {
    title: titleOf({ kind, terms: wholeOf(kind, offer.terms, parts) }),
    price: { minor: (priceMinor * parts).toString(), currency },
    until: expiresAt.toISOString(),
    reason: extensionReason ?? "-",
  };
  return {
    group: `offer:${id}`,
    link: `/offers/${id}`,
    readers: {
      seller: { userId: sellerId, args },
      blocked: isBlocked ? { userId: sellerId, args } : undefined,
    },
  };
}

async function aboutOffer({ offerId }: { offerId: string }): Promise<About | undefined> {
  const [offer] = await readOffers(sql`o.id = ${offerId}::uuid`);
  return offer && tellOfOffer(offer);
}

/** Notices of a seller's own offers. */
export const offerNotices = [
  when(offerEvents.extended, aboutOffer, { "offer.extended": { to: ["seller"] } }),
  when(offerEvents.ended, aboutOffer, {
    "offer.expired": { to: ["seller"], if: ({ state }) => state === "EXPIRED" },
    "offer.withdrawn_for_you": { to: ["blocked"], if: ({ state }) => state === "WITHDRAWN" },
  }),
];
