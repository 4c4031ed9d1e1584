import "server-only";

export { listBanks } from "./bank-accounts/banks";
export { bankAccountOperations } from "./bank-accounts/procedures";
export { bankAccountsOf, type OwnBankAccount } from "./bank-accounts/queries";
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
export type { DepositAct, DepositRefund } from "./deposit-history";
export { payoutOperations } from "./payouts/procedures";
export {
  type OwnPayout,
  type PayoutStep,
  payoutFor,
  payoutsOf,
  payoutTermsFor,
  stepsOf,
} from "./payouts/queries";
export { payoutReactions } from "./payouts/reactions";
export { mayReviewPayouts } from "./payouts/rules";
export { payoutReviewOperations } from "./payouts/staff-procedures";
export {
  type InspectedPayout,
  inspectPayout,
  type ListedPayout,
  type PayoutEvent,
  type PayoutQueue,
  payoutQueues,
  payoutsForStaff,
} from "./payouts/staff-queries";
export { readWish, type Wish } from "./payouts/wish";
export { offersPopup } from "./paystack/client";
export { startDeposit, walletOperations } from "./procedures";
export {
  type Arrival,
  arriveAtDeposit,
  depositsInProgress,
  type OwnDeposit,
} from "./queries";
export { walletReactions } from "./reactions";
export {
  type PartState,
  type PublicDifference,
  payoutsStopped,
  type ReconciliationReport,
  type ReconciliationState,
  type RunLine,
  reconciliationFor,
  reconciliationGlance,
  reportFor,
  resumePayouts,
  type ServiceStatus,
  serviceStatus,
} from "./reconciliation";
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
export { balancesOf } from "./statement/balances";
export { statementCsv } from "./statement/csv";
export type { StatementLine } from "./statement/lines";
export { receiptPdf, statementPdf } from "./statement/pdf";
export { type Receipt, receiptFor } from "./statement/receipt";
export { statementFor } from "./statement/statement";
export {
  lookForTransfers,
  type OwnAccount,
  openVirtualAccount,
  ownAccountOf,
} from "./virtual-accounts/procedures";
export { answerPaystack } from "./webhook-endpoint";
