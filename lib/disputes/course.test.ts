import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, PRICE, sceneOf } from "../trades/scenes-for-tests";
import { acceptRuling, getDisputeFor, ruleOnTrade, writeReply, writeStatement } from "./index";
import {
  clock,
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

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const statement = "I sent it, and the operator confirmed it.";

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
});

describe("who rules: a ruling", () => {
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
