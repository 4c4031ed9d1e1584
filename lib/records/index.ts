import "server-only";

export { headOf, proofOf, type RecordHead, type RecordProof, recordFile } from "./records";
export { latestRoots, type RootKind, rootsFile, type SignedRoot } from "./roots";
