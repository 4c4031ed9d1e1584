import "server-only";
import { chatProcedures } from "./chat";
import { depositChecks, depositEventHandlers, depositOperations, depositReactions } from "./deposits";
import { disputeProcedures, disputeReactions } from "./disputes";
import { gatewayReactions } from "./gateways";
import { identityProcedures, identityReactions } from "./identity";
import type { Reactions } from "./kernel/jobs";
import { accountChecks, historyChecks, type LedgerCheck, ledgerReactions, pairChecks } from "./ledger";
import { offerProcedures, offerReactions } from "./offers";
import { payoutChecks, payoutEventHandlers, payoutOperations, payoutReactions } from "./payouts";
import { realtimeReactions } from "./realtime";
import { reconciliationOperations, reconciliationReactions } from "./reconciliation";
import { reviewReactions } from "./reviews";
import { statementOperations } from "./statements";
import { tradeChecks, tradeProcedures, tradeReactions } from "./trades";

/** L1 to L10, from whichever slice knows how to look. */
export const ledgerChecks: readonly LedgerCheck[] = [
  ...accountChecks,
  ...historyChecks,
  ...pairChecks,
  ...tradeChecks,
  ...depositChecks,
  ...payoutChecks,
];

const eventHandlers = { ...depositEventHandlers, ...payoutEventHandlers };

/** The background work of every slice: what the worker runs. */
export const allReactions: readonly Reactions[] = [
  ledgerReactions(ledgerChecks),
  identityReactions,
  offerReactions,
  tradeReactions,
  disputeReactions,
  gatewayReactions(eventHandlers),
  depositReactions,
  reconciliationReactions(eventHandlers),
  payoutReactions,
  reviewReactions,
  realtimeReactions,
];

/** Everything that programs and the pages' own scripts may call under /api/v1. */
export const operations = {
  identity: identityProcedures,
  offers: offerProcedures,
  trades: tradeProcedures,
  disputes: disputeProcedures,
  wallet: { ...statementOperations, ...depositOperations, ...payoutOperations, ...reconciliationOperations },
  chat: chatProcedures,
};
