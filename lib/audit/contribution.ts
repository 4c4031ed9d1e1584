import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { looksAt } from "./access-log";
import { myAccessLog, readAudit } from "./procedures";

export const contribution = {
  slice: "audit",
  operations: { readAudit, myAccessLog },
  /** Which role looked, when and why; who it was stays with us. */
  exportRows: { staffAccess: looksAt },
} satisfies Contribution;
