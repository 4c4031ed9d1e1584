import "server-only";
import type { Currency } from "@/lib/money/currencies";
import { queryOne, sql } from "./db";
import type { DomainEvent } from "./events/declare";
import { failpoint } from "./failpoint";
import type { PlannedRow, PlanRow } from "./machine";
import { jitter, mayRetry, TRIES } from "./retry";
import { snakeRow } from "./snake-case";

export type AccountKind =
  | "WALLET"
  | "HOLD"
  | "FEES"
  | "GATEWAY"
  | "BANK"
  | "GATEWAY_FEES"
  | "CHARGEBACK_LOSS";

/** An account by what it is and whose, in one currency. */
export interface AccountRef {
  readonly kind: AccountKind;
  /** Of a HOLD: the kind of subject that it is held for; else empty. */
  readonly subject: string;
  /** The person, the subject, the gateway or the platform. */
  readonly owner: string;
  readonly currency: Currency;
}

export interface PlannedTransfer {
  kind: string;
  /** The row whose move posts it; the plan's own subject unless it says another. */
  subject?: string;
  from: AccountRef;
  to: AccountRef;
  /** Minor units of the accounts' currency, positive. */
  amount: bigint;
  /** The id of the transfer that this one mirrors. */
  reverses?: bigint;
}

/** Counters of a row that many take from at once: bounded, and without the row's version. */
export interface PlannedCount {
  table: string;
  id: string;
  /** Changes by column. */
  change: Record<string, bigint | number>;
  /** What must be so for the change to count. */
  guard?: Record<string, unknown>;
  /** The state that the row is given besides. */
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

/** What a decision wants written, all or none. Columns by their camelCase names. */
export interface Plan<Result extends object = object> {
  subject?: { kind: string; id: string };
  reverses?: bigint;
  approval?: string;
  /** Rows that the decision depended on, with the moves that they make. */
  rows?: PlannedRow[];
  counts?: PlannedCount[];
  insert?: { table: string; row: PlanRow }[];
  transfers?: PlannedTransfer[];
  audit?: AuditEntry[];
  events?: DomainEvent[];
  /** What the person is answered, now and whenever the key is used again. */
  result: Result;
}

/**
 * A transfer of one amount, in minor units. Accounts that there are not yet are opened by it.
 * @throws Error where the accounts are of two currencies
 */
export function transfer(kind: string, from: AccountRef, to: AccountRef, amount: bigint): PlannedTransfer {
  if (from.currency !== to.currency) throw new Error(`a ${kind} from ${from.currency} to ${to.currency}`);
  return { kind, from, to, amount };
}

/** One plan of several parts: lists are joined, in order; result, subject and approval are the first that is given. */
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

export interface KeyedPlan {
  act: string;
  principal: string;
  key: string;
  /** SHA-256 of the request, in hex. */
  requestHash: string;
  plan: Plan;
}

export type Outcome = "committed" | "replay" | "key_reused" | "moved" | "no_room" | "no_funds";

/** A list as commit_plan wants it: left out where empty. */
const filled = <Item, Wire>(
  list: readonly Item[] | undefined,
  wire: (item: Item) => Wire,
): Wire[] | undefined => (list?.length ? list.map(wire) : undefined);

const itself = <Item>(item: Item): Item => item;

interface WireRow {
  t: string;
  i: string;
}

const byPlace = (a: WireRow, b: WireRow) => (a.t + a.i < b.t + b.i ? -1 : 1);

function wireRows({ rows = [], counts = [] }: Plan): WireRow[] | undefined {
  const moves = rows.map(({ table, id, version, move, from, set, note }) => ({
    t: table,
    i: id,
    v: version.toString(),
    m: move,
    f: from,
    s: set && snakeRow(set),
    n: note ?? undefined,
  }));
  const changes = mergeCounts(counts).map(({ table, id, change, guard, to }) => ({
    t: table,
    i: id,
    c: snakeRow(change),
    g: guard,
    to,
  }));
  const all: WireRow[] = [...moves, ...changes];
  return all.length > 0 ? all.sort(byPlace) : undefined;
}

/** Changes of one row are added up: each alone would be checked against what the others have left. */
function mergeCounts(counts: readonly PlannedCount[]): PlannedCount[] {
  const byRow = new Map<string, PlannedCount>();
  for (const count of counts) {
    const known = byRow.get(count.table + count.id);
    if (!known) {
      byRow.set(count.table + count.id, count);
      continue;
    }
    const change = { ...known.change };
    for (const [column, by] of Object.entries(count.change)) {
      change[column] = BigInt(change[column] ?? 0) + BigInt(by);
    }
    byRow.set(count.table + count.id, {
      ...known,
      ...count,
      change,
      guard: { ...known.guard, ...count.guard },
    });
  }
  return [...byRow.values()];
}

/** As jsonb writes them, which is how commit_plan compares them. */
const accountText = ({ kind, subject, owner, currency }: AccountRef) =>
  `["${kind}", "${subject}", "${owner}", "${currency}"]`;

function wireTransfers({ transfers = [], subject }: Plan) {
  if (transfers.length === 0) return {};
  const texts = new Set(transfers.flatMap(({ from, to }) => [accountText(from), accountText(to)]));
  const sorted = [...texts].sort();
  const places = new Map(sorted.map((text, place) => [text, place]));
  return {
    accounts: sorted.map((text) => JSON.parse(text) as string[]),
    transfers: transfers.map((leg) => ({
      k: leg.kind,
      s: leg.subject ?? subject?.id,
      f: places.get(accountText(leg.from)),
      t: places.get(accountText(leg.to)),
      a: leg.amount.toString(),
      r: leg.reverses?.toString(),
    })),
  };
}

/** A plan as commit_plan takes it. */
export function wireForm(plan: Plan): string {
  return JSON.stringify({
    subject: plan.subject,
    reverses: plan.reverses?.toString(),
    approval: plan.approval,
    rows: wireRows(plan),
    insert: filled(plan.insert, ({ table, row }) => ({ t: table, r: snakeRow(row) })),
    ...wireTransfers(plan),
    audit: filled(plan.audit, snakeRow),
    events: filled(plan.events, itself),
    result: plan.result,
  });
}

/**
 * Writes a plan in one round trip, all or nothing. An error at COMMIT does not mean 'rolled back', so a lost
 * connection is answered by trying again under the same key: the key tells what became of the first try.
 */
export async function commitPlan(keyed: KeyedPlan): Promise<{ outcome: Outcome; result: unknown }> {
  const { principal, key, requestHash, act, plan } = keyed;
  const wire = wireForm(plan);
  for (let attempt = 1; ; attempt += 1) {
    try {
      failpoint("commit.before");
      const answer = await queryOne<{ outcome: Outcome; result: unknown }>(
        sql`select outcome, result from commit_plan(${principal}::uuid, ${key}, decode(${requestHash}, 'hex'), ${act}, ${wire}::jsonb)`,
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
