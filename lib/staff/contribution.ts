import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { Contribution } from "@/lib/kernel/slice";
import { approvalChecks } from "./approvals/checks";
import { proposeSetting } from "./procedures";
import { settingChanges } from "./settings/change-setting";

export const contribution = {
  slice: "staff",
  checks: approvalChecks,
  operations: { proposeSetting },
  approvables: Object.values(settingChanges),
} satisfies Contribution & { approvables: readonly Approvable[] };
