import "server-only";
import type { Currency } from "@/lib/money/currencies";
import { queryOne, sql } from "./db";
import type { DomainEvent } from "./events/declare";
import { failpoint } from "./failpoint";
import type { PlannedRow, PlanRow } from "./machine";
import { isRetryable, jitter, MAX_ATTEMPTS } from "./retry";
import { snakeRow } from "./snake-case";

export type AccountKind =
  | "WALLET"
  | "HOLD"
  | "FEES"
  | "GATEWAY"
  | "BANK"
  | "GATEWAY_FEES"
  | "CHARGEBACK_LOSS";

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

export interface KeyedPlan {
  act: string;
  principal: string;
  key: string;
  /** SHA-256 of the request, in hex. */
  requestHash: string;
  plan: Plan;
}

export type Outcome = "committed" | "replay" | "key_reused" | "moved" | "no_room" | "no_funds";

/** A list as commit_plan expects it: omitted if empty. */
const mapOrOmit = <Item, Wire>(
  list: readonly Item[] | undefined,
  wire: (item: Item) => Wire,
): Wire[] | undefined => (list?.length ? list.map(wire) : undefined);

const identity = <Item>(item: Item): Item => item;

interface WireRow {
  t: string;
  i: string;
}

const byTableAndId = (a: WireRow, b: WireRow) => (a.t + a.i < b.t + b.i ? -1 : 1);

function wireRows({ rows = [], counts = [] }: Plan): WireRow[] | undefined {
  const moves = rows.map(({ table, id, version, move, set, note }) => ({
    t: table,
    i: id,
    v: version.toString(),
    m: move,
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
  return all.length > 0 ? all.sort(byTableAndId) : undefined;
}

/** Sums the changes of each row: otherwise each would be checked against the result of the ones before it. */
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

/** In the text form of jsonb, because commit_plan compares texts. */
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

/** A plan as commit_plan accepts it. */
export function wireForm(plan: Plan): string {
  return JSON.stringify({
    subject: plan.subject,
    reverses: plan.reverses?.toString(),
    approval: plan.approval,
    rows: wireRows(plan),
    insert: mapOrOmit(plan.insert, ({ table, row }) => ({ t: table, r: snakeRow(row) })),
    ...wireTransfers(plan),
    audit: mapOrOmit(plan.audit, snakeRow),
    events: mapOrOmit(plan.events, identity),
    result: plan.result,
  });
}

/**
 * Writes a plan in one round trip, all or nothing. An error at COMMIT does not imply a rollback, so after a lost connection it
 * retries with the same key, which returns the result of the first attempt if it was committed.
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
      if (!answer) throw new Error("commit_plan returned no row");
      return answer;
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error;
      await jitter(attempt);
    }
  }
}
