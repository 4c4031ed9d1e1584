import type { Actor } from "@/lib/kernel/command";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { fund, makePeople, publishOffers } from "./people";
import { accept, complete, type Lot } from "./trading";

const BUYERS = 100;
const SELLERS = 10;

let buyers: Actor[] = [];
let sellers: Actor[] = [];

/** The hundred who race, with money enough, and ten sellers. */
export async function lineUp(): Promise<void> {
  buyers = await makePeople(BUYERS);
  sellers = await makePeople(SELLERS);
  await Promise.all(buyers.map(fund));
}

/**
 * All want one offer at the same moment. Answers the milliseconds until each has an answer.
 * @throws Error unless one won and every other was refused in a sentence
 */
export async function race(): Promise<number> {
  const [lot] = await offersOf(sellers.slice(0, 1), 1);
  invariant(lot, "there is an offer to race for");
  const trades: { buyer: Actor; tradeId: string }[] = [];
  const refusals: unknown[] = [];
  const from = performance.now();
  await Promise.all(
    buyers.map((buyer) =>
      accept(buyer, lot.offerId).then(
        (tradeId) => trades.push({ buyer, tradeId }),
        (refusal: unknown) => refusals.push(refusal),
      ),
    ),
  );
  const tookMs = performance.now() - from;
  const clear = refusals.filter((refusal) => refusal instanceof Refusal && refusal.reason === "offer_taken");
  if (trades.length !== 1 || clear.length !== BUYERS - 1) {
    throw new Error(`${trades.length} of ${BUYERS} buyers won, ${clear.length} heard that it is taken.`);
  }
  for (const { buyer, tradeId } of trades) await complete(lot.seller, buyer, tradeId);
  return tookMs;
}

/** The same hundred, each for an offer of their own. Answers the milliseconds until each has it. */
export async function apart(): Promise<number> {
  const lots = await offersOf(sellers, BUYERS / SELLERS);
  const wishes = lots.flatMap((lot, at) => buyers.slice(at, at + 1).map((buyer) => ({ ...lot, buyer })));
  const from = performance.now();
  const trades = await Promise.all(
    wishes.map(async (wish) => ({ ...wish, tradeId: await accept(wish.buyer, wish.offerId) })),
  );
  const tookMs = performance.now() - from;
  // One seller's trades one after another: each changes the seller's limits.
  const endOf = async (mine: typeof trades) => {
    for (const { seller, buyer, tradeId } of mine) await complete(seller, buyer, tradeId);
  };
  await Promise.all(sellers.map(({ id }) => endOf(trades.filter(({ seller }) => seller.id === id))));
  return tookMs;
}

async function offersOf(those: Actor[], each: number): Promise<Lot[]> {
  const lots = those.map(async (seller) =>
    (await publishOffers(seller, each)).map((offerId) => ({ seller, offerId })),
  );
  return (await Promise.all(lots)).flat();
}
