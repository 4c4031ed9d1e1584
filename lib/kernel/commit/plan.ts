import type { Currency } from "@/lib/money/currencies";
import type { DomainEvent } from "../events/declare";
import type { PlannedRow, PlanRow } from "../machine";

export type AccountKind =
  | "WALLET"
  | "HOLD"
  | "FEES"
  | "GATEWAY"
  | "BANK"
  | "GATEWAY_FEES"
  | "CHARGEBACK_LOSS"
  | "INSURANCE"
  | "ADJUSTMENTS"
  | "PROMOTIONS"
  | "CARRIER";

/** An account, identified by kind, subject, owner and currency. */
export interface AccountRef {
  readonly kind: AccountKind;
  /** The kind of subject of a HOLD; empty for other kinds. */
  readonly subject: string;
  /** Id of the user, the subject, the gateway or the platform. */
  readonly owner: string;
  readonly currency: Currency;
}

export interface PlannedTransfer {
  kind: string;
  /** Id of the row whose move posts it; defaults to the plan's subject. */
  subject?: string;
  from: AccountRef;
  to: AccountRef;
  /** Minor units of the accounts' currency, positive. */
  amount: bigint;
  /** The id of the transfer that this one reverses. */
  reverses?: bigint;
}

/** A change of a row's bounded counters, which many plans change concurrently without the row's version. */
export interface PlannedCount {
  table: string;
  id: string;
  /** Changes by column. */
  change: Record<string, bigint | number>;
  /** Conditions for the change, as in the machine's declaration. */
  guard?: Record<string, unknown>;
  /** The new state of the row, if it changes. */
  to?: string;
}

export interface AuditEntry {
  actorId: string;
  act: string;
  subjectKind: string;
  subjectId: string;
  reason?: string;
  detail?: object;
}

/** What a decision writes, all or nothing. Columns by their camelCase names. */
export interface Plan<Result extends object = object> {
  subject?: { kind: string; id: string };
  reverses?: bigint;
  approval?: string;
  /** Rows that the decision depends on, with the moves they make. */
  rows?: PlannedRow[];
  counts?: PlannedCount[];
  insert?: { table: string; row: PlanRow }[];
  transfers?: PlannedTransfer[];
  audit?: AuditEntry[];
  events?: DomainEvent[];
  /** Returned to the caller, now and whenever the key is used again. */
  result: Result;
}

/**
 * A transfer of one amount, in minor units. Opens accounts that do not exist yet.
 * @throws Error if the accounts have different currencies
 */
export function transfer(kind: string, from: AccountRef, to: AccountRef, amount: bigint): PlannedTransfer {
  if (from.currency !== to.currency) throw new Error(`${kind} from ${from.currency} to ${to.currency}`);
  return { kind, from, to, amount };
}

/** Merges plans: lists are concatenated in order; the first given result, subject and approval win. */
export function composePlan<Result extends object>(
  first: Partial<Plan> & { result: Result },
  ...others: Partial<Plan>[]
): Plan<Result> {
  const parts: Partial<Plan>[] = [first, ...others];
  const joined = <Key extends "rows" | "counts" | "insert" | "transfers" | "audit" | "events">(key: Key) =>
    parts.flatMap((part) => (part[key] ?? []) as never[]) as unknown as NonNullable<Plan[Key]>;
  return {
    ...Object.assign({}, ...parts.toReversed()),
    rows: joined("rows"),
    counts: joined("counts"),
    insert: joined("insert"),
    transfers: joined("transfers"),
    audit: joined("audit"),
    events: joined("events"),
    result: first.result,
  };
}
