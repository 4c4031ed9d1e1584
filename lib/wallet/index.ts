import "server-only";

export { initiateDeposit, type StartedDeposit } from "./commands/initiate-deposit";
export { offersPopup } from "./paystack/client";
export { listTransfers, showDeposit, showWallet, startDeposit, walletOperations } from "./procedures";
export { type Arrival, arriveAtDeposit, depositFor, type OwnDeposit } from "./queries";
export { walletReactions } from "./reactions";
export { walletRefusals } from "./refusals";
export { balancesOf, type StatementLine, type StatementPage, statementFor } from "./statement";
export { answerPaystack } from "./webhook-endpoint";
