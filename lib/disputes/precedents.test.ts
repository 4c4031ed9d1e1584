import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer } from "../trades";
import { freshKey, offerOf, type Scene, sceneOf } from "../trades/scenes-for-tests";
import { partyHistories, similarRulings } from "./index";
import { withoutPeople } from "./precedents";
import { ruled, ruledFinally } from "./scenes-for-tests";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

/** The same two people trade again. */
async function anotherTrade({ ada, bayo }: Scene): Promise<string> {
  const { result } = await acceptOffer(ada.actor, freshKey(), await offerOf(bayo));
  return result.tradeId;
}

test("earlier final rulings are found by reason and finding, without names", async () => {
  const { tradeId } = await sceneOf(app, "DISPUTED");
  const open = await sceneOf(app, "DISPUTED");
  await ruledFinally(chidi, tradeId, "refund", {
    reason: "Bayo sent it to 08031234567, so Ada Obi is refunded.",
  });
  await ruled(chidi, open.tradeId, "release");
  const found = (reason: string, finding?: "platform_fault" | "short") =>
    similarRulings(chidi.actor, { kind: "AIRTIME", reason, finding, limit: 10 });
  expect(await found("not_received", "platform_fault")).toMatchObject([
    {
      finding: "platform_fault",
      outcome: "refund",
      refundBps: 10_000,
      rules: ["E6"],
      says: "the seller sent it to ••••, so the buyer is refunded.",
      onAppeal: false,
    },
  ]);
  expect(await found("wrong_amount")).toEqual([]);
  expect(await found("not_received", "short")).toEqual([]);
});

test("a party’s history counts how their other disputes ended, and not the case itself", async () => {
  const lost = await sceneOf(app, "DISPUTED");
  await ruledFinally(chidi, lost.tradeId, "refund");
  const again = await anotherTrade(lost);
  const [ada, bayo] = await partyHistories(chidi.actor, again);
  expect([ada?.id, bayo?.id]).toEqual([lost.ada.id, lost.bayo.id]);
  const none = { won: 0, lost: 0, split: 0, settled: 0, open: 0 };
  expect(ada?.disputes).toEqual({ ...none, won: 1 });
  expect(bayo?.disputes).toEqual({ ...none, lost: 1 });
  const ofTheCase = await partyHistories(chidi.actor, lost.tradeId);
  expect(ofTheCase.map(({ disputes }) => disputes)).toEqual([none, none]);
});

test("neither is for people who may not read trades", async () => {
  const { tradeId, ada } = await sceneOf(app, "DISPUTED");
  await expect(partyHistories(ada.actor, tradeId)).rejects.toMatchObject({ reason: "not_found" });
  await expect(similarRulings(ada.actor, { kind: "AIRTIME", limit: 1 })).rejects.toMatchObject({
    reason: "not_found",
  });
});

describe("a text without people", () => {
  const parties = { buyer: "Ọlá Ṣẹ́gun", seller: "Bo Ng" };
  test.each([
    ["Ọlá’s phone shows nothing.", "the buyer’s phone shows nothing."],
    ["OLANIYI is another word.", "OLANIYI is another word."],
    ["Bo Ng wrote to bo@example.ng.", "the seller wrote to ••• "],
    ["Account 0123 456 789, ref 12.", "Account ••••, ref 12."],
  ])("%s", (text, without) => {
    expect(withoutPeople(text, parties)).toBe(without.trim());
  });
});
