import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { HOUR } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, held, PRICE, type Scene, sceneOf } from "../trades/scenes-for-tests";
import {
  acceptRuling,
  acceptSettlement,
  appealRuling,
  concedeTrade,
  getDisputeFor,
  offerSettlement,
  ruleOnTrade,
  writeReply,
  writeStatement,
} from "./index";
import { disputeReactions } from "./reactions";
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

const statement = "I sent it, and the operator confirmed it.";
const stageOf = async ({ ada, tradeId }: Scene) => (await getDisputeFor(ada.actor, tradeId))?.stage;
const tradeStateOf = async ({ tradeId }: Scene) =>
  (await queryOne<{ state: string }>(sql`select state from trade where id = ${tradeId}::uuid`))?.state;
const clock = () => runDue(disputeReactions);
const FEE = 62_25n; // 1.5 % of the price, rounded half up
const START = 10_000_00n;
/** What Ada's wallet, Bayo's wallet and the escrow hold. */
const moneyOf = async ({ ada, bayo, tradeId }: Scene) => [
  await held("WALLET", ada.id),
  await held("WALLET", bayo.id),
  await held("HOLD", tradeId),
];
const inEscrow = [START - PRICE, 0n, PRICE];
const refunded = [START, 0n, 0n];
const released = [START - PRICE, PRICE - FEE, 0n];

describe("statements", () => {
  test("neither party sees the other's before writing their own", async () => {
    const scene = await sceneOf(app, "DISPUTED");
    const before = await getDisputeFor(scene.bayo.actor, scene.tradeId);
    expect(before).toMatchObject({
      statementsVisible: false,
      answers: {},
      note: null,
      mayDo: ["statement", "offer", "concede"],
    });
    expect(before?.buyer).toEqual({ statement: null, reply: null, hasStatement: true, acceptedAt: null });
    expect(JSON.stringify(before)).not.toContain("Nothing has arrived");
    const tradeId = scene.tradeId;
    await writeStatement(scene.bayo.actor, freshKey(), { tradeId, statement });
    for (const party of [scene.ada, scene.bayo]) {
      const seen = await getDisputeFor(party.actor, tradeId);
      expect(seen).toMatchObject({ stage: "UNDER_REVIEW", statementsVisible: true });
      expect([seen?.buyer.statement?.body, seen?.seller.statement?.body]).toEqual([
        "Nothing has arrived on my line.",
        statement,
      ]);
    }
  });

  test("are shown once the time for them has run out", async () => {
    const scene = await sceneOf(app, "DISPUTED");
    await app.moveTime("24 hours");
    await clock();
    const seen = await getDisputeFor(scene.bayo.actor, scene.tradeId);
    expect(seen).toMatchObject({ stage: "UNDER_REVIEW", statementsVisible: true });
    expect(seen?.mayDo).toContain("statement");
    expect(seen?.mayDo).toContain("reply");
  });

  test("are one of each a party, of twenty who write at once", async () => {
    const { bayo, ada, tradeId } = await sceneOf(app, "DISPUTED");
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => writeStatement(bayo.actor, freshKey(), { tradeId, statement })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(writeStatement(ada.actor, freshKey(), { tradeId, statement })).rejects.toMatchObject({
      reason: "already_written",
    });
    await writeReply(ada.actor, freshKey(), { tradeId, statement });
    await expect(writeReply(ada.actor, freshKey(), { tradeId, statement })).rejects.toMatchObject({
      reason: "already_written",
    });
  });

  test("of both begin the review where the clock put the trade before a moderator", async () => {
    const scene = await sceneOf(app, "DELIVERED");
    await app.moveTime("25 hours");
    await clock();
    expect(await stageOf(scene)).toBe("OPEN");
    const tradeId = scene.tradeId;
    await Promise.all(
      [scene.ada, scene.bayo].map(({ actor }) => writeStatement(actor, freshKey(), { tradeId, statement })),
    );
    expect(await stageOf(scene)).toBe("UNDER_REVIEW");
  });

  test("cannot be read or written by anyone else", async () => {
    const { tradeId } = await sceneOf(app, "DISPUTED");
    const eve = await makeUser(app, "Eve");
    expect(await getDisputeFor(eve.actor, tradeId)).toBeUndefined();
    await expect(writeStatement(eve.actor, freshKey(), { tradeId, statement })).rejects.toMatchObject({
      reason: "not_found",
    });
  });
});

