import "server-only";

export { expireOffer, withdrawOffer } from "./commands/end-offer";
export { publishOffer } from "./commands/publish-offer";
export { offerProcedures } from "./procedures";
export { findOffers, listOwnOffers, readOffer, readSelling, type Selling } from "./queries";
export { offerReactions } from "./reactions";
