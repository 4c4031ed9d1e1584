import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drafted, submit } from "@/lib/catalog/scene-for-tests";
import { bought } from "@/lib/checkout/scene-for-tests";
import { agreeCancel } from "@/lib/disputes";
import { endedRestrictions } from "@/lib/identity/restrictions/commands/expire-restriction";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { intruder } from "@/lib/testing/intruder";
import { textOf } from "@/lib/testing/source-files";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { cancelTrade, proposeCancel } from "..";
import { appNow, freshKey, reasonOf } from "../scenes-for-tests";
import { buyerReasons, cancelReason, sellerReasons } from "./cancel-reasons";
import { ordersOf } from "./cancels-for-tests";
import { pauseForCancels } from "./commands/pause-for-cancels";

let app: TestApp;
let moderator: TestUser;
beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const scene = (count: number) => ordersOf(app, moderator, count);
/** The pauses of a person, with their hours from now. */
async function pausesOf({ id }: TestUser) {
  const rows = await query<{ kind: string; until: Date; state: string }>(sql`
    select kind::text as kind, until, state::text as state from restriction where user_id = ${id}::uuid order by created_at`);
  const now = (await appNow()).getTime();
  return rows.map(
    ({ kind, until, state }) => `${kind} ${state} ${Math.round((until.getTime() - now) / 3_600_000)}`,
  );
}

describe("a seller who cancels", () => {
  test("twice can publish; at the third time not for seven days, though its event comes twice", async () => {
    const { sade, cancel } = await scene(3);
    const another = await drafted(app, sade);
    await cancel("seller", "OUT_OF_STOCK", 2);
    await cancel("seller", "WRONG_PRICE", 2);
    expect(await pausesOf(sade)).toEqual([]);
    await cancel("seller", "DAMAGED", 2);
    expect(await pausesOf(sade)).toEqual(["no_publish ACTIVE 168"]);
    expect(await submit(sade, another).then(() => "done", reasonOf)).toBe("no_publish");
    await app.moveTime("169 hours");
    for (const row of await query<{ id: string; version: string }>(endedRestrictions.find(10)))
      await endedRestrictions.run(row);
    await submit(sade, another);
  });

  test("for reasons that are excused, or by agreement, has none of it held against them", async () => {
    const { ada, sade, cancel, next } = await scene(5);
    await cancel("seller", "OUT_OF_STOCK");
    await cancel("seller", "DAMAGED");
    await cancel("seller", "BUYER_ASKED");
    await cancel("seller", "CANNOT_DELIVER_THERE");
    const agreed = next();
    await proposeCancel(ada.actor, freshKey(), agreed);
    await agreeCancel(sade.actor, freshKey(), agreed);
    expect(await pausesOf(sade)).toEqual([]);
  });

  test("twice more than thirty days ago can publish", async () => {
    const { sade, cancel } = await scene(3);
    await cancel("seller", "DAMAGED");
    await cancel("seller", "DAMAGED");
    await app.moveTime("30 days 1 minute");
    await cancel("seller", "DAMAGED");
    expect(await pausesOf(sade)).toEqual([]);
  });

  test("is paused again only by three more", async () => {
    const { sade, cancel } = await scene(6);
    for (let at = 0; at < 5; at++) await cancel("seller", "DAMAGED");
    expect(await pausesOf(sade)).toHaveLength(1);
    await cancel("seller", "DAMAGED");
    expect(await pausesOf(sade)).toHaveLength(2);
  });
});

describe("a buyer who cancels", () => {
  test("twice can buy; at the third time within seven days not for 24 hours", async () => {
    const { ada, sade, listingId, cancel } = await scene(3);
    await cancel("buyer", "CHANGED_MIND", 2);
    await cancel("buyer", "TOO_SLOW", 2);
    expect(await pausesOf(ada)).toEqual([]);
    await cancel("buyer", "FOUND_ELSEWHERE", 2);
    expect([await pausesOf(ada), await pausesOf(sade)]).toEqual([["no_accept ACTIVE 24"], []]);
    expect(await bought(ada, listingId).then(() => "done", reasonOf)).toBe("no_accept");
    await app.moveTime("25 hours");
    await bought(ada, listingId);
  });

  test("twice more than seven days ago can buy", async () => {
    const { ada, cancel } = await scene(3);
    await cancel("buyer", "CHANGED_MIND");
    await cancel("buyer", "CHANGED_MIND");
    await app.moveTime("7 days 1 minute");
    await cancel("buyer", "CHANGED_MIND");
    expect(await pausesOf(ada)).toEqual([]);
  });
});