describe("a ruling", () => {
  test("waits until both are heard, and moves nothing before it is final", async () => {
    const scene = await sceneOf(app, "DISPUTED");
    const { ada, bayo, tradeId } = scene;
    await expect(
      ruleOnTrade(chidi.actor, freshKey(), { tradeId, ...decisionOf("release") }),
    ).rejects.toMatchObject({ reason: "sides_not_heard" });
    await ruled(chidi, tradeId, "release");
    expect(await stageOf(scene)).toBe("RULED");
    expect(await moneyOf(scene)).toEqual(inEscrow);
    await acceptRuling(ada.actor, freshKey(), { tradeId });
    expect(await moneyOf(scene)).toEqual(inEscrow);
    await acceptRuling(bayo.actor, freshKey(), { tradeId });
    expect(await moneyOf(scene)).toEqual(released);
    expect([await stageOf(scene), await tradeStateOf(scene)]).toEqual(["CLOSED", "COMPLETED"]);
  });

  test("is final a day later where nobody appeals, and not a second before", async () => {
    const scene = await sceneOf(app, "DISPUTED");
    await ruled(chidi, scene.tradeId, "refund");
    await app.moveTime("23 hours 59 minutes");
    await clock();
    expect(await moneyOf(scene)).toEqual(inEscrow);
    await app.moveTime("1 minute");
    await clock();
    expect(await moneyOf(scene)).toEqual(refunded);
  });

  test("splits to the kobo, with the commission on the released part", async () => {
    const scene = await sceneOf(app, "DISPUTED");
    await ruled(chidi, scene.tradeId, "split", { refundMinor: "100001" });
    const gross = PRICE - 1_000_01n;
    const fee = 47_25n; // of 47.25485
    expect((await getDisputeFor(scene.bayo.actor, scene.tradeId))?.rulings[0]).toMatchObject({
      outcome: "split",
      refund: { minor: "100001" },
      release: { minor: gross.toString() },
      fee: { minor: fee.toString() },
    });
    await app.moveTime("24 hours");
    await clock();
    expect(await moneyOf(scene)).toEqual([START - PRICE + 1_000_01n, gross - fee, 0n]);
    expect(await tradeStateOf(scene)).toBe("SPLIT");
  });

  test.each([
    ["a split of nothing", { outcome: "split", refundMinor: "0" }, "not_a_split"],
    ["a split of all", { outcome: "split", refundMinor: String(PRICE) }, "not_a_split"],
    ["more than is held", { outcome: "split", refundMinor: String(PRICE + 1n) }, "more_than_held"],
    ["an outcome that does not follow", { outcome: "release", finding: "not_sent" }, "wrong_outcome"],
    ["a finding of goods", { outcome: "refund", finding: "lost_by_carrier" }, "wrong_finding"],
    ["a rule of goods", { outcome: "refund", rules: ["G1"] }, "wrong_rules"],
  ] as const)("is refused for %s", async (_what, more, reason) => {
    const { tradeId } = await sceneOf(app, "DISPUTED");
    await answered(tradeId);
    const ruling = {
      ...decisionOf(more.outcome),
      ...more,
      rules: [...("rules" in more ? more.rules : ["E6" as const])],
    };
    await expect(ruleOnTrade(chidi.actor, freshKey(), { tradeId, ...ruling })).rejects.toMatchObject({
      reason,
    });
  });

  test("is never a party's, nor of staff without the permission", async () => {
    const { tradeId, bayo } = await sceneOf(app, "DISPUTED");
    await answered(tradeId);
    const efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
    const party = { ...bayo.actor, roles: ["MODERATOR" as const], grants: chidi.actor.grants ?? {} };
    for (const [actor, reason] of [
      [efe.actor, "not_found"],
      [party, "own_dispute"],
    ] as const)
      await expect(
        ruleOnTrade(actor, freshKey(), { tradeId, ...decisionOf("refund") }),
      ).rejects.toMatchObject({ reason });
  });
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
      currency: "NGN",
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
