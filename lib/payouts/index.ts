import "server-only";

export { listBanks } from "./bank-accounts/banks";
export { bankAccountsOf, type OwnBankAccount } from "./bank-accounts/queries";
export {
  type OwnPayout,
  type PayoutStep,
  payoutFor,
  payoutsOf,
  payoutTermsFor,
  stepsOf,
  usualPayoutSeconds,
} from "./queries";
export {
  type InspectedPayout,
  inspectPayout,
  type ListedPayout,
  type PayoutEvent,
  type PayoutQueue,
  payoutsForStaff,
} from "./staff-queries";
export { readWithdrawalDraft, type WithdrawalDraft } from "./withdrawal-draft";
