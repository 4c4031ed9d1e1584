import "server-only";

export { holdChecks, recordedOnce } from "./checks/holds";
export { checkLedger, type Finding, type LedgerCheck, latestCheck } from "./checks/run";
export {
  balanceBefore,
  type EntryFilter,
  firstEntrySince,
  type WalletEntry,
  walletEntries,
  walletEntry,
} from "./queries";
export { approveRequest } from "./reversal/approve-request";
export { requestReversal } from "./reversal/request-reversal";
export { reversePosting } from "./reversal/reverse-posting";
export { entriesAbout, lookFor } from "./search";
