import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { Contribution } from "@/lib/kernel/slice";
import { changeFlag } from "./flags/commands";
import { flagOperations } from "./flags/procedures";

export const contribution = {
  slice: "settings",
  operations: flagOperations,
  approvables: [changeFlag],
} satisfies Contribution & { approvables: readonly Approvable[] };
