import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { Contribution } from "@/lib/kernel/slice";
import { settlementChecks } from "./checks";
import { resumePayouts } from "./pause/resume-payouts";
import { reconciliationOperations } from "./procedures";

/** Its background jobs are added in the composition, because they use the event handlers of other slices. */
export const contribution = {
  slice: "reconciliation",
  checks: settlementChecks,
  operations: reconciliationOperations,
  approvables: [resumePayouts],
} satisfies Contribution & { approvables: readonly Approvable[] };
