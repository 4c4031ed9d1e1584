import "server-only";
import type { EventHandlers } from "@/lib/gateways";
import type { RequestHandler } from "@/lib/gateways/requests/request";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { BulkAct } from "@/lib/kernel/bulk/spec";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { payoutRequestHandlers } from "./bank-accounts/gateway-request-handlers";
import { bankAccountOperations } from "./bank-accounts/procedures";
import { payoutChecks, payoutRowChecks } from "./checks";
import { payPayout } from "./commands/pay-payout";
import { rejectPayouts } from "./commands/reject-many";
import { payoutEventHandlers } from "./event-handlers";
import { payoutOperations } from "./procedures";
import { payoutReactions } from "./reactions";
import { payoutReviewOperations } from "./staff-procedures";
import { payoutLines } from "./statement-lines";

export const contribution = {
  slice: "payouts",
  reactions: payoutReactions,
  checks: [...payoutChecks, ...payoutRowChecks],
  operations: { ...bankAccountOperations, ...payoutOperations, ...payoutReviewOperations },
  openBusiness: [
    {
      reason: "has_open_payout",
      says: "You have a withdrawal in progress. Wait until it arrives, or cancel it.",
      find: (person) =>
        sql`select from payout p where p.user_id = ${person} and p.ended_at is null and p.state <> 'PAID'`,
    },
  ],
  statementLines: payoutLines,
  approvables: [payPayout],
  bulkActs: [rejectPayouts],
  gatewayEvents: payoutEventHandlers,
  gatewayRequests: payoutRequestHandlers,
} satisfies Contribution & {
  gatewayEvents: EventHandlers;
  gatewayRequests: readonly RequestHandler[];
  approvables: readonly Approvable[];
  bulkActs: readonly BulkAct[];
};
