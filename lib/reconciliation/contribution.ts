import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { settlementChecks } from "./checks";
import { reconciliationOperations } from "./procedures";

/** Its background jobs are added in the composition, because they use the event handlers of other slices. */
export const contribution = {
  slice: "reconciliation",
  checks: settlementChecks,
  operations: reconciliationOperations,
} satisfies Contribution;
