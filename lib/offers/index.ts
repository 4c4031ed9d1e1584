import "server-only";

export { expireOffer, withdrawOffer } from "./commands/end-offer";
export { type PublishInput, publishOffer } from "./commands/publish-offer";
export { findOffers, getOffer, listOwnOffers } from "./queries";
