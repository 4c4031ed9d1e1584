import "server-only";

export { auditProofs } from "./audit-proofs";
export { headOf, proofOf, type RecordHead, type RecordProof, recordFile } from "./records";
export { latestRoots, type RootKind, rootsFile, type SignedRoot } from "./roots";
