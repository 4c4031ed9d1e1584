import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { HOUR } from "@/lib/kernel/clock";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, PRICE, sceneOf } from "../trades/scenes-for-tests";
import {
  acceptRuling,
  acceptSettlement,
  appealRuling,
  concedeTrade,
  getDisputeFor,
  offerSettlement,
  ruleOnTrade,
} from "./index";
import {
  clock,
  FEE,
  inEscrow,
  moneyOf,
  refunded,
  released,
  START,
  stageOf,
  tradeStateOf,
} from "./money-for-tests";
import { answered, decisionOf, ruled } from "./scenes-for-tests";

let app: TestApp;
let chidi: TestUser;
let dele: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dele = await makeUser(app, "Dele Ojo", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

describe("an appeal", () => {
  const appealed = async () => {
    const scene = await sceneOf(app, "DISPUTED");
    await ruled(chidi, scene.tradeId, "refund");
    await appealRuling(scene.bayo.actor, freshKey(), {
      tradeId: scene.tradeId,
      reason: "Look at the receipt again.",
    });
    return scene;
  };

  test("is answered by another moderator, whose answer is final", async () => {
    const scene = await appealed();
    const again = { tradeId: scene.tradeId, ...decisionOf("release") };
    expect(await stageOf(scene)).toBe("APPEALED");
    await expect(ruleOnTrade(chidi.actor, freshKey(), again)).rejects.toMatchObject({
      reason: "ruled_before",
    });
    expect(await moneyOf(scene)).toEqual(inEscrow);
    await ruleOnTrade(dele.actor, freshKey(), again);
    expect(await moneyOf(scene)).toEqual(released);
    const seen = await getDisputeFor(scene.ada.actor, scene.tradeId);
    expect(seen?.rulings.map(({ stage, outcome }) => [stage, outcome])).toEqual([
      ["review", "refund"],
      ["appeal", "release"],
    ]);
    expect(seen?.appeal).toMatchObject({ by: "seller", reason: "Look at the receipt again." });
    await expect(
      appealRuling(scene.ada.actor, freshKey(), { tradeId: scene.tradeId, reason: "And once more." }),
    ).rejects.toMatchObject({ reason: "no_dispute" });
  });

  test("is not for a party who has accepted the ruling", async () => {
    const { ada, bayo, tradeId } = await sceneOf(app, "DISPUTED");
    await ruled(chidi, tradeId, "refund");
    await acceptRuling(ada.actor, freshKey(), { tradeId });
    const reason = "I have changed my mind.";
    await expect(appealRuling(ada.actor, freshKey(), { tradeId, reason })).rejects.toMatchObject({
      reason: "already_accepted",
    });
    await appealRuling(bayo.actor, freshKey(), { tradeId, reason });
  });
});

describe("a late decision", () => {
  test("gets a new date, another moderator, and gives our commission back once", async () => {
    const scene = await sceneOf(app, "DISPUTED");
    const { tradeId, ada } = scene;
    await answered(tradeId);
    for (const times of [1, 2]) {
      await app.moveTime("48 hours");
      await clock();
      expect(await getDisputeFor(ada.actor, tradeId)).toMatchObject({
        stage: "UNDER_REVIEW",
        timesLate: times,
      });
    }
    await ruled(chidi, tradeId, "release");
    await app.moveTime("24 hours");
    await clock();
    expect(await moneyOf(scene)).toEqual([START - PRICE, PRICE, 0n]);
    expect((await getDisputeFor(ada.actor, tradeId))?.feeGivenBack).toEqual({
      minor: String(FEE),
      currency: HOME,
    });
    const back = await query<{ amountMinor: bigint }>(sql`
      select t.amount_minor from transfer t join dispute d on d.id = t.subject_id where d.trade_id = ${tradeId}::uuid and t.kind = 'fee_given_back'`);
    expect(back).toEqual([{ amountMinor: FEE }]);
  });

  test("gives back the commission on a split's part, and nothing of a refund", async () => {
    for (const [outcome, expected] of [
      ["split", [START - PRICE + 1_000_00n, PRICE - 1_000_00n, 0n]],
      ["refund", refunded],
    ] as const) {
      const scene = await sceneOf(app, "DISPUTED");
      await answered(scene.tradeId);
      await app.moveTime("48 hours");
      await clock();
      await ruled(chidi, scene.tradeId, outcome, { refundMinor: "100000" });
      await app.moveTime("24 hours");
      await clock();
      expect(await moneyOf(scene)).toEqual(expected);
    }
  });
});

describe("without a ruling", () => {
  test("an offer that the other side accepts ends it, by exactly what was offered", async () => {
    const scene = await sceneOf(app, "DISPUTED");
    const { ada, bayo, tradeId } = scene;
    const offer = (by: TestUser, refundMinor: bigint) =>
      offerSettlement(by.actor, freshKey(), { tradeId, refundMinor });
    const first = await offer(bayo, 500_00n);
    const { result } = await offer(bayo, 2_000_00n);
    await expect(
      acceptSettlement(ada.actor, freshKey(), { tradeId, offerId: first.result.offerId }),
    ).rejects.toMatchObject({ reason: "settlement_over" });
    await expect(
      acceptSettlement(bayo.actor, freshKey(), { tradeId, offerId: result.offerId }),
    ).rejects.toMatchObject({ reason: "own_settlement" });
    await acceptSettlement(ada.actor, freshKey(), { tradeId, offerId: result.offerId });
    const gross = PRICE - 2_000_00n;
    const fee = 32_25n; // of 32.25495
    expect(await moneyOf(scene)).toEqual([START - PRICE + 2_000_00n, gross - fee, 0n]);
    expect(await getDisputeFor(ada.actor, tradeId)).toMatchObject({ closedHow: "settled", outcome: "split" });
  });

  test.each([
    ["everything back", PRICE, "CANCELLED", refunded],
    ["nothing back", 0n, "COMPLETED", released],
  ] as const)(
    "an offer of %s ends it like a refund or a payment",
    async (_what, refundMinor, state, money) => {
      const scene = await sceneOf(app, "DISPUTED");
      const { ada, bayo, tradeId } = scene;
      const { result } = await offerSettlement(bayo.actor, freshKey(), { tradeId, refundMinor });
      await acceptSettlement(ada.actor, freshKey(), { tradeId, offerId: result.offerId });
      expect([await tradeStateOf(scene), await moneyOf(scene)]).toEqual([state, money]);
    },
  );

  test("an offer runs out after a day", async () => {
    const { ada, bayo, tradeId } = await sceneOf(app, "DISPUTED");
    const { result } = await offerSettlement(bayo.actor, freshKey(), { tradeId, refundMinor: 100n });
    await app.moveTime("24 hours");
    await expect(
      acceptSettlement(ada.actor, freshKey(), { tradeId, offerId: result.offerId }),
    ).rejects.toMatchObject({ reason: "settlement_over" });
    await clock();
    expect((await getDisputeFor(ada.actor, tradeId))?.offers).toMatchObject([{ state: "EXPIRED" }]);
  });

  test("a party can concede after a ruling that is not final", async () => {
    const scene = await sceneOf(app, "DISPUTED");
    await ruled(chidi, scene.tradeId, "release");
    await concedeTrade(scene.bayo.actor, freshKey(), { tradeId: scene.tradeId });
    expect(await moneyOf(scene)).toEqual(refunded);
    expect(await getDisputeFor(scene.ada.actor, scene.tradeId)).toMatchObject({
      closedHow: "conceded",
      outcome: "refund",
    });
  });
});

test("every deadline is as long as it should be", async () => {
  const { ada, tradeId } = await sceneOf(app, "DISPUTED");
  const hours = async () => {
    const seen = await getDisputeFor(ada.actor, tradeId);
    return Math.round((Date.parse(seen?.deadlineAt ?? "") - Date.parse(seen?.now ?? "")) / HOUR);
  };
  expect(await hours()).toBe(24);
  await answered(tradeId);
  expect(await hours()).toBe(48);
  await ruled(chidi, tradeId, "refund");
  expect(await hours()).toBe(24);
  await appealRuling(ada.actor, freshKey(), { tradeId, reason: "It is not enough for me." });
  expect(await hours()).toBe(48);
});
