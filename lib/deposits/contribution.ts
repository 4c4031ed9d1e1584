import "server-only";
import type { EventHandlers } from "@/lib/gateways";
import type { RequestHandler } from "@/lib/gateways/requests/request";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { BulkAct } from "@/lib/kernel/bulk/spec";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { allDepositChecks } from "./checks";
import { releaseByTwo } from "./commands/release-by-two";
import { depositEventHandlers } from "./event-handlers";
import { depositRequestHandlers } from "./gateway-request-handlers";
import { depositOperations } from "./procedures";
import { depositReactions } from "./reactions";
import { refundDeposits } from "./refunds/commands/refund-many";
import { depositLines } from "./statement-lines";

export const contribution = {
  slice: "deposits",
  reactions: depositReactions,
  checks: allDepositChecks,
  operations: depositOperations,
  openBusiness: [
    {
      reason: "has_open_deposit",
      says: "You have a deposit in progress. Wait until it finishes.",
      find: (person) => sql`
        select from deposit d where d.user_id = ${person}
          and d.state in ('INITIATED', 'QUARANTINED', 'REFUNDING', 'CHARGEBACK_OPEN')`,
    },
  ],
  statementLines: depositLines,
  approvables: [releaseByTwo],
  bulkActs: [refundDeposits],
  gatewayEvents: depositEventHandlers,
  gatewayRequests: depositRequestHandlers,
} satisfies Contribution & {
  gatewayEvents: EventHandlers;
  gatewayRequests: readonly RequestHandler[];
  approvables: readonly Approvable[];
  bulkActs: readonly BulkAct[];
};
