import "server-only";
import { accountChecks, historyChecks, type LedgerCheck, pairChecks } from "./ledger";
import { tradeChecks } from "./trades/checks";
import { chargebackChecks } from "./wallet/chargebacks/checks";
import { depositChecks } from "./wallet/checks";
import { payoutChecks } from "./wallet/payouts/checks";
import { refundChecks } from "./wallet/refunds/checks";

/** L1 to L10, from whichever slice knows how to look. */
export const everyLedgerCheck: readonly LedgerCheck[] = [
  ...accountChecks,
  ...historyChecks,
  ...pairChecks,
  ...tradeChecks,
  ...depositChecks,
  ...payoutChecks,
  ...refundChecks,
  ...chargebackChecks,
];
