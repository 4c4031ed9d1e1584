import { outcomes } from "@/lib/disputes/findings";
import { ruled, ruledFinally } from "@/lib/disputes/scenes-for-tests";
import { HOUR } from "@/lib/kernel/clock";
import { newId } from "@/lib/kernel/ids";
import { unlessRefused } from "@/lib/kernel/refusal";
import type { Dice } from "@/lib/testing/dice";
import { note } from "@/lib/testing/performing";
import { getTradeFor } from "@/lib/trades";
import { standOf } from "@/lib/trades/parcel/scene-for-tests";
import { appNow, freshKey } from "@/lib/trades/scenes-for-tests";
import type { TradeView } from "@/lib/trades/schema";
import { type Act, type ActName, isAct } from "./acts-for-tests";
import { doing, type Market, type Order } from "./market-for-tests";

type Input = Record<string, unknown>;
type Given = (facts: { random: Dice; order: Order; trade: TradeView }) => Input | Promise<Input>;

const statement = "It is as I said in the chat, and my pictures show it.";
const byCarrier: Given = () => ({ sent: { by: "carrier", carrier: "GIG Logistics", number: newId() } });
const part = (minor: string, random: Dice) => String((BigInt(minor) * BigInt(1 + random.below(98))) / 100n);

/** What an act needs beside its order. */
const given: Partial<Record<ActName, Given>> = {
  cancel: ({ random, trade: { role } }) => ({
    reason: random.pick(role === "seller" ? ["OUT_OF_STOCK", "BUYER_ASKED"] : ["CHANGED_MIND", "TOO_SLOW"]),
  }),
  ship: byCarrier,
  "return-ship": byCarrier,
  "hand-over": async ({ random, order: { buyer, tradeId } }) => {
    const code = (await getTradeFor(buyer.actor, tradeId))?.parcel?.code;
    return { code: random.below(5) ? (code?.secret ?? "none") : "000000" };
  },
  "propose-meeting": async () => ({
    at: new Date((await appNow()).getTime() + 26 * HOUR).toISOString(),
    place: "Ikeja City Mall, main entrance",
  }),
  "propose-return": ({ random }) => {
    const paidBy = random.pick(["buyer", "seller"] as const);
    return { paidBy, wayBackMinor: paidBy === "seller" && random.below(2) ? "120000" : "0" };
  },
  "propose-split": ({ random, trade: { hold } }) => ({ refunds: { "1": part(hold.minor, random) } }),
  "contest-return": () => ({ statement }),
  dispute: () => ({ reason: "other", statement }),
};

const USUAL = 3;
/** How much likelier or rarer than others people do these, so that many orders come far. */
const likely: Partial<Record<ActName, number>> = {
  cancel: 1,
  "propose-cancel": 1,
  "withdraw-proposal": 1,
  "decline-proposal": 1,
  concede: 1,
  begin: 30,
  ship: 20,
  "hand-over": 8,
  "say-delivered": 4,
  "propose-meeting": 6,
  "agree-meeting": 8,
  "propose-return": 4,
  "agree-return": 8,
  "agree-split": 4,
  "return-ship": 8,
};

function pickOf(open: readonly ActName[], random: Dice): ActName | undefined {
  let at = random.below(open.reduce((sum, name) => sum + (likely[name] ?? USUAL), 0));
  return open.find((name) => {
    at -= likely[name] ?? USUAL;
    return at < 0;
  });
}

/** One of the two does one of the things that they can do now, or neither does anything. */
async function act(market: Market, order: Order): Promise<void> {
  const { random, tradeId } = order;
  const who = random.below(2) ? order.buyer : order.seller;
  const trade = await getTradeFor(who.actor, tradeId);
  const open = trade?.openMoves.filter(isAct) ?? [];
  const name = random.below(4) ? pickOf(open, random) : undefined;
  if (!trade || !name) return;
  const input = { tradeId, ...(await given[name]?.({ random, order, trade })) };
  await doing(market, { name, by: who.id, key: freshKey(), input }, random);
}

/** A moderator rules, the two settle it, or it is left to the clock. */
async function argue(market: Market, { random, tradeId, buyer, seller }: Order): Promise<void> {
  const doingBy = (name: ActName, by: Act["by"], input: Input) =>
    doing(market, { name, by, key: freshKey(), input: { tradeId, ...input } }, random);
  const outcome = random.pick(outcomes);
  const more = {
    ...(outcome === "split" && { refundMinor: String(1 + random.below(200_000)) }),
    ...(outcome === "return" && { returnPaidBy: random.pick(["buyer", "seller"] as const) }),
  };
  const how = random.below(10);
  if (how < 3) {
    const isDone = await unlessRefused(
      ruledFinally(market.moderator, tradeId, outcome, more).then(() => true),
    );
    note(market, `${isDone ? "ruled" : "ruling refused"}: ${outcome}`);
  } else if (how === 3) {
    await unlessRefused(ruled(market.moderator, tradeId, outcome, more));
  } else if (how === 4) {
    const offer = await doingBy("offer", seller.id, { refundMinor: String(random.below(250_000)) });
    const { offerId } = (offer ?? {}) as { offerId?: string };
    if (offerId) await doingBy("accept-offer", buyer.id, { offerId });
  } else if (how === 5) await doingBy("concede", random.below(2) ? buyer.id : seller.id, {});
}

/** The two of an order do up to four things. */
export async function turnOf(market: Market, order: Order): Promise<void> {
  for (let at = order.random.below(4); at >= 0; at -= 1) {
    await act(market, order);
    const stand = await standOf(order);
    if (stand?.state === "DISPUTED") await argue(market, order);
  }
}
