import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { contestReturn, openDispute } from "@/lib/disputes/commands/open-dispute";
import { disputeReactions } from "@/lib/disputes/reactions";
import { ruledFinally } from "@/lib/disputes/scenes-for-tests";
import { acceptSettlement, offerSettlement } from "@/lib/disputes/settlement/commands";
import { checkLedger } from "@/lib/ledger";
import { refreshReputation } from "@/lib/reviews/record";
import { runDue } from "@/lib/testing/reactions";
import { restrict } from "@/lib/testing/restrict";
import { giveMoney, makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { getTradeFor } from "..";
import { tradeReactions } from "../reactions";
import { freshKey, held, reasonOf } from "../scenes-for-tests";
import {
  agreeReturn,
  agreeSplit,
  proposeReturn,
  proposeSplit,
  receiveReturn,
  shipBack,
} from "./commands/go-back";
import { handOver } from "./commands/hand-over";
import { codeOf, type Order, orderOf, standOf, withCarrier } from "./scene-for-tests";

let app: TestApp;
let moderator: TestUser;
beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const refusal = (act: Promise<unknown>) => act.then(() => "done", reasonOf);
const WAY_BACK = 1_200_00n;

async function pass(interval: string): Promise<void> {
  await app.moveTime(interval);
  for (const slice of [tradeReactions, disputeReactions]) await runDue(slice);
}

/** An order that its buyer has in their hands, proven by the code. */
async function deliveredOrder(): Promise<Order> {
  const order = await orderOf(app, moderator, "SHIPPED");
  await handOver(order.sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
  return order;
}

let order: Order;
let ada: TestUser;
let sade: TestUser;
/** In their wallets, before anything goes back. */
let had: { ada: bigint; sade: bigint };
let price: bigint;
let fee: bigint;

const wallets = async () => ({ ada: await held("WALLET", ada.id), sade: await held("WALLET", sade.id) });
const gained = async () => {
  const now = await wallets();
  return { ada: now.ada - had.ada, sade: now.sade - had.sade };
};
const propose = (by: TestUser, paidBy: "buyer" | "seller", wayBackMinor = 0n) =>
  proposeReturn(by.actor, freshKey(), { ...order, paidBy, wayBackMinor });
const agree = (by: TestUser) => agreeReturn(by.actor, freshKey(), order);
const ship = () => shipBack(ada.actor, freshKey(), { ...order, sent: withCarrier() });
const receive = () => receiveReturn(sade.actor, freshKey(), order);

beforeEach(async () => {
  order = await deliveredOrder();
  ({ ada, sade } = order);
  const trade = await getTradeFor(ada.actor, order.tradeId);
  price = BigInt(trade?.hold.minor ?? 0);
  fee = BigInt(trade?.parcel?.fee.minor ?? 0);
  expect(fee).toBeGreaterThan(0n);
  had = await wallets();
});

const report = () =>
  openDispute(ada.actor, freshKey(), {
    tradeId: order.tradeId,
    reason: "other",
    statement: "The screen has a crack that the pictures do not show.",
  });

describe("goods that go back", () => {
  test("go back at the buyer’s cost: the price is refunded once the seller has them, and the delivery fee stays paid", async () => {
    await propose(ada, "buyer", WAY_BACK);
    expect(await refusal(agree(ada))).toBe("moved_on");
    await agree(sade);
    expect(await standOf(order)).toMatchObject({ state: "RETURNING", parcel: "HELD" });
    expect(
      await refusal(contestReturn(sade.actor, freshKey(), { ...order, statement: "It is empty." })),
    ).toBe("moved_on");
    await ship();
    expect(await refusal(ship())).toBe("moved_on");
    expect(await refusal(receiveReturn(ada.actor, freshKey(), order))).toBe("not_yours");
    await receive();
    expect(await standOf(order)).toMatchObject({ state: "CANCELLED", parcel: "PAID" });
    expect(await gained()).toEqual({ ada: price, sade: fee });
  });

  test("go back at the seller’s cost, who puts up the way back: the buyer gets it with price and delivery fee", async () => {
    await propose(sade, "seller", WAY_BACK);
    expect(await refusal(agree(ada))).toBe("insufficient_funds");
    await giveMoney(sade.id, WAY_BACK);
    await agree(ada);
    expect(await held("WALLET", sade.id)).toBe(had.sade);
    await ship();
    await receive();
    expect(await standOf(order)).toMatchObject({ state: "CANCELLED", parcel: "RETURNED" });
    expect(await gained()).toEqual({ ada: price + fee + WAY_BACK, sade: 0n });
  });

  test("that are not sent back in time are kept: the seller is paid, and has what they put up for the way back again", async () => {
    await giveMoney(sade.id, WAY_BACK);
    await propose(ada, "seller", WAY_BACK);
    await agree(sade);
    await pass("4 days");
    expect(await standOf(order)).toMatchObject({ state: "RETURNING" });
    await pass("36 hours");
    expect(await standOf(order)).toMatchObject({ state: "COMPLETED", parcel: "PAID" });
    expect((await gained()).ada).toBe(0n);
    expect((await gained()).sade).toBeGreaterThan(WAY_BACK + fee);
  });

  test("that were sent back go to a moderator by silence, and by a seller who finds something else in the parcel", async () => {
    await propose(ada, "seller");
    await agree(sade);
    await ship();
    await pass("13 days");
    expect(await standOf(order)).toMatchObject({ state: "RETURNING" });
    await pass("36 hours");
    expect(await standOf(order)).toMatchObject({ state: "DISPUTED", parcel: "HELD" });
    await ruledFinally(moderator, order.tradeId, "refund");
    expect(await gained()).toEqual({ ada: price + fee, sade: 0n });

    order = await deliveredOrder();
    ({ ada, sade } = order);
    await propose(ada, "buyer");
    await agree(sade);
    await ship();
    expect(await refusal(contestReturn(ada.actor, freshKey(), { ...order, statement: "It is empty." }))).toBe(
      "not_yours",
    );
    await contestReturn(sade.actor, freshKey(), { ...order, statement: "There is a stone in it." });
    expect(await standOf(order)).toMatchObject({ state: "DISPUTED" });
    // What has gone back once does not go back again.
    expect(await refusal(ruledFinally(moderator, order.tradeId, "return", { returnPaidBy: "seller" }))).toBe(
      "nothing_to_return",
    );
  });
});

test.each([
  ["release", undefined, { ada: 0n, sade: WAY_BACK }],
  ["refund", undefined, { ada: WAY_BACK, sade: 0n }],
  ["split", 5_000_00n, { ada: WAY_BACK, sade: 0n }],
] as const)(
  "what was put up for the way back of a return that is contested is the seller’s who gets all of the price, else the buyer’s: %s",
  async (outcome, refundMinor, way) => {
    await giveMoney(sade.id, WAY_BACK);
    await propose(ada, "seller", WAY_BACK);
    await agree(sade);
    await ship();
    await contestReturn(sade.actor, freshKey(), { ...order, statement: "There is a stone in it." });
    had = await wallets();
    await ruledFinally(moderator, order.tradeId, outcome, {
      ...(refundMinor && { refundMinor: String(refundMinor) }),
    });
    const { ada: back, sade: paid } = await gained();
    expect(back).toBe({ release: 0n, refund: price + fee, split: 5_000_00n }[outcome] + way.ada);
    expect(paid).toBeGreaterThanOrEqual(way.sade + (outcome === "refund" ? 0n : fee));
  },
);

describe("goods that arrived, or are disputed", () => {
  test("are kept for less by line: each has the share that both agreed on, and no amount is more than its line", async () => {
    const split = (by: TestUser, refunds: Record<string, bigint>) =>
      proposeSplit(by.actor, freshKey(), { ...order, refunds });
    for (const refunds of [{} as Record<string, bigint>, { "1": 0n }, { "1": price }, { "1": price + 1n }])
      expect(await refusal(split(ada, refunds))).toBe("refund_too_large");
    expect(await refusal(split(ada, { "2": 100n }))).toBe("refund_too_large");
    await split(ada, { "1": 5_000_00n });
    expect(await refusal(split(sade, { "1": 100n }))).toBe("proposal_open");
    expect(await refusal(agreeSplit(ada.actor, freshKey(), order))).toBe("moved_on");
    const key = freshKey();
    await agreeSplit(sade.actor, key, order);
    expect((await agreeSplit(sade.actor, key, order)).replayed).toBe(true);
    expect(await standOf(order)).toMatchObject({ state: "SPLIT", parcel: "PAID" });
    const { ada: refund, sade: share } = await gained();
    expect(refund).toBe(5_000_00n);
    expect(share).toBeGreaterThan(fee);
    expect(share).toBeLessThan(price - refund + fee);
  });

  test("go back where both settle a dispute so", async () => {
    await giveMoney(sade.id, WAY_BACK);
    await report();
    const { result } = await offerSettlement(sade.actor, freshKey(), {
      ...order,
      refundMinor: 0n,
      returnPaidBy: "seller",
      wayBackMinor: WAY_BACK,
    });
    await acceptSettlement(ada.actor, freshKey(), { tradeId: order.tradeId, offerId: result.offerId });
    expect(await standOf(order)).toMatchObject({ state: "RETURNING" });
    await ship();
    await receive();
    expect(await gained()).toEqual({ ada: price + fee + WAY_BACK, sade: 0n });
  });

  test.each(["seller", "buyer"] as const)(
    "go back at the %s’s cost where a moderator rules so",
    async (paidBy) => {
      await report();
      expect(await refusal(ruledFinally(moderator, order.tradeId, "return"))).toBe("who_pays_return");
      await ruledFinally(moderator, order.tradeId, "return", {
        finding: "not_as_described",
        rules: ["G1"],
        returnPaidBy: paidBy,
      });
      expect(await standOf(order)).toMatchObject({ state: "RETURNING", parcel: "HELD" });
      await ship();
      await receive();
      expect(await gained()).toEqual(
        paidBy === "seller" ? { ada: price + fee, sade: 0n } : { ada: price, sade: fee },
      );
      await refreshReputation(sade.id);
      const { rows } = await app.asOwner(
        "select trades_unfinished, disputes_lost from reputation where user_id = $1",
        [sade.id],
      );
      expect(rows).toEqual([{ trades_unfinished: 1, disputes_lost: 1 }]);
    },
  );

  test("of a buyer who is blocked go to a moderator, and are neither kept nor refunded by time", async () => {
    await propose(ada, "seller");
    await agree(sade);
    await restrict(app, ada.id, "blocked");
    await pass("8 days");
    expect(await standOf(order)).toMatchObject({ state: "RETURNING" });
    await disputeReactions.everyMinute?.["disputes.escalate_restricted"]?.();
    expect(await standOf(order)).toMatchObject({ state: "DISPUTED" });
  });
});
