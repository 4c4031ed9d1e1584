import "server-only";

export { accountChecks } from "./checks/accounts";
export { pairChecks } from "./checks/pairs";
export { historyChecks } from "./checks/postings";
export { checkLedger, type Finding, type LedgerCheck, latestCheck } from "./checks/run";
export {
  balanceBefore,
  firstEntrySince,
  type Strand,
  type WalletEntry,
  walletEntries,
  walletEntry,
} from "./queries";
export { ledgerReactions } from "./reactions";
export { approveRequest } from "./reversal/approve-request";
export { requestReversal } from "./reversal/request-reversal";
export { reversePosting } from "./reversal/reverse-posting";
export { entriesAbout, lookFor } from "./search";
