import { query, queryOne, sql } from "@/lib/db";
import { env } from "@/lib/env";
import { invariant } from "@/lib/refusal";
import { reviewReactions } from "@/lib/reviews";
import { type Act, inOrder } from "./acts";
import { depositActs } from "./deposits";
import { openOfferActs } from "./open-offers";
import { admitPeople, idOf, people } from "./people";
import { plannedTrades } from "./planned-trades";
import { type SeedClock, withSeedClock } from "./seed-clock";
import { lastKey, tradeActs } from "./trade-acts";

/**
 * Fills a database with the cast, an open market and a month of trades, all through the app's own commands. Repeated, it
 * does nothing; after a run that broke off, it goes on. Not beside a running worker: it moves the clock.
 */
export async function seedMarket(ownerUrl: string): Promise<void> {
  invariant(!env().PAYSTACK_SECRET_KEY.startsWith("sk_live_"), "a seed meets no live key");
  if (!(await isSeeded())) await withSeedClock(ownerUrl, presentOfLastTry, live);
  await refreshRecords();
}

async function live(clock: SeedClock): Promise<void> {
  await admitPeople(clock);
  const outbox = await lastEvent();
  await play(clock);
  // Nobody is written to about last month; what else follows from these events is done below.
  await query(sql`delete from outbox where id > ${outbox}`);
  await query(sql`select fold_deltas()`);
}

async function play(clock: SeedClock): Promise<void> {
  const trades = plannedTrades(clock);
  const acts: Act[] = [
    ...depositActs(clock, trades),
    ...trades.flatMap((trade) => tradeActs(trade)),
    ...openOfferActs(clock),
  ];
  for (const { at, run } of inOrder(acts)) {
    await clock.setTo(at);
    await run();
  }
}

async function isSeeded(): Promise<boolean> {
  return Boolean(await queryOne(sql`select id from posting where key = ${lastKey}`));
}

/** Ada's first day, counted back from the present, tells what an earlier try took for the present. */
const presentOfLastTry = async (): Promise<Date | undefined> => {
  const ada = await queryOne<{ createdAt: Date }>(
    sql`select created_at from app_user where id = ${idOf("ada")}::uuid`,
  );
  const days = people.ada.joinedDaysAgo;
  return ada && new Date(ada.createdAt.getTime() + days * 86_400_000);
};

async function lastEvent(): Promise<bigint> {
  const last = await queryOne<{ id: bigint }>(sql`select coalesce(max(id), 0)::bigint as id from outbox`);
  return last?.id ?? 0n;
}

/** What the worker would do after each trade, once for each person. */
async function refreshRecords(): Promise<void> {
  const refresh = reviewReactions.jobs?.["reviews.refresh_reputation"];
  invariant(refresh, "the reviews slice keeps the sellers' records");
  const sellers = await query<{ sellerId: string }>(
    sql`select distinct seller_id from trade where ended_at is not null`,
  );
  for (const { sellerId } of sellers) await refresh({ sellerId });
}
