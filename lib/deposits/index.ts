import "server-only";

export {
  chargebackGlance,
  chargebacksForStaff,
  type InspectedChargeback,
  inspectChargeback,
  type ListedChargeback,
} from "./chargebacks/staff-queries";
export { initiateDeposit, type StartedDeposit } from "./commands/initiate-deposit";
export type { DepositAct, DepositRefund } from "./history";
export {
  type DepositFinding,
  depositsInProgress,
  type OwnDeposit,
  refreshDeposit,
} from "./queries";
export { refundDeposit } from "./refunds/commands/refund-deposit";
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
export { type OwnAccount, ownAccountOf } from "./virtual-accounts/account-row";
