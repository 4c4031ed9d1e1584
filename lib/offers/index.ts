import "server-only";

export { expireOffer, withdrawOffer } from "./commands/end-offer";
export { type PublishInput, publishOffer } from "./commands/publish-offer";
export { offerProcedures } from "./procedures";
export { findOffers, getOffer, listOwnOffers, readOffer, readSelling } from "./queries";
export { offerReactions } from "./reactions";
