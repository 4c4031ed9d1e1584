import "server-only";

export { checkLedger, type Finding, type LedgerCheck, latestCheck } from "./checks";
export { accountChecks } from "./checks-of-accounts";
export { pairChecks } from "./checks-of-pairs";
export { historyChecks } from "./checks-of-postings";
export { approveRequest } from "./commands/approve-request";
export { requestReversal } from "./commands/request-reversal";
export { reversePosting } from "./commands/reverse-posting";
export { entriesAbout, lookFor } from "./entries-about";
export {
  balanceBefore,
  firstEntrySince,
  type Strand,
  type WalletEntry,
  walletEntries,
  walletEntry,
} from "./queries";
export { ledgerReactions } from "./reactions";
