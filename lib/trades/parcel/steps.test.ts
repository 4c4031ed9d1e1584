import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { ledgerChecks } from "@/lib/composition";

import { disputeReactions } from "@/lib/disputes/reactions";

import { queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { workingDaysAfter } from "@/lib/shipping/days";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveTrade, getTradeFor } from "..";
import { tradeReactions } from "../reactions";
import { freshKey, held, reasonOf } from "../scenes-for-tests";
import { handOver, renewCode } from "./commands/hand-over";

import { sayDelivered, shipTrade, undoShipping } from "./commands/send";
import { codeOf, type Order, orderOf, standOf, withCarrier, wrong } from "./scene-for-tests";

let app: TestApp;
let moderator: TestUser;
beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const refusal = (act: Promise<unknown>) => act.then(() => "done", reasonOf);
const viewOf = async ({ tradeId }: Order, { actor }: TestUser) => (await getTradeFor(actor, tradeId))?.parcel;
const openOf = async ({ tradeId }: Order, { actor }: TestUser) =>
  (await getTradeFor(actor, tradeId))?.openMoves.toSorted() ?? [];

/** What the worker does as time passes, and nothing else. */
async function pass(interval: string): Promise<void> {
  await app.moveTime(interval);
  for (const slice of [tradeReactions, disputeReactions]) await runDue(slice);
}

describe("an order that is sent", () => {
  let order: Order;
  let ada: TestUser;
  let sade: TestUser;
  beforeEach(async () => {
    order = await orderOf(app, moderator, "SHIPPED");
    ({ ada, sade } = order);
  });

  test("is handed over by the buyer’s digits, with or without spaces, and paid when the buyer confirms", async () => {
    expect(await openOf(order, sade)).toEqual([
      "dispute",
      "hand-over",
      "propose-cancel",
      "say-delivered",
      "undo-ship",
    ]);
    expect(await openOf(order, ada)).toEqual(["approve", "dispute", "propose-cancel"]);
    const { digits } = await codeOf(order);
    const key = freshKey();
    const typed = { ...order, code: ` ${digits.slice(0, 3)} ${digits.slice(3)}` };
    await handOver(sade.actor, key, typed);
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CODE" });
    expect((await handOver(sade.actor, key, typed)).replayed).toBe(true);
    expect(await refusal(renewCode(ada.actor, freshKey(), order))).toBe("code_used");
    await approveTrade(ada.actor, freshKey(), order);
    expect(await standOf(order)).toMatchObject({ state: "COMPLETED", parcel: "PAID", deadlineAt: null });
    expect(await held("HOLD", order.tradeId)).toBe(0n);
  });

  test("is handed over by a scan, and by no other secret", async () => {
    const { secret } = await codeOf(order);
    expect(await refusal(handOver(sade.actor, freshKey(), { ...order, code: "0".repeat(32) }))).toBe(
      "wrong_code",
    );
    expect(await refusal(handOver(ada.actor, freshKey(), { ...order, code: secret }))).toBe("not_yours");
    await handOver(sade.actor, freshKey(), { ...order, code: secret });
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CODE" });
  });

  test("pays the seller by silence once the code has proven it, and only after the buyer’s time", async () => {
    await handOver(sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
    await pass("2 days");
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED" });
    await pass("36 hours");
    expect(await standOf(order)).toMatchObject({ state: "COMPLETED", parcel: "PAID" });
  });

  test("goes to a moderator by silence on the seller’s word alone, and when it never arrives", async () => {
    await sayDelivered(sade.actor, freshKey(), order);
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "WORD" });
    const other = await orderOf(app, moderator, "SHIPPED");
    await pass("4 days");
    expect(await standOf(order)).toMatchObject({ state: "DISPUTED" });
    expect(await standOf(other)).toMatchObject({ state: "SHIPPED" });
    await pass("25 days");
    expect(await standOf(other)).toMatchObject({ state: "DISPUTED", parcel: "HELD" });
  });

  test("is taken back within five minutes, twice, and gains no time", async () => {
    const before = await orderOf(app, moderator, "BEGUN");
    const deadline = (await standOf(before))?.deadlineAt?.getTime() ?? 0;
    for (let at = 0; at < 2; at++) {
      await shipTrade(before.sade.actor, freshKey(), { ...before, sent: withCarrier() });
      await undoShipping(before.sade.actor, freshKey(), before);
      expect(await viewOf(before, before.ada)).toMatchObject({ sent: null, sentAt: null });
    }
    expect(Math.abs(((await standOf(before))?.deadlineAt?.getTime() ?? 0) - deadline)).toBeLessThan(5_000);
    await shipTrade(before.sade.actor, freshKey(), { ...before, sent: withCarrier() });
    expect(await refusal(undoShipping(before.sade.actor, freshKey(), before))).toBe("undone_twice");
    await app.moveTime("6 minutes");
    expect(await refusal(undoShipping(sade.actor, freshKey(), order))).toBe("undo_over");
  });
});

