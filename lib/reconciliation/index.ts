import "server-only";

export { reconcileBeforePayout } from "./before-payout";
export { examineAgreement, stopAllPayouts } from "./false-approvals";
export { type PayoutSwitchState, payoutSwitchFor } from "./pause/switch-for-staff";
export {
  payoutsStopped,
  type ReconciliationReport,
  type ReconciliationState,
  type RunLine,
  reconciliationFor,
  reconciliationGlance,
  reportFor,
} from "./queries";
export { type PartState, type PublicDifference, type ServiceStatus, serviceStatus } from "./status";
