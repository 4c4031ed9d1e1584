import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { reconciliationOperations } from "./procedures";

/** Its background work is made in the composition: it books what the gateway lists by the handlers of other slices. */
export const contribution = {
  slice: "reconciliation",
  operations: reconciliationOperations,
} satisfies Contribution;
