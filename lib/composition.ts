import "server-only";
import type { AnyRouter } from "@orpc/server";
import { contribution as analytics } from "./analytics/contribution";
import { contribution as audit } from "./audit/contribution";
import { contribution as catalog } from "./catalog/contribution";
import { contribution as chat } from "./chat/contribution";
import { contribution as checkout } from "./checkout/contribution";
import { contribution as corrections } from "./corrections/contribution";
import { contribution as deposits } from "./deposits/contribution";
import { contribution as disputes } from "./disputes/contribution";
import { contribution as documents } from "./documents/contribution";
import { type EventHandlers, serveGatewayRequests } from "./gateways";
import { gatewayReactions } from "./gateways/reactions";
import type { RequestHandler } from "./gateways/requests/request";
import { contribution as identity } from "./identity/contribution";
import { leavingOf } from "./identity/profile/leaving";
import type { Approvable } from "./kernel/approvals/spec";
import type { BulkAct } from "./kernel/bulk/spec";
import { watchSettings } from "./kernel/connection/shared-read";
import type { Contribution, LedgerCheck, Reactions } from "./kernel/slice";
import type { Worker } from "./kernel/worker/worker";
import { contribution as ledger } from "./ledger/contribution";
import { ledgerReactions } from "./ledger/reactions";
import type { MediaUse } from "./media";
import { contribution as media } from "./media/contribution";
import { mediaOf } from "./media/reactions";
import { contribution as notifications } from "./notifications/contribution";
import { contribution as offers } from "./offers/contribution";
import { contribution as payouts } from "./payouts/contribution";
import { contribution as realtime } from "./realtime/contribution";
import { contribution as reconciliation } from "./reconciliation/contribution";
import { reconciliationReactions } from "./reconciliation/reactions";
import { contribution as records } from "./records/contribution";
import { contribution as reviews } from "./reviews/contribution";
import { contribution as sales } from "./sales/contribution";
import { contribution as search } from "./search/contribution";
import { contribution as settings } from "./settings/contribution";
import { contribution as shipments } from "./shipments/contribution";
import { contribution as shipping } from "./shipping/contribution";
import { approvalsOf } from "./staff/approvals";
import { bulkOf } from "./staff/bulk";
import { contribution as staff } from "./staff/contribution";
import { statementsFrom } from "./statements";
import { statementOperations } from "./statements/procedures";
import { contribution as support } from "./support/contribution";
import { contribution as trades } from "./trades/contribution";

/** The only list of slices. Someone closing their account is shown what is still open in this order. */
const contributions: readonly (Contribution & {
  gatewayEvents?: EventHandlers;
  gatewayRequests?: readonly RequestHandler[];
  approvables?: readonly Approvable[];
  bulkActs?: readonly BulkAct[];
  mediaUses?: readonly MediaUse[];
})[] = [
  identity,
  trades,
  offers,
  catalog,
  disputes,
  media,
  chat,
  records,
  deposits,
  payouts,
  reconciliation,
  corrections,
  reviews,
  support,
  realtime,
  notifications,
  ledger,
  staff,
  search,
  shipping,
  checkout,
  documents,
  shipments,
  sales,
  settings,
  audit,
  analytics,
];

/** L1 to L11, from whichever slice knows how to look. */
export const ledgerChecks: readonly LedgerCheck[] = contributions.flatMap(({ checks = [] }) => checks);

/** Statements, receipts and their files. */
export const statements = statementsFrom(contributions.flatMap((one) => one.statementLines ?? []));

/** How a person takes their records and leaves. */
export const leaving = leavingOf(contributions);

/** How staff answer what a colleague has asked for, whatever it is. */
export const approvals = approvalsOf(contributions.flatMap((one) => one.approvables ?? []));

/** What staff do to many rows of a list at once. */
export const bulk = bulkOf(contributions.flatMap((one) => one.bulkActs ?? []));

/** Files for those who may see them. */
export const files = mediaOf(contributions.flatMap((one) => one.mediaUses ?? []));

const eventHandlers: EventHandlers = Object.assign({}, ...contributions.map((one) => one.gatewayEvents));

/** The background work of every slice: what the worker runs. */
export const allReactions: readonly Reactions[] = [
  ...contributions.flatMap(({ reactions }) => reactions ?? []),
  approvals.reactions,
  bulk.reactions,
  files.reactions,
  leaving.reactions,
  ledgerReactions(ledgerChecks),
  gatewayReactions(eventHandlers),
  reconciliationReactions(eventHandlers),
];

/** Gateway calls that the worker makes on behalf of a waiting request. */
export const gatewayRequestHandlers: readonly RequestHandler[] = contributions.flatMap(
  ({ gatewayRequests = [] }) => gatewayRequests,
);

/** Starts all that a worker does: the background work, and the calls of gateways that pages wait for. */
export async function startWholeWorker(): Promise<Worker> {
  const { startWorker } = await import("./kernel/worker/worker"); // pages bring this file along, and need no worker
  const requests = serveGatewayRequests(gatewayRequestHandlers);
  const settings = watchSettings();
  const worker = await startWorker(allReactions);
  return {
    async stop() {
      await Promise.all([requests.stop(), worker.stop(), settings.stop()]);
    },
  };
}

/** Everything that programs and the pages' own scripts may call under /api/v1, by slice. */
export const operations: Record<string, AnyRouter> = {
  ...Object.fromEntries(
    contributions.flatMap(({ slice, operations: own }) => (own ? [[slice, own] as const] : [])),
  ),
  approvals: approvals.operations,
  bulk: bulk.operations,
  leaving: leaving.operations,
  statements: statementOperations(statements.book),
};
