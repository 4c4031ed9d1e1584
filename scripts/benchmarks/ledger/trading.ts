import { randomUUID } from "node:crypto";
import { toPhone } from "@/lib/assets/airtime/example";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { acceptOffer, approveTrade, beginTrade, deliverTrade } from "@/lib/trades";
import { fund, makePeople, PRICE, publishOffers } from "./people";

const WORKERS = 16;
const SELLERS_EACH = 6;
const OFFERS_EACH = 10;
const COMMITS_A_TRADE = 4;

/** How long so many commits took, and what they cost this process in CPU. */
export interface Run {
  commits: number;
  seconds: number;
  nodeCpuMs: number;
}

interface Side {
  buyer: Actor;
  sellers: Actor[];
}

export interface Lot {
  seller: Actor;
  offerId: string;
}

let sides: Side[] = [];
let stock: Lot[][] = [];

/** The people of so many workers, each with a buyer and sellers of its own. */
export async function meet(workers = WORKERS, sellersEach = SELLERS_EACH): Promise<void> {
  const buyers = await makePeople(workers);
  await Promise.all(buyers.map(fund));
  sides = await Promise.all(buyers.map(async (buyer) => ({ buyer, sellers: await makePeople(sellersEach) })));
}

/** Who they are: for each worker the buyer, then the sellers. */
export const sideIds = (): string[][] =>
  sides.map(({ buyer, sellers }) => [buyer, ...sellers].map(({ id }) => id));

/** Hands over what was published, to be traded elsewhere: for each worker offers with the place of their seller in `sideIds`. */
export async function takeStock(): Promise<{ offerId: string; seller: number }[][]> {
  const lots = stock;
  stock = [];
  return lots.map((mine, worker) =>
    mine.map(({ offerId, seller }) => ({
      offerId,
      seller: 1 + (sides[worker]?.sellers.indexOf(seller) ?? 0),
    })),
  );
}

/** Publishes what the next run trades; no part of what is measured. */
export async function stockUp(): Promise<void> {
  stock = await Promise.all(sides.map(publishFor));
}

/** Trades all that was published, from accept to approve. */
export async function tradeStock(): Promise<Run> {
  const lots = stock;
  stock = [];
  return measured(lots.flat().length * COMMITS_A_TRADE, async () => {
    await Promise.all(sides.map(({ buyer }, worker) => work(buyer, lots[worker] ?? [])));
  });
}

const BARE_COMMITS = 4000;

/** The least that commits can cost here: for each, two round trips of the smallest prepared statement. */
export function roundTrips(): Promise<Run> {
  const smallest = () => query(sql`select ${1}::int as one`);
  return measured(BARE_COMMITS, async () => {
    const share = async () => {
      for (let done = 0; done < BARE_COMMITS / WORKERS; done += 1) {
        await smallest();
        await smallest();
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, share));
  });
}

async function publishFor({ sellers }: Side): Promise<Lot[]> {
  const lots: Lot[] = [];
  for (const seller of sellers) {
    for (const offerId of await publishOffers(seller, OFFERS_EACH)) lots.push({ seller, offerId });
  }
  return lots;
}

async function work(buyer: Actor, lots: Lot[]): Promise<void> {
  for (const { seller, offerId } of lots) await complete(seller, buyer, await accept(buyer, offerId));
}

/** Answers the trade. */
export async function accept(buyer: Actor, offerId: string): Promise<string> {
  const seen = { offerId, offerVersion: 1n, priceMinor: PRICE, delivery: toPhone("+2348031234567") };
  return (await acceptOffer(buyer, randomUUID(), seen)).result.tradeId;
}

export async function complete(seller: Actor, buyer: Actor, tradeId: string): Promise<void> {
  await beginTrade(seller, randomUUID(), { tradeId });
  await deliverTrade(seller, randomUUID(), { tradeId });
  await approveTrade(buyer, randomUUID(), { tradeId });
}

/** Does `commits` things, and answers what they took. */
export async function measured(commits: number, act: () => Promise<void>): Promise<Run> {
  const [cpu, from] = [process.cpuUsage(), performance.now()];
  await act();
  const { user, system } = process.cpuUsage(cpu);
  return { commits, seconds: (performance.now() - from) / 1000, nodeCpuMs: (user + system) / 1000 };
}
