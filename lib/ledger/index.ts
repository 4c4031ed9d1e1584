import "server-only";

export { gatewayChecks, holdChecks, postedSince, recordedOnce, subjectChecks } from "./checks/holds";
export { checkLedger, type Finding, type LedgerCheck, latestCheck } from "./checks/run";
export { type InspectedPosting, inspectPosting, type ListedPosting, latestPostings } from "./postings";
export {
  balanceBefore,
  changesSince,
  type EntryFilter,
  firstEntrySince,
  type WalletEntry,
  walletEntries,
  walletEntry,
} from "./queries";
export { entriesAbout, searchEntries } from "./search";