describe("the buyer’s code", () => {
  let order: Order;
  let ada: TestUser;
  let sade: TestUser;
  beforeEach(async () => {
    order = await orderOf(app, moderator, "SHIPPED");
    ({ ada, sade } = order);
  });

  test("shows its code to the buyer alone, and its hash to the seller alone", async () => {
    const { secret, digits } = await codeOf(order);
    const [seen, staff] = [await viewOf(order, sade), await viewOf(order, moderator)];
    expect(JSON.stringify([seen, staff])).not.toMatch(new RegExp(`${secret}|${digits}`));
    expect(seen?.reader).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      triesLeft: 15,
    });
    expect(await viewOf(order, ada)).toMatchObject({ reader: null });
    const everything = await queryOne<{ all: string }>(
      sql`select string_agg(p::text, '') as all from parcel p`,
    );
    expect(everything?.all).not.toContain(secret);
  });

  test("takes five wrong digits and pauses, and after fifteen needs another code", async () => {
    const code = await codeOf(order);
    const guess = (key = freshKey()) => refusal(handOver(sade.actor, key, { ...order, code: wrong(code) }));
    const key = freshKey();
    expect(await guess(key)).toBe("wrong_code");
    expect(await guess(key)).toBe("wrong_code");
    expect(await refusal(handOver(sade.actor, key, { ...order, code: code.digits }))).toBe("key_reused");
    for (let at = 0; at < 3; at++) expect(await guess()).toBe("wrong_code");
    expect(await guess()).toBe("code_locked");
    expect(await refusal(handOver(sade.actor, freshKey(), { ...order, code: code.digits }))).toBe(
      "code_locked",
    );
    for (let round = 0; round < 2; round++) {
      await app.moveTime("16 minutes");
      for (let at = 0; at < 4; at++) expect(await guess()).toBe("wrong_code");
      expect(await guess()).toBe("code_locked");
    }
    await app.moveTime("16 minutes");
    expect(await guess()).toBe("code_void");
    expect(await viewOf(order, ada)).toMatchObject({ code: { isVoid: true } });
    expect(await refusal(renewCode(sade.actor, freshKey(), order))).toBe("not_your_code");
    await renewCode(ada.actor, freshKey(), order);
    const next = await codeOf(order);
    expect(next.secret).not.toBe(code.secret);
    expect(await refusal(handOver(sade.actor, freshKey(), { ...order, code: code.secret }))).toBe(
      "wrong_code",
    );
    await handOver(sade.actor, freshKey(), { ...order, code: next.digits });
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CODE" });
  });
});

describe("PostgreSQL", () => {
  test("moves no deadline into the night, and counts the same working days as the quote", async () => {
    const { rows } = await app.asOwner(`
      select by_day('2026-12-01T20:59:59Z') as kept, by_day('2026-12-01T21:00:00Z') as late, by_day('2026-12-02T06:59:59Z') as early,
        by_day('2026-12-02T07:00:00Z') as morning`);
    expect(rows[0]).toEqual({
      kept: new Date("2026-12-01T20:59:59Z"),
      late: new Date("2026-12-02T09:00:00Z"),
      early: new Date("2026-12-02T09:00:00Z"),
      morning: new Date("2026-12-02T07:00:00Z"),
    });
    const { rows: days } = await app.asOwner(`
      select d::date::text as day, n, working_days_after(d::date, n)::text as after
      from generate_series('2026-11-01'::date, '2027-11-01', '1 day') d, generate_series(0, 5) n`);
    for (const { day, n, after } of days as { day: string; n: number; after: string }[])
      expect([day, n, after]).toEqual([day, n, workingDaysAfter(day, n)]);
  });

  test("gives a seller who begins in December as many working days as they said", async () => {
    const order = await orderOf(app, moderator, "BEGUN");
    const { rows } = await app.asOwner(
      "select lagos_day(t.deadline_at)::text as day, lagos_day(t.begun_at)::text as begun, (p.way->>'handlingDays')::int as days from trade t join parcel p on p.id = t.id where t.id = $1",
      [order.tradeId],
    );
    const { day, begun, days } = rows[0] as { day: string; begun: string; days: number };
    // A night moves it into the next morning.
    expect([workingDaysAfter(begun, days), nextDay(workingDaysAfter(begun, days))]).toContain(day);
  });
});

const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
