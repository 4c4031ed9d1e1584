import { createHash } from "node:crypto";
import { parse, v7 } from "uuid";
import { assetOf } from "@/lib/assets";
import { deposit } from "@/lib/deposits/machine";
import type { DepositFacts } from "@/lib/deposits/rules";
import { type DisputeState, dispute } from "@/lib/disputes/machine";
import type { TradingLimits } from "@/lib/identity/limits/allowance";
import { after, lagosDay } from "@/lib/kernel/clock";
import type { Actor } from "@/lib/kernel/command";
import type { KeyedPlan, Plan, PlannedCount } from "@/lib/kernel/commit";
import { keyFor } from "@/lib/kernel/ids";
import type { PlannedRow, PlanRow } from "@/lib/kernel/machine";
import { invariant } from "@/lib/kernel/refusal";
import { firstSettings } from "@/lib/offers/first-settings";
import { offer } from "@/lib/offers/machine";
import type { OfferFacts } from "@/lib/offers/rules";
import type { TradeToSettle } from "@/lib/trades";
import { trade } from "@/lib/trades/machine";
import type { Trader } from "./crowd";

interface Rows {
  allowance: TradingLimits;
  offer: OfferFacts & { sellerId: string };
  trade: Omit<TradeToSettle, "lines">;
  dispute: { id: string; version: bigint; tradeId: string; state: DisputeState };
  deposit: DepositFacts;
}

/**
 * What the database will hold once all plans so far are committed, so that the next can be decided without asking it.
 * Where this were wrong, the kernel would answer 'moved' and the seed would stop.
 */
export interface Books {
  read<Table extends keyof Rows>(table: Table, id: string): Rows[Table];
  readTrade(id: string): TradeToSettle;
  readDispute(tradeId: string): Rows["dispute"];
  /** Notes what a plan will write, and signs it: a request of this actor under this key. */
  enter(act: string, by: Actor, key: string, plan: Plan, now: Date): KeyedPlan;
}

export function openBooks(crowd: readonly Trader[]): Books {
  const rows = new Map<string, object>(crowd.map((one) => [`allowance ${one.id}`, availabilityOf(one)]));
  const cases = new Map<string, string>();
  const read = <Table extends keyof Rows>(table: Table, id: string): Rows[Table] => {
    const row = rows.get(`${table} ${id}`);
    invariant(row, `the ${table} ${id} is in the books`);
    return row as Rows[Table];
  };
  const readTrade = (id: string): TradeToSettle => {
    const trade = read("trade", id);
    return { ...trade, lines: [{ units: 1n, offer: read("offer", trade.offerId) }] };
  };
  return {
    read,
    readTrade,
    readDispute: (tradeId) => read("dispute", cases.get(tradeId) ?? ""),
    enter(act, by, key, plan, now) {
      for (const { table, row } of plan.insert ?? []) {
        const { id, tradeId, lines } = row as { id: string; tradeId?: string; lines?: { offerId: string }[] };
        const [line] = lines ?? [];
        rows.set(`${table} ${id}`, {
          ...fresh(table, now),
          ...row,
          ...(line && { offerId: line.offerId }),
          version: 1n,
        });
        if (table === "dispute" && tradeId) cases.set(tradeId, id);
      }
      for (const move of plan.rows ?? []) {
        if (!move.move) continue; // only expected to be as it was
        const row = read(move.table as keyof Rows, move.id);
        Object.assign(row, moved(row, move, by, now), { version: row.version + 1n });
      }
      for (const count of plan.counts ?? []) {
        const row = read(count.table as keyof Rows, count.id) as unknown as Counted;
        Object.assign(row, counted(row, count));
      }
      const requestHash = createHash("sha256").update(`${act}\n${key}`).digest("hex");
      return { act, principal: by.id, key, requestHash, plan };
    },
  };
}

const availabilityOf = ({ id, level, proven = true }: Trader): TradingLimits => ({
  userId: id,
  version: 1n,
  openOffers: 0,
  payouts: 0,
  day: "2000-01-01",
  tradedMinor: 0n,
  restrictions: null,
  level,
  limits: firstSettings.tradeLimits[level],
  proven,
});

/** What a new row has that its plan does not name. */
function fresh(table: string, now: Date): PlanRow {
  if (table === "offer") return { state: "AVAILABLE", termsVersion: 1n, unitsHeld: 0n, unitsSold: 0n };
  if (table === "deposit") return { state: "INITIATED" };
  if (table === "dispute") return { state: "OPEN" };
  if (table !== "trade") return {};
  const times = { day: lagosDay(now), deadlineAt: after(now, assetOf("AIRTIME").times.deliver) };
  return {
    state: "IN_ESCROW",
    moves: 1,
    begunAt: null,
    deliveredAt: null,
    deliveriesUndone: 0,
    proposal: null,
    ...times,
  };
}

const machines = { offer, trade, dispute, deposit } as const;

/** What the database makes of a row that makes a move. */
function moved(row: object, { table, move = "", set }: PlannedRow, by: Actor, now: Date): object {
  const machine = machines[table as keyof typeof machines];
  const { state } = row as { state: never };
  const written = { ...set, state: machine.stateAfter(state, move as never) };
  if (table !== "trade") return written;
  const { moves, buyerId } = row as { moves: number; buyerId: string };
  return {
    ...written,
    moves: moves + 1,
    ...(move === "begin" && { begunAt: now }),
    ...(move === "deliver" && {
      deliveredAt: now,
      proposal: null,
      deadlineAt: after(now, assetOf("AIRTIME").times.confirm),
    }),
    ...(move === "propose-cancel" && {
      proposal: { kind: "cancel", by: by.id === buyerId ? "buyer" : "seller" },
    }),
  };
}

interface Counted {
  state?: string;
  day?: string;
  tradedMinor?: bigint;
  [column: string]: unknown;
}

/** What the database makes of a row whose counters move; offers of the seed have one unit. */
function counted(row: Counted, { table, change, guard, to }: PlannedCount): object {
  const next: Counted = {};
  for (const [column, by] of Object.entries(change)) {
    const known = row[column];
    next[column] = typeof known === "bigint" ? known + BigInt(by) : Number(known ?? 0) + Number(by);
  }
  if (table === "offer") {
    const { unitsHeld = row.unitsHeld, unitsSold = row.unitsSold } = next;
    const followed = unitsHeld === 1n ? "IN_ESCROW" : unitsSold === 1n ? "COMPLETED" : "AVAILABLE";
    return { ...next, state: to ?? followed };
  }
  const day = guard?.day as string | undefined;
  if (!day || change.tradedMinor === undefined) return next;
  const by = BigInt(change.tradedMinor);
  if (by < 0n && row.day !== day) return { ...next, tradedMinor: row.tradedMinor };
  return { ...next, day, tradedMinor: row.day === day ? (row.tradedMinor ?? 0n) + by : by };
}

/** An id as the app draws them, ordered by time, but the same at every run. */
export const idAt = (at: Date, ...words: string[]): string =>
  v7({ msecs: at.getTime(), random: parse(keyFor("seed", ...words)) });
