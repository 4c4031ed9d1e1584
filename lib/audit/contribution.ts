import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { looksAt } from "./access-log";

export const contribution = {
  slice: "audit",
  /** Which role looked, when and why; who it was stays with us. */
  exportRows: { staffAccess: looksAt },
} satisfies Contribution;
