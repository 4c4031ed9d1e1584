import "server-only";
import { disputeReactions } from "./disputes";
import { everyLedgerCheck } from "./every-ledger-check";
import { identityReactions } from "./identity";
import type { Reactions } from "./jobs";
import { ledgerReactions } from "./ledger";
import { offerReactions } from "./offers";
import { realtimeReactions } from "./realtime";
import { reviewReactions } from "./reviews";
import { tradeReactions } from "./trades";
import { payoutReactions, walletReactions } from "./wallet";
import { reconciliationReactions } from "./wallet/reconciliation/reactions";

/** Everything that happens late, of every slice: what the worker runs. */
export const allReactions: readonly Reactions[] = [
  ledgerReactions(everyLedgerCheck),
  identityReactions,
  offerReactions,
  tradeReactions,
  disputeReactions,
  walletReactions,
  reconciliationReactions,
  payoutReactions,
  reviewReactions,
  realtimeReactions,
];
