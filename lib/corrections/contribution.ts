import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { correctionChecks } from "./checks";
import { corrections } from "./correct";
import { correctionOperations } from "./procedures";
import { correctionReactions } from "./reactions";
import { correctionLines } from "./statement-lines";

export const contribution = {
  slice: "corrections",
  reactions: correctionReactions,
  checks: correctionChecks,
  operations: correctionOperations,
  approvables: Object.values(corrections),
  statementLines: correctionLines,
  exportRows: {
    corrections: (userId) => sql`
      select id, direction, currency, amount_minor::text as amount_minor, case_kind, case_id, finding, says, created_at
      from correction where user_id = ${userId}::uuid order by created_at desc`,
  },
} satisfies Contribution & { approvables: readonly Approvable[] };
