import "server-only";

export { listBanks } from "./bank-accounts/banks";
export { bankAccountsOf, type OwnBankAccount } from "./bank-accounts/queries";
export { payoutChecks } from "./checks";
export { payoutEventHandlers } from "./event-handlers";
export { allPayoutOperations as payoutOperations } from "./operations";
export {
  type OwnPayout,
  type PayoutStep,
  payoutFor,
  payoutsOf,
  payoutTermsFor,
  stepsOf,
} from "./queries";
export { payoutReactions } from "./reactions";
export { mayReviewPayouts } from "./rules";
export {
  type InspectedPayout,
  inspectPayout,
  type ListedPayout,
  type PayoutEvent,
  type PayoutQueue,
  payoutQueues,
  payoutsForStaff,
} from "./staff-queries";
export { readWish, type Wish } from "./wish";
