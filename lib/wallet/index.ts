import "server-only";

export { offersPopup } from "./paystack/client";
export { payoutReactions } from "./payouts/reactions";
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
