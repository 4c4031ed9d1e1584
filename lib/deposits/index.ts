import "server-only";

export {
  acceptChargeback,
  chargebackGlance,
  chargebacksForStaff,
  declineChargeback,
  type InspectedChargeback,
  inspectChargeback,
  type ListedChargeback,
  unfreezeUser,
} from "./chargebacks";
export { allDepositChecks as depositChecks } from "./checks";
export { depositEventHandlers } from "./event-handlers";
export type { DepositAct, DepositRefund } from "./history";
export { depositOperations, startDeposit } from "./procedures";
export {
  type Arrival,
  arriveAtDeposit,
  depositsInProgress,
  type OwnDeposit,
} from "./queries";
export { depositReactions } from "./reactions";
export { nameRefundAccount, refund, release } from "./refunds/procedures";
export {
  banksForRefunds,
  depositsForStaff,
  type InspectedDeposit,
  type Inspection,
  inspectDeposit,
  refundsForStaff,
  type StaffAudit,
  type StaffDeposit,
  type StaffRefund,
} from "./staff-deposits";
export {
  lookForTransfers,
  type OwnAccount,
  openVirtualAccount,
  ownAccountOf,
} from "./virtual-accounts/procedures";
