import "server-only";

export { reconcileBeforePayout } from "./before-payout";
export { payoutsStopped } from "./gate";
export { reconciliationOperations, resumePayouts } from "./procedures";
export {
  type ReconciliationReport,
  type ReconciliationState,
  type RunLine,
  reconciliationFor,
  reconciliationGlance,
  reportFor,
} from "./queries";
export { reconciliationReactions } from "./reactions";
export { type PartState, type PublicDifference, type ServiceStatus, serviceStatus } from "./status";
