import "server-only";

export { agreeCancel, concedeTrade, ruleOnTrade } from "./commands/close-dispute";
export { escalateTrade, openDispute } from "./commands/open-dispute";
export { startReview } from "./commands/start-review";
export { linkOf, type OpenLink } from "./evidence/add-by-link";
export {
  type DisputeEvidence,
  type EvidenceLine,
  type EvidenceView,
  evidenceLines,
  evidenceOf,
} from "./evidence/queries";
export { type DisputeView, getDisputeFor } from "./queries";
