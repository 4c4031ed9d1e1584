import "server-only";

export { type CheckScope, checkLedger, type Finding, type LedgerCheck, latestCheck } from "./checks";
export { accountChecks } from "./checks-of-accounts";
export { pairChecks } from "./checks-of-pairs";
export { historyChecks } from "./checks-of-postings";
export { ledgerReactions } from "./reactions";
