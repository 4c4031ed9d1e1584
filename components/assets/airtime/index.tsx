import type { AssetUi } from "../asset-ui";
import { LinkedFace } from "./card-face";
import { cardOf, cardWords } from "./card-words";
import { marketHref, readMarketFilter } from "./market/market-filter";
import { NetworkMark, networkNames } from "./network-mark";
import { OfferHeading } from "./offer-heading";
import { BuyerTerms, SellerTerms } from "./offer-terms";
import { HiddenNumber, SendCard } from "./send-card";

const anyOffer = readMarketFilter({});

export const airtimeUi: AssetUi<"AIRTIME"> = {
  Mark: ({ terms, size }) => <NetworkMark network={terms.network} size={size} />,
  Card: ({ offer, now, heading = "h2", isOwn = false }) => (
    <LinkedFace words={cardWords(cardOf(offer), now)} heading={heading} isOwn={isOwn} />
  ),
  Heading: OfferHeading,
  BuyerTerms,
  SellerTerms,
  PerformCard: ({ trade }) =>
    trade.delivery ? (
      <SendCard trade={trade} phone={trade.delivery.recipientPhone} />
    ) : (
      !trade.begunAt && <HiddenNumber trade={trade} />
    ),
  similar: ({ terms: { network } }) => ({
    href: marketHref(anyOffer, { network }),
    says: `Similar ${networkNames[network]} offers`,
  }),
  upTo: ({ terms: { network } }, priceMinor) => marketHref(anyOffer, { network, payMinor: priceMinor }),
};