test("jobs of the same moment make one pause", async () => {
  for (let round = 0; round < 20; round++) {
    const { ada, next } = await scene(4);
    const trades = [next(), next(), next(), next()];
    for (const trade of trades)
      await cancelTrade(ada.actor, freshKey(), { ...trade, reason: "CHANGED_MIND" });
    await Promise.allSettled(
      trades.map(({ tradeId }) =>
        pauseForCancels(SYSTEM, `cancels:${tradeId}`, { userId: ada.id, as: "buyer", tradeId }),
      ),
    );
    expect(await pausesOf(ada)).toHaveLength(1);
  }
});

test("nobody can be paused for cancels that they did not make", async () => {
  const { ada, cancel } = await scene(2);
  await cancel("buyer", "CHANGED_MIND");
  const pause = () => pauseForCancels(SYSTEM, freshKey(), { userId: ada.id, as: "buyer", tradeId: newId() });
  expect(await pause().then(() => "done", reasonOf)).toBe("moved_on");
});

test("the database lets not even the system pause for cancels that there were not, for longer, or in another way", async () => {
  const { ada, sade, cancel, next } = await scene(5);
  const finance = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  await cancel("buyer", "CHANGED_MIND");
  await cancel("buyer", "CHANGED_MIND");
  const worker = await intruder(app);
  const now = (await appNow()).getTime();
  const hours = (count: number) => new Date(now + count * 3_600_000);
  const pausing = (userId: string, kind: string, subjectKind: string, until: Date | null) => ({
    insert: [
      {
        table: "restriction",
        row: { id: newId(), userId, kind, reason: "mine", subjectKind, subjectId: newId(), until },
      },
    ],
  });
  const refused = async (...pause: Parameters<typeof pausing>) => {
    expect(await worker.plan(SYSTEM_ID, pausing(...pause))).toMatch(/^23514/);
    const audit = [{ actorId: finance.id, act: "x", subjectKind: "user", subjectId: pause[0] }];
    expect(await worker.plan(finance.id, { ...pausing(...pause), audit })).toMatch(/^23514/);
  };
  await refused(ada.id, "no_accept", "buyer_cancels", hours(1));
  await refused(sade.id, "no_publish", "seller_cancels", hours(1));
  await cancelTrade(ada.actor, freshKey(), { ...next(), reason: "TOO_SLOW" });
  await refused(ada.id, "no_accept", "buyer_cancels", null);
  await refused(ada.id, "no_accept", "buyer_cancels", hours(25));
  await refused(ada.id, "frozen", "buyer_cancels", hours(1));
  await refused(ada.id, "no_publish", "seller_cancels", hours(1));
  const right = pausing(ada.id, "no_accept", "buyer_cancels", hours(24));
  expect(
    await worker.plan(finance.id, {
      ...right,
      audit: [{ actorId: finance.id, act: "x", subjectKind: "user", subjectId: ada.id }],
    }),
  ).toMatch(/^23514/);
  expect(await worker.plan(SYSTEM_ID, right)).toBe("committed");
  expect(await worker.plan(SYSTEM_ID, pausing(ada.id, "no_accept", "buyer_cancels", hours(24)))).toMatch(
    /^23514/,
  );
  await worker.close();
});

test("the database holds the same reasons against people", () => {
  const text = textOf("prisma/sql/cancels.sql");
  const held = [...text.matchAll(/array\[([^\]]*)\]/g)].map(([, list = ""]) => list.match(/[A-Z_]+/g));
  expect(held).toEqual([
    Object.keys(sellerReasons).filter((code) => !cancelReason("seller", code)?.excused),
    Object.keys(buyerReasons).filter((code) => !cancelReason("buyer", code)?.excused),
  ]);
});
