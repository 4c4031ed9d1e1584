import "server-only";

export { agreeCancel, concedeTrade, withdrawClaim } from "./commands/close-dispute";
export { escalateTrade, openDispute, openStaffReview } from "./commands/open-dispute";
export { startReview } from "./commands/start-review";
export { linkOf } from "./evidence/add-by-link";
export {
  type EvidenceLine,
  evidenceLines,
  evidenceOf,
} from "./evidence/queries";
export { type PartyHistory, partyHistories } from "./histories";
export { type Precedent, similarRulings } from "./precedents";
export { claimUntil, getCaseFor, getDisputeFor, lateMonths, listDisputesFor, whyTooEarly } from "./queries";
export { acceptRuling, appealRuling, finishRuling } from "./rulings/final";
export { ruleOnTrade } from "./rulings/rule";
export type { CaseView, DisputeView } from "./schema";
export {
  acceptSettlement,
  offerSettlement,
} from "./settlement/commands";
export { writeReply, writeStatement } from "./statements/write";
