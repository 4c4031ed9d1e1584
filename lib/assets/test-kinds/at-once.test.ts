import "./known-for-tests";
import { expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import type { Plan, PlannedTransfer } from "@/lib/kernel/commit";
import { query, sql } from "@/lib/kernel/db";
import { PLATFORM_ID } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { acceptOffer, approveTrade, getTradeFor } from "@/lib/trades";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { sentenceOf } from "@/lib/trades/sentences";
import { payIn } from "./rows-for-tests";
import {
  appWithTestKinds,
  basket,
  commit,
  emailed,
  FUNDED,
  has,
  LOT,
  LOT_PRICE,
  paidBy,
  type Seen,
  stateOf,
  stock,
  stockOf,
  taken,
  tenLots,
  toTake,
} from "./scene-for-tests";

const scene = appWithTestKinds();

const earned = () => has("FEES", "BTC", PLATFORM_ID);

const atOnce = (ada: TestUser, offer: Seen, units: bigint) =>
  acceptOffer(ada.actor, freshKey(), { ...offer, units, atOnce: true });

test("coins had at once fill and empty their hold in the one posting that pays the price", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  const before = await earned();
  const { tradeId, state } = (await atOnce(ada, offer, 3n)).result;
  expect(state).toBe("COMPLETED");
  expect(await has("WALLET", HOME, ada.id)).toBe(FUNDED - 3n * LOT_PRICE);
  expect(await has("WALLET", HOME, bayo.id)).toBe(3n * LOT_PRICE);
  expect(await has("WALLET", "BTC", ada.id)).toBe(99_999n - 1_499n);
  expect((await earned()) - before).toBe(1_499n);
  expect(await has("HOLD", "BTC", offer.offerId)).toBe(7n * LOT);
  expect(await has("HOLD", "BTC", tradeId)).toBe(0n);
  const legs = await query<{ kind: string; posting: bigint }>(sql`
    select kind, posting_id as posting from transfer where subject_id = ${tradeId}::uuid order by id`);
  expect(legs.map(({ kind }) => kind)).toEqual(["hold_take", "escrow_release", "commission", "price_paid"]);
  expect(new Set(legs.map(({ posting }) => posting)).size).toBe(1);
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 3n, state: "AVAILABLE", open: 1 });
  const room = await getTradeFor(ada.actor, tradeId);
  if (!room) throw new Error("a room");
  expect(room.moves.map((entry) => sentenceOf(entry, room))).toEqual([
    "You paid ₦15,000. You were paid ₿0.00098500.",
  ]);
});

test("coins had at once are sold out beside what is still held for others", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  const held = await taken(ada, offer, 4n, ada);
  await atOnce(ada, offer, 6n);
  expect(await stock(offer.offerId)).toEqual({ held: 4n, sold: 6n, state: "IN_ESCROW", open: 1 });
  await approveTrade(bayo.actor, freshKey(), held);
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 10n, state: "COMPLETED", open: 0 });
  const next = await tenLots(scene.app);
  await atOnce(next.ada, next.offer, 10n);
  expect(await stock(next.offer.offerId)).toEqual({ held: 0n, sold: 10n, state: "COMPLETED", open: 0 });
});

test("coins had at once cost what the wallet has, and are no way to buy other kinds", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  const eve = await makeUser(scene.app, "Eve Bright", { balanceMinor: 1n });
  const bought = { ...offer, atOnce: true };
  await expect(acceptOffer(eve.actor, freshKey(), bought)).rejects.toMatchObject({
    reason: "insufficient_funds",
  });
  const vouchers = { ...(await stockOf(bayo, 5n)), atOnce: true };
  await expect(acceptOffer(ada.actor, freshKey(), vouchers)).rejects.toMatchObject({
    reason: "not_at_once",
  });
  await payIn(bayo.id, HOME, LOT_PRICE);
  const stocked = await basket(ada.id, [await toTake([[vouchers.offerId, 1n]])], {
    delivery: emailed,
    atOnce: true,
  });
  await expect(commit(ada.id, stocked)).rejects.toThrow("no move of this plan posts a escrow_hold");
  const plan = await basket(ada.id, [await toTake([[offer.offerId, 1n]])], {
    delivery: paidBy,
    atOnce: true,
  });
  await scene.app.asOwner("update asset_kind set at_once = false where name = 'SWAP'");
  await expect(commit(ada.id, plan)).rejects.toThrow("price and parties are those of its offers");
  await scene.app.asOwner("update asset_kind set at_once = true where name = 'SWAP'");
  expect(await commit(ada.id, plan)).toBe("committed");
});

