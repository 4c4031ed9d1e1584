import "server-only";

export { agreeCancel, concedeTrade, ruleOnTrade } from "./commands/close-dispute";
export { escalateTrade, openDispute } from "./commands/open-dispute";
export { startReview } from "./commands/start-review";
export { type DisputeView, getDisputeFor } from "./queries";
