import { randomUUID } from "node:crypto";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { HOUR } from "@/lib/kernel/clock";
import { queryOne, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { openDispute } from "../disputes";
import { publishOffer } from "../offers";
import { acceptOffer, beginTrade, deliverTrade } from ".";

/** A fresh idempotency key. */
export const freshKey = (): string => randomUUID();

export const PRICE = 4_150_33n;
export const PHONE = "+2348031234567";

/** An open offer of this seller, as a buyer sees it. */
export async function offerOf(seller: TestUser, priceMinor = PRICE, lifeMs = HOUR, operator?: "GLO") {
  const { result } = await publishOffer(seller.actor, freshKey(), {
    ...airtimeOf((priceMinor * 6n) / 5n, operator),
    priceMinor,
    expiresAt: new Date((await appNow()).getTime() + lifeMs),
  });
  return { offerId: result.offerId, offerVersion: 1n, priceMinor, delivery: toPhone(PHONE) };
}

/** The database's time, which tests move. */
export async function appNow(): Promise<Date> {
  const row = await queryOne<{ now: Date }>(sql`select app_now() as now`);
  return row?.now ?? new Date(0);
}

export interface Scene {
  ada: TestUser;
  bayo: TestUser;
  tradeId: string;
}

/** Ada buys from Bayo: a trade of their own in the state that is asked for. */
export async function sceneOf(
  app: TestApp,
  state: "IN_ESCROW" | "BEGUN" | "DELIVERED" | "DISPUTED" = "IN_ESCROW",
  operator?: "GLO",
): Promise<Scene> {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 10_000_00n });
  const bayo = await makeUser(app, "Bayo Adeyemi");
  const { result } = await acceptOffer(ada.actor, freshKey(), await offerOf(bayo, PRICE, HOUR, operator));
  const trade = { tradeId: result.tradeId };
  if (state !== "IN_ESCROW") await beginTrade(bayo.actor, freshKey(), trade);
  if (state === "DELIVERED" || state === "DISPUTED") await deliverTrade(bayo.actor, freshKey(), trade);
  if (state === "DISPUTED") {
    const statement = "Nothing has arrived on my line.";
    await openDispute(ada.actor, freshKey(), { ...trade, reason: "not_received", statement });
  }
  return { ada, bayo, ...trade };
}

/** What a user's wallet, or a trade's escrow, holds in kobo. */
export async function held(kind: "WALLET" | "HOLD", ownerId: string): Promise<bigint> {
  const account = await queryOne<{ balance: bigint }>(sql`
    select balance from account where kind = ${kind}::account_kind and owner_id = ${ownerId}::uuid`);
  return account?.balance ?? 0n;
}

export interface Outcome {
  /** 'done', or a refusal's stable name, or what else was thrown. */
  said: string;
  replayed: boolean;
}

/** Runs everything at the same moment and returns the outcome of each. */
export async function together(tries: (() => Promise<{ replayed: boolean }>)[]): Promise<Outcome[]> {
  const settled = await Promise.allSettled(tries.map((attempt) => attempt()));
  return settled.map((one) =>
    one.status === "fulfilled"
      ? { said: "done", replayed: one.value.replayed }
      : { said: reasonOf(one.reason), replayed: false },
  );
}

/** A refusal's stable name, or the message of any other error. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.reason;
  return error instanceof Error ? error.message : String(error);
}

/** How many had each outcome, without the replays. */
export function tally(outcomes: Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { said, replayed } of outcomes) {
    const name = replayed ? "replayed" : said;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
