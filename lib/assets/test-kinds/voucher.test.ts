import "./known-for-tests";
import { expect, test } from "vitest";
import { agreeCancel, openDispute } from "@/lib/disputes";
import { ruledFinally } from "@/lib/disputes/scenes-for-tests";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestUser } from "@/lib/testing/world";
import {
  approveTrade,
  beginTrade,
  cancelTrade,
  deliverTrade,
  getTradeFor,
  proposeCancel,
} from "@/lib/trades";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { situationOf } from "@/lib/trades/situation";
import {
  appWithTestKinds,
  basket,
  commit,
  emailed,
  FUNDED,
  has,
  type Seen,
  stock,
  stockOf,
  taken,
  toTake,
  VOUCHER_PRICE,
} from "./scene-for-tests";

const scene = appWithTestKinds();

let ada: TestUser;
let bayo: TestUser;

async function people() {
  ada = await makeUser(scene.app, "Ada Obi", { balanceMinor: FUNDED });
  bayo = await makeUser(scene.app, "Bayo Adeyemi");
}

/** Ada buys this many, and Bayo has delivered them where it is said. */
const bought = (offer: Seen, units: bigint, delivered = false) =>
  taken(ada, offer, units, delivered ? bayo : undefined);

test("a stock of fifty is bought by counts: three are held, delivered, and paid with one commission", async () => {
  await people();
  const offer = await stockOf(bayo, 50n);
  const trade = await bought(offer, 3n);
  expect(await has("HOLD", HOME, trade.tradeId)).toBe(3n * VOUCHER_PRICE);
  expect(await stock(offer.offerId)).toEqual({ held: 3n, sold: 0n, state: "AVAILABLE", open: 1 });
  await beginTrade(bayo.actor, freshKey(), trade);
  await deliverTrade(bayo.actor, freshKey(), trade);
  const view = await getTradeFor(ada.actor, trade.tradeId);
  expect(view).toMatchObject({
    kind: "VOUCHER",
    delivery: emailed,
    hold: { minor: "270000", currency: HOME },
  });
  expect(view?.lines).toMatchObject([{ title: "₦1,000 Jara Stores voucher", units: "3" }]);
  expect(view && situationOf(view).title).toBe("Check ada@amana.test for the codes.");
  await approveTrade(ada.actor, freshKey(), trade);
  expect(await has("WALLET", HOME, bayo.id)).toBe(2_700_00n - 40_50n);
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 3n, state: "AVAILABLE", open: 1 });
});

test("a stock of fifty is sold out when all of it is paid for, and then closed", async () => {
  await people();
  const offer = await stockOf(bayo, 50n);
  const first = await bought(offer, 20n, true);
  const second = await bought(offer, 30n, true);
  expect(await stock(offer.offerId)).toEqual({ held: 50n, sold: 0n, state: "IN_ESCROW", open: 1 });
  await expect(bought(offer, 1n)).rejects.toMatchObject({ reason: "offer_taken" });
  await approveTrade(ada.actor, freshKey(), first);
  await approveTrade(ada.actor, freshKey(), second);
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 50n, state: "COMPLETED", open: 0 });
});

test("a stock of fifty never sells more than there are", async () => {
  await people();
  const offer = await stockOf(bayo, 50n);
  await bought(offer, 48n);
  await expect(bought(offer, 3n)).rejects.toThrow("Only 2 left.");
  const plan = await basket(ada.id, [await toTake([[offer.offerId, 3n]])], { delivery: emailed });
  expect(await commit(ada.id, plan)).toBe("no_room");
});

test("a stock of fifty is counted up again by an agreement, and withdrawn by a seller who loses a dispute or gives up", async () => {
  await people();
  const offer = await stockOf(bayo, 50n);
  const agreed = await bought(offer, 5n);
  await proposeCancel(ada.actor, freshKey(), agreed);
  await agreeCancel(bayo.actor, freshKey(), agreed);
  expect(await stock(offer.offerId)).toMatchObject({ held: 0n, sold: 0n, state: "AVAILABLE" });
  const judged = await bought(offer, 4n, true);
  const statement = "The shop refused two of the four codes.";
  await openDispute(ada.actor, freshKey(), { ...judged, reason: "code_refused", statement });
  const mola = await makeUser(scene.app, "Mola", { staffRoles: ["MODERATOR"] });
  await ruledFinally(mola, judged.tradeId, "refund");
  expect(await has("WALLET", HOME, ada.id)).toBe(FUNDED);
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 0n, state: "WITHDRAWN", open: 0 });
  const next = await stockOf(bayo, 50n);
  const [kept, given] = [await bought(next, 2n, true), await bought(next, 1n)];
  await cancelTrade(bayo.actor, freshKey(), given);
  expect(await stock(next.offerId)).toEqual({ held: 2n, sold: 0n, state: "WITHDRAWN", open: 0 });
  await approveTrade(ada.actor, freshKey(), kept);
  expect(await stock(next.offerId)).toEqual({ held: 0n, sold: 2n, state: "WITHDRAWN", open: 0 });
});
