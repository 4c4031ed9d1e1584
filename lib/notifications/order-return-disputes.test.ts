import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDispute } from "@/lib/disputes/commands/open-dispute";
import { acceptRuling } from "@/lib/disputes/rulings/final";
import { ruled } from "@/lib/disputes/scenes-for-tests";
import { acceptSettlement, offerSettlement } from "@/lib/disputes/settlement/commands";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { lastDealing } from "./orders-for-tests";
import { type DeliveredOrder, deliveredOrder, inWords, keysOf, WAY_BACK } from "./returns-for-tests";
import { type NoticeStage, openNoticeStage } from "./stage-for-tests";

let stage: NoticeStage;
let moderator: TestUser;
let scene: DeliveredOrder;
beforeAll(async () => {
  stage = await openNoticeStage();
  moderator = await makeUser(stage.app, "Musa", { staffRoles: ["MODERATOR"] });
});
beforeEach(async () => {
  await stage.reset();
  scene = await deliveredOrder(stage, moderator);
});
afterAll(() => stage.close());

const report = () =>
  openDispute(scene.ada.actor, freshKey(), {
    tradeId: scene.order.tradeId,
    reason: "other",
    statement: "The screen has a crack that the pictures do not show.",
  });

describe("a dispute that sends it back", () => {
  test("by a settlement is offered with who pays, and said to both as what to do now", async () => {
    const { order, ada, sade, price, fee } = scene;
    await report();
    const { result } = await offerSettlement(sade.actor, freshKey(), {
      ...order,
      refundMinor: 0n,
      returnPaidBy: "seller",
      wayBackMinor: WAY_BACK,
    });
    await stage.relay(2);
    const all = inWords(price + fee + WAY_BACK);
    expect(await lastDealing(ada)).toMatchObject({ key: "dispute.offered" });
    expect((await lastDealing(ada))?.body).toMatch(
      /^Sade offers that it goes back to the seller, at the cost of the seller, who puts up ₦1,200 for the way back\./,
    );
    expect((await lastDealing(ada))?.body).toContain(`the buyer gets ${all}.`);
    await acceptSettlement(ada.actor, freshKey(), { tradeId: order.tradeId, offerId: result.offerId });
    await stage.relay(2);
    for (const person of [ada, sade]) {
      expect((await lastDealing(person))?.body).toMatch(
        /^You settled the dispute: it goes back to the seller\./,
      );
      expect(await keysOf(person, "order.returning", "dispute.settled")).toEqual(["order.returning"]);
    }
  });

  test.each(["buyer", "seller"] as const)(
    "by a ruling at the %s’s cost says the sum as it is announced and once it is final",
    async (paidBy) => {
      const { order, ada, sade, price, fee } = scene;
      await report();
      await ruled(moderator, order.tradeId, "return", {
        finding: "not_as_described",
        rules: ["G1"],
        returnPaidBy: paidBy,
      });
      await stage.relay(2);
      const back = inWords(paidBy === "buyer" ? price : price + fee);
      for (const person of [ada, sade])
        expect((await lastDealing(person))?.body).toContain(
          `It goes back to the seller, at the ${paidBy}’s cost. Then the buyer gets ${back} back.`,
        );
      for (const { actor } of [ada, sade]) await acceptRuling(actor, freshKey(), { tradeId: order.tradeId });
      await stage.relay(2);
      for (const person of [ada, sade]) {
        expect((await lastDealing(person))?.body).toMatch(
          /^The decision is final: it goes back to the seller\./,
        );
        expect((await lastDealing(person))?.body).toContain(back);
        expect(await keysOf(person, "order.returning", "dispute.final")).toEqual(["order.returning"]);
      }
    },
  );
});
