import "server-only";

export { type BestOffer, bestOffers } from "./best-offers";
export { expireOffer, withdrawOffer } from "./commands/end-offer";
export { pauseOffer, resumeOffer } from "./commands/pause-offer";
export { publishOffer } from "./commands/publish-offer";
export { replaceOffer } from "./commands/replace-offer";
export { commissionFor } from "./commission";
export { ON_SALE, type RateBar, readRates, readShelves, type Shelf } from "./on-sale";
export { countOwnOffers, MOST_COUNTED } from "./own-counts";
export { findOffers, getOffer, listOwnOffers, readOffer, readSelling, type Selling } from "./queries";
export { extensionOf, offersForStaff, type StaffOffer } from "./staff-queries";