test("coins had at once change hands whole, as their offer and fee rule say, or not at all", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  const eve = await makeUser(scene.app, "Eve Bright", { balanceMinor: FUNDED });
  const plan = await basket(ada.id, [await toTake([[offer.offerId, 3n]])], {
    delivery: paidBy,
    atOnce: true,
  });
  const legs = (change: Record<string, Partial<PlannedTransfer> | null>): Plan => ({
    ...plan,
    transfers: (plan.transfers ?? []).flatMap((leg) => {
      const changed = change[leg.kind];
      return changed === null ? [] : [{ ...leg, ...changed }];
    }),
  });
  const row = (more: object): Plan => ({
    ...plan,
    insert: plan.insert?.map(({ table, row: given }) => ({ table, row: { ...given, ...more } })) ?? [],
  });
  const forged: [Plan, string][] = [
    [legs({ price_paid: null }), "a price_paid of 1500000 is missing"],
    [legs({ price_paid: { amount: 1n } }), "a price_paid of 1 and not of 1500000"],
    [legs({ price_paid: { to: wallet(eve.id, HOME) } }), "between these accounts"],
    [legs({ price_paid: { from: wallet(eve.id, HOME) } }), "between these accounts"],
    [legs({ escrow_release: { to: wallet(eve.id, "BTC") } }), "between these accounts"],
    [
      legs({ commission: null, escrow_release: { amount: 3n * LOT } }),
      "a escrow_release of 99999 and not of 98500",
    ],
    [
      legs({ commission: { amount: 1_500n }, escrow_release: { amount: 98_499n } }),
      "a escrow_release of 98499 and not of 98500",
    ],
    [legs({ escrow_release: null }), "a escrow_release of 98500 is missing"],
    [legs({ hold_take: { amount: 4n * LOT } }), "a hold_take of 133332 and not of 99999"],
    [row({ holdMinor: 4n * LOT }), "and not of 133332"],
    [row({ priceMinor: 1n }), "and not of 1"],
    [row({ performerId: bayo.id, confirmerId: ada.id }), "between these accounts"],
    [row({ feeRule: { n: 0, d: 1, round: "down" } }), "and not of 99999"],
    [
      { ...plan, counts: plan.counts?.filter(({ table }) => table !== "offer") ?? [] },
      "moved without its subject",
    ],
    [{ ...plan, insert: [], counts: [] }, "a plan that moves nothing posts nothing"],
  ];
  for (const [forgery, refusal] of forged)
    await expect(commit(ada.id, forgery), refusal).rejects.toThrow(new RegExp(refusal));
  await expect(commit(eve.id, plan)).rejects.toThrow(/may not be made by|out of the wallet of another/);
  expect(await commit(ada.id, plan)).toBe("committed");
  expect(await stateOf(String(plan.subject?.id))).toBe("COMPLETED");
});

test("coins had at once cannot be fewer than are left for those who come first", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  const plan = await basket(ada.id, [await toTake([[offer.offerId, 8n]])], {
    delivery: paidBy,
    atOnce: true,
  });
  await taken(ada, offer, 3n);
  expect(await commit(ada.id, plan)).toBe("no_room");
  expect(await has("WALLET", HOME, bayo.id)).toBe(0n);
});

test("coins had at once without their price, or put up and not held, are found by the checks of the ledger", async () => {
  const { ada, offer } = await tenLots(scene.app);
  const { tradeId } = (await atOnce(ada, offer, 1n)).result;
  const damage = async (statement: string, id: string) => {
    await scene.app.asOwner("alter table transfer disable trigger user");
    await scene.app.asOwner(statement, [id]);
    return (await checkLedger(ledgerChecks, "full")).findings.map(({ rule, what }) => `${rule} ${what}`);
  };
  const kind = (
    to: string,
  ) => `update transfer set kind = '${to}' where subject_id = $1 and kind in ('price_paid', 'commission')
    and currency = '${HOME}'`;
  const units = (by: number) => `update offer set units_total = units_total + ${by} where id = $1`;
  expect(await damage(kind("commission"), tradeId)).toContain("L9 instant trade whose price was not paid");
  await damage(kind("price_paid"), tradeId);
  expect(await damage(units(1), offer.offerId)).toContain("L6 hold balance does not match the offer's state");
  await damage(units(-1), offer.offerId);
  await scene.app.asOwner("alter table transfer enable trigger user");
});
