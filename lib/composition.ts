import "server-only";
import type { AnyRouter } from "@orpc/server";
import { contribution as chat } from "./chat/contribution";
import { contribution as deposits } from "./deposits/contribution";
import { contribution as disputes } from "./disputes/contribution";
import type { EventHandlers } from "./gateways";
import { gatewayReactions } from "./gateways/reactions";
import { contribution as identity } from "./identity/contribution";
import { leavingOf } from "./identity/profile/leaving";
import type { Contribution, LedgerCheck, Reactions } from "./kernel/slice";
import { contribution as ledger } from "./ledger/contribution";
import { ledgerReactions } from "./ledger/reactions";
import { contribution as offers } from "./offers/contribution";
import { contribution as payouts } from "./payouts/contribution";
import { contribution as realtime } from "./realtime/contribution";
import { contribution as reconciliation } from "./reconciliation/contribution";
import { reconciliationReactions } from "./reconciliation/reactions";
import { contribution as reviews } from "./reviews/contribution";
import { statementsFrom } from "./statements";
import { statementOperations } from "./statements/procedures";
import { contribution as trades } from "./trades/contribution";

/** The only list of slices. Who wants to close their account is told of open business in this order. */
const contributions: readonly (Contribution & { gatewayEvents?: EventHandlers })[] = [
  identity,
  trades,
  offers,
  disputes,
  chat,
  deposits,
  payouts,
  reconciliation,
  reviews,
  realtime,
  ledger,
];

/** L1 to L11, from whichever slice knows how to look. */
export const ledgerChecks: readonly LedgerCheck[] = contributions.flatMap(({ checks = [] }) => checks);

/** Statements, receipts and their files. */
export const statements = statementsFrom(contributions.flatMap((one) => one.statementLines ?? []));

/** How a person takes their records and leaves. */
export const leaving = leavingOf(contributions);

const eventHandlers: EventHandlers = Object.assign({}, ...contributions.map((one) => one.gatewayEvents));

/** The background work of every slice: what the worker runs. */
export const allReactions: readonly Reactions[] = [
  ...contributions.flatMap(({ reactions }) => reactions ?? []),
  leaving.reactions,
  ledgerReactions(ledgerChecks),
  gatewayReactions(eventHandlers),
  reconciliationReactions(eventHandlers),
];

/** Everything that programs and the pages' own scripts may call under /api/v1, by slice. */
export const operations: Record<string, AnyRouter> = {
  ...Object.fromEntries(
    contributions.flatMap(({ slice, operations: own }) => (own ? [[slice, own] as const] : [])),
  ),
  leaving: leaving.operations,
  statements: statementOperations(statements.book),
};
