import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { Contribution } from "@/lib/kernel/slice";
import type { MediaUse } from "@/lib/media";
import { disputeChecks } from "./checks";
import { evidenceProcedures } from "./evidence/procedures";
import { evidenceUse } from "./evidence/queries";
import { disputeProcedures } from "./procedures";
import { disputeReactions } from "./reactions";
import { ruleByTwo } from "./rulings/rule";
import { disputeLines } from "./statement-lines";

export const contribution = {
  slice: "disputes",
  reactions: disputeReactions,
  checks: disputeChecks,
  operations: { ...disputeProcedures, ...evidenceProcedures },
  statementLines: disputeLines,
  approvables: [ruleByTwo],
  mediaUses: [evidenceUse],
} satisfies Contribution & { approvables: readonly Approvable[]; mediaUses: readonly MediaUse[] };
