import { createHash } from "node:crypto";
import { parse, v7 } from "uuid";
import type { DepositFacts } from "@/lib/deposits/rules";
import type { Allowance, Standing } from "@/lib/identity/limits/allowance";
import type { Actor } from "@/lib/kernel/command";
import type { KeyedPlan, Machine, Plan, PlanRow } from "@/lib/kernel/commit";
import { keyFor } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/refusal";
import { firstSettings } from "@/lib/offers/first-settings";
import type { OfferFacts } from "@/lib/offers/rules";
import type { TradeToSettle } from "@/lib/trades";
import type { Trader } from "./crowd";

interface Rows {
  allowance: Standing;
  offer: OfferFacts & { sellerId: string };
  trade: Omit<TradeToSettle, "offer" | "buyer" | "seller"> & { offerId: string };
  dispute: { id: string; version: bigint; tradeId: string };
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
  enter(act: string, by: Actor, key: string, plan: Plan): KeyedPlan;
}

export function openBooks(crowd: readonly Trader[]): Books {
  const rows = new Map<string, object>(crowd.map((one) => [`allowance ${one.id}`, standingOf(one)]));
  const cases = new Map<string, string>();
  const read = <Table extends keyof Rows>(table: Table, id: string): Rows[Table] => {
    const row = rows.get(`${table} ${id}`);
    invariant(row, `the ${table} ${id} is in the books`);
    return row as Rows[Table];
  };
  const readTrade = (id: string): TradeToSettle => {
    const trade = read("trade", id);
    const party = (userId: string): Allowance => read("allowance", userId);
    return {
      ...trade,
      offer: read("offer", trade.offerId),
      buyer: party(trade.buyerId),
      seller: party(trade.sellerId),
    };
  };
  return {
    read,
    readTrade,
    readDispute: (tradeId) => read("dispute", cases.get(tradeId) ?? ""),
    enter(act, by, key, plan) {
      for (const { table, row } of plan.insert ?? []) {
        const { id, tradeId } = row as { id: string; tradeId?: string };
        rows.set(`${table} ${id}`, { ...fresh(table), ...row, version: 1n });
        if (table === "dispute" && tradeId) cases.set(tradeId, id);
      }
      for (const { table, id, set } of plan.write ?? []) {
        const row = read(table as keyof Rows, id);
        Object.assign(row, set, { version: row.version + 1n });
      }
      const requestHash = createHash("sha256").update(`${act}\n${key}`).digest("hex");
      return { act, principal: by.id, key, requestHash, plan };
    },
  };
}

const standingOf = ({ id, level, proven = true }: Trader): Standing => ({
  userId: id,
  version: 1n,
  openOffers: 0,
  payouts: 0,
  day: "2000-01-01",
  tradedMinor: 0n,
  frozenAt: null,
  level,
  limits: firstSettings.tradeLimits[level],
  proven,
});

/** What a new row has that its plan does not name. */
function fresh(table: Machine): PlanRow {
  if (table === "offer") return { state: "AVAILABLE", unitsHeld: 0, unitsSold: 0 };
  if (table === "deposit") return { state: "INITIATED" };
  if (table !== "trade") return {};
  return { state: "IN_ESCROW", begunAt: null, deliveredAt: null, proposal: null };
}

/** An id as the app draws them, ordered by time, but the same at every run. */
export const idAt = (at: Date, ...words: string[]): string =>
  v7({ msecs: at.getTime(), random: parse(keyFor("seed", ...words)) });
