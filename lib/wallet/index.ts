import "server-only";

export { offersPopup } from "./paystack/client";
export { listBanks } from "./bank-accounts/banks";
export { bankAccountOperations } from "./bank-accounts/procedures";
export { bankAccountsOf, type OwnBankAccount } from "./bank-accounts/queries";
export { payoutOperations } from "./payouts/procedures";
export { type OwnPayout, type PayoutStep, payoutFor, payoutsOf, payoutTermsFor, stepsOf } from "./payouts/queries";
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
export { startDeposit, walletOperations } from "./procedures";
export { type Arrival, arriveAtDeposit, type OwnDeposit } from "./queries";
export { walletReactions } from "./reactions";
export { balancesOf } from "./statement/balances";
export type { StatementLine } from "./statement/lines";
export { statementCsv } from "./statement/csv";
export { receiptPdf, statementPdf } from "./statement/pdf";
export { type Receipt, receiptFor } from "./statement/receipt";
export { statementFor } from "./statement/statement";
export { answerPaystack } from "./webhook-endpoint";
