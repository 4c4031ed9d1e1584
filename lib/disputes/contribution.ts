import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { Contribution } from "@/lib/kernel/slice";
import { disputeChecks } from "./checks";
import { disputeProcedures } from "./procedures";
import { disputeReactions } from "./reactions";
import { ruleByTwo } from "./rulings/rule";
import { disputeLines } from "./statement-lines";

export const contribution = {
  slice: "disputes",
  reactions: disputeReactions,
  checks: disputeChecks,
  operations: disputeProcedures,
  statementLines: disputeLines,
  approvables: [ruleByTwo],
} satisfies Contribution & { approvables: readonly Approvable[] };
