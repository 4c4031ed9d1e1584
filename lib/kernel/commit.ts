import "server-only";
import pg from "pg";
import type { Currency } from "@/lib/money/format";
import { queryOne, sql } from "./db";
import { failpoint } from "./failpoint";

/** Tables whose rows change only through a plan. */
export type Machine =
  | "allowance"
  | "offer"
  | "trade"
  | "dispute"
  | "deposit"
  | "payout"
  | "payout_gate"
  | "refund"
  | "chargeback"
  | "settlement"
  | "setting"
  | "approval";

export type AccountKind =
  | "WALLET"
  | "ESCROW"
  | "PAYOUT_PENDING"
  | "REFUND_PENDING"
  | "QUARANTINE"
  | "CHARGEBACK_HOLD"
  | "INSURANCE"
  | "FEES"
  | "GATEWAY"
  | "BANK"
  | "GATEWAY_FEES"
  | "PROMOTIONS"
  | "CHARGEBACK_LOSS"
  | "ADJUSTMENTS";

/** An account by what it is and whose: a user, a trade, a deposit …, or the platform. */
export type AccountRef = readonly [kind: AccountKind, ownerId: string];

export type PlanValue = string | number | bigint | boolean | null | Date | object;
export type PlanRow = Record<string, PlanValue | undefined>;

export interface PlannedTransfer {
  kind: string;
  from: AccountRef;
  to: AccountRef;
  currency: Currency;
  /** Minor units, positive. */
  amount: bigint;
  /** The id of the transfer that this one mirrors. */
  reverses?: bigint;
}

export interface TimelineEntry {
  tradeId: string;
  sequence: number;
  move: string;
  actorId: string;
  actorRole: string;
  fromState: string | null;
  toState: string;
  note?: string | null;
}

export interface AuditEntry {
  actorId: string;
  act: string;
  subjectKind: string;
  subjectId: string;
  reason?: string;
  detail?: object;
}

export interface DomainEvent {
  topic: string;
  payload: Record<string, string | number | boolean | null>;
}

/** What a decision wants written, all or none. Rows and columns by their camelCase names. */
export interface Plan<Result extends object = object> {
  subject?: { kind: string; id: string };
  reverses?: bigint;
  approval?: string;
  expect?: { table: Machine; id: string; version: bigint }[];
  open?: { kind: AccountKind; owner: string; currency: Currency }[];
  insert?: { table: Machine; row: PlanRow }[];
  write?: { table: Machine; id: string; set: PlanRow }[];
  transfers?: PlannedTransfer[];
  timeline?: TimelineEntry[];
  audit?: AuditEntry[];
  events?: DomainEvent[];
  /** What the person is told, now and whenever the key is used again. */
  result: Result;
}

/** One plan of several parts: lists are joined, in order; result, subject and approval are the first that is given. */
export function composePlan<Result extends object>(
  first: Partial<Plan> & { result: Result },
  ...others: Partial<Plan>[]
): Plan<Result> {
  const parts: Partial<Plan>[] = [first, ...others];
  const joined = <
    Key extends "expect" | "open" | "insert" | "write" | "transfers" | "timeline" | "audit" | "events",
  >(
    key: Key,
  ) => parts.flatMap((part) => (part[key] ?? []) as never[]) as unknown as NonNullable<Plan[Key]>;
  return {
    ...Object.assign({}, ...parts.toReversed()),
    expect: joined("expect"),
    open: joined("open"),
    insert: joined("insert"),
    write: joined("write"),
    transfers: joined("transfers"),
    timeline: joined("timeline"),
    audit: joined("audit"),
    events: joined("events"),
    result: first.result,
  };
}

export interface KeyedPlan {
  act: string;
  principal: string;
  key: string;
  /** SHA-256 of the request, in hex. */
  requestHash: string;
  plan: Plan;
}

export type Outcome = "committed" | "replay" | "key_reused" | "moved" | "no_funds";

const snakeNames = new Map<string, string>();

function snakeCase(name: string): string {
  let snake = snakeNames.get(name);
  if (snake === undefined) {
    snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakeNames.set(name, snake);
  }
  return snake;
}

const digits = (value: unknown) => (typeof value === "bigint" ? value.toString() : value);

/** Columns by their names in SQL, with digits for bigint. */
function snakeRow(row: object): object {
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) columns[snakeCase(name)] = digits(value);
  return columns;
}

/** A list as commit_plan wants it: left out where empty. */
const filled = <Item, Wire>(
  list: readonly Item[] | undefined,
  wire: (item: Item) => Wire,
): Wire[] | undefined => (list?.length ? list.map(wire) : undefined);

const itself = <Item>(item: Item): Item => item;

const place = ({ table, id }: { table: string; id: string }) => table + id;

function wireForm({ act, principal, key, requestHash, plan }: KeyedPlan): string {
  const inOrder = plan.expect?.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  return JSON.stringify({
    act,
    principal,
    key,
    requestHash,
    subject: plan.subject,
    reverses: plan.reverses?.toString(),
    approval: plan.approval,
    expect: filled(inOrder, ({ table, id, version }) => ({ table, id, version: version.toString() })),
    open: filled(plan.open, itself),
    insert: filled(plan.insert, ({ table, row }) => ({ table, row: snakeRow(row) })),
    write: filled(plan.write, ({ table, id, set }) => ({ table, id, set: snakeRow(set) })),
    transfers: filled(plan.transfers, snakeRow),
    timeline: filled(plan.timeline, snakeRow),
    audit: filled(plan.audit, snakeRow),
    events: filled(plan.events, itself),
    result: plan.result,
  });
}

/** Deadlock, serialization failure, administrator's shutdown, lost connections: the key makes another try safe. */
const RETRYABLE = new Set(["40P01", "40001", "57P01", "08006", "08003", "ECONNRESET", "EPIPE"]);
const TRIES = 4;

function mayRetry(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return RETRYABLE.has(error.code ?? "");
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return RETRYABLE.has(code);
  return error instanceof Error && error.message.startsWith("Connection terminated");
}

const jitter = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));

/**
 * Writes a plan in one round trip, all or nothing. An error at COMMIT does not mean 'rolled back', so a lost
 * connection is answered by trying again under the same key: the key tells what became of the first try.
 */
export async function commitPlan(keyed: KeyedPlan): Promise<{ outcome: Outcome; result: unknown }> {
  const wire = wireForm(keyed);
  for (let attempt = 1; ; attempt += 1) {
    try {
      failpoint("commit.before");
      const answer = await queryOne<{ outcome: Outcome; result: unknown }>(
        sql`select outcome, result from commit_plan(${wire}::jsonb)`,
      );
      failpoint("commit.after");
      if (!answer) throw new Error("commit_plan answered no row");
      return answer;
    } catch (error) {
      if (attempt >= TRIES || !mayRetry(error)) throw error;
      await jitter(attempt);
    }
  }
}
