import { workOutDays } from "@/lib/analytics";
import { countOrders } from "@/lib/catalog/count-orders";
import { isMoneyReal } from "@/lib/gateways";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import { refreshReputation } from "@/lib/reviews/record";
import { type Act, inOrder, type PlannedAct } from "./acts";
import { openBatches } from "./batches";
import { writeChats } from "./crowd-chat";
import { depositActs } from "./deposits";
import { goodsActs } from "./goods/acts";
import { openSearch } from "./goods/searched";
import { openOfferActs } from "./open-offers";
import { payoutActs } from "./payouts";
import { admitPeople, idOf, type Person, people } from "./people";
import { plannedTrades } from "./planned-trades";
import { type SeedClock, withSeedClock } from "./seed-clock";
import { type Crowd, planCrowd } from "./seed-crowd";
import { lastKey, tradeActs } from "./trade-acts";

const nobody: Crowd = { people: [], trades: [], acts: [] };

/**
 * Fills a database with the cast, some offers and a month of their trades, all through the app's own commands. Repeated,
 * it does nothing; after a run that broke off, it goes on. Not beside a running worker: it moves the clock.
 */
export async function seedMarket(ownerUrl: string): Promise<void> {
  await seed(ownerUrl, () => nobody);
}

/** The same among two hundred people, with three months of their trades, an open market, and goods in the stores of some of them. */
export async function seedDemo(ownerUrl: string): Promise<void> {
  if (!(await seed(ownerUrl, planCrowd, goodsActs))) return;
  await openSearch();
  await countOrders();
}

/** Answers whether there was anything to do. */
async function seed(
  ownerUrl: string,
  crowdAt: (present: Date) => Crowd,
  moreActs: (clock: SeedClock) => Act[] = () => [],
): Promise<boolean> {
  invariant(!isMoneyReal(), "a seed meets no live key");
  if (await isSeeded()) return false;
  await withSeedClock(ownerUrl, presentOfLastTry, (clock) =>
    live(clock, crowdAt(clock.present), moreActs(clock)),
  );
  await refreshRecords();
  await workOutDays();
  return true;
}

async function live(clock: SeedClock, crowd: Crowd, more: readonly Act[]): Promise<void> {
  await admitPeople(clock, [...Object.values<Person>(people), ...crowd.people]);
  await play(clock, [...castActs(clock), ...crowd.acts, ...more]);
  await writeChats(clock, crowd.trades);
  // Nobody is written to about the past, an earlier try's included; what else follows from these events is done below.
  await query(sql`delete from outbox where created_at <= ${clock.present}`);
  await query(sql`select fold_deltas()`);
  await clock.asOwner("analyze");
}

function castActs(clock: SeedClock): Act[] {
  const trades = plannedTrades(clock);
  return [
    ...depositActs(clock, trades),
    ...trades.flatMap((trade) => tradeActs(trade)),
    ...openOfferActs(clock),
    ...payoutActs(clock),
  ];
}

/** In the order in which it happened: the cast by the app's own commands, the crowd in batches between them. */
async function play(clock: SeedClock, acts: readonly (Act | PlannedAct)[]): Promise<void> {
  const batches = await openBatches(clock);
  for (const act of inOrder(acts)) {
    if ("decide" in act) {
      await batches.add(act.at, act.decide());
      continue;
    }
    await batches.flush();
    await clock.setTo(act.at);
    await act.run();
  }
  await batches.flush();
}

async function isSeeded(): Promise<boolean> {
  return Boolean(await queryOne(sql`select posting_id from posting_key where key = ${lastKey}`));
}

/** Ada's first day, counted back from the present, tells what an earlier try took for the present. */
const presentOfLastTry = async (): Promise<Date | undefined> => {
  const ada = await queryOne<{ createdAt: Date }>(
    sql`select created_at from app_user where id = ${idOf("ada")}::uuid`,
  );
  const days = people.ada.joinedDaysAgo;
  return ada && new Date(ada.createdAt.getTime() + days * 86_400_000);
};

/** What the worker would do after each trade, once for each person. */
async function refreshRecords(): Promise<void> {
  const traders = await query<{ userId: string }>(sql`
    select seller_id as user_id from trade where ended_at is not null
    union select buyer_id from trade where ended_at is not null`);
  await Promise.all(traders.map(({ userId }) => refreshReputation(userId)));
}
