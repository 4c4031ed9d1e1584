import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { cancelTrade, declineProposal } from "@/lib/trades";
import { ordersOf } from "@/lib/trades/parcel/cancels-for-tests";
import { handOver, renewCode } from "@/lib/trades/parcel/commands/hand-over";
import { agreeMeeting, proposeMeeting } from "@/lib/trades/parcel/commands/meet";
import { codeOf, type Order, orderOf } from "@/lib/trades/parcel/scene-for-tests";
import { tradeReactions } from "@/lib/trades/reactions";
import { appNow, freshKey, reasonOf } from "@/lib/trades/scenes-for-tests";
import { latestNotices } from "./inbox/queries";
import { dealingKeys, dealingsOf, lastDealing } from "./orders-for-tests";
import { type NoticeStage, openNoticeStage } from "./stage-for-tests";

let stage: NoticeStage;
let moderator: TestUser;

beforeAll(async () => {
  stage = await openNoticeStage();
  moderator = await makeUser(stage.app, "Musa", { staffRoles: ["MODERATOR"] });
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const orderTo = (
  ...how: Parameters<typeof orderOf> extends [unknown, unknown, ...infer Rest] ? Rest : never
) => orderOf(stage.app, moderator, ...how);
const textsTo = async ({ phone }: TestUser) => (await stage.textsTo(phone)).map(({ text }) => text);

/** Time passes, and what is due by then goes out. */
async function later(interval: string): Promise<void> {
  await stage.app.moveTime(interval);
  await stage.sweep();
}

const speak = ({ id }: TestUser, language: string) =>
  stage.app.asOwner("insert into notification_setting (user_id, language) values ($1, $2)", [id, language]);

const typeWrong = async (order: Order, times: number) => {
  const { digits } = await codeOf(order);
  const wrong = String((Number(digits) + 1) % 1_000_000).padStart(6, "0");
  for (let at = 0; at < times; at++)
    await handOver(order.sade.actor, freshKey(), { ...order, code: wrong }).catch(reasonOf);
};

describe("the end of an order", () => {
  test("by its seller says why, in the reader’s language, and what became of the money and the listing", async () => {
    const order = await orderTo("BEGUN");
    await speak(order.ada, "ha");
    await cancelTrade(order.sade.actor, freshKey(), { ...order, reason: "OUT_OF_STOCK" });
    await stage.relay(2);
    expect((await lastDealing(order.ada))?.body).toMatch(
      /^Sade ya soke ta\. Mai sayarwa ba shi da kayan kuma\.\n\n₦[\d,.]+ ya koma walat ɗinku, har da kuɗin aikawa\.$/,
    );
    expect((await lastDealing(order.sade))?.body).toMatch(
      /^You cancelled it\. The seller doesn’t have it any more\.\n\nAda got ₦[\d,.]+ back\. Your listing is paused until you resume it\.$/,
    );
    expect((await dealingKeys(order.ada)).filter((key) => key === "order.cancelled")).toHaveLength(1);
    await stage.sweep();
    await later("12 hours");
    expect((await textsTo(order.ada)).at(-1)).toMatch(
      /an soke odar Clean phone with box\. N[\d,.]+ ya koma walat dinku/,
    );
  });

  test("by its buyer says why", async () => {
    const order = await orderTo();
    await cancelTrade(order.ada.actor, freshKey(), { ...order, reason: "CHANGED_MIND" });
    await stage.relay();
    expect((await lastDealing(order.sade))?.body).toMatch(
      /^Ada cancelled it\. The buyer changed their mind\.\n\nAda got ₦[\d,.]+ back\.$/,
    );
  });

  test.each([
    ["IN_ESCROW", "37 hours", "start"],
    ["BEGUN", "8 days", "send it"],
  ] as const)("by the clock from %s says what was not done, once", async (from, interval, what) => {
    const order = await orderTo(from);
    await stage.app.moveTime(interval);
    await runDue(tradeReactions);
    await stage.relay(2);
    expect((await lastDealing(order.ada))?.body).toMatch(
      new RegExp(
        `^Sade didn’t ${what} in time\\.\\n\\n₦[\\d,.]+ is back in your wallet, delivery included\\.$`,
      ),
    );
    expect((await lastDealing(order.sade))?.body).toContain(
      `You didn’t ${what} in time, so your listing is paused.`,
    );
    expect((await dealingKeys(order.ada)).filter((key) => key === "order.lapsed")).toHaveLength(1);
  });

  test("gives back exactly what was paid, delivery too", async () => {
    const order = await orderTo();
    const paid = await query<{ total: string }>(sql`
      select (t.price_minor + p.fee_minor)::text as total from trade t join parcel p on p.id = t.id where t.id = ${order.tradeId}::uuid`);
    await cancelTrade(order.ada.actor, freshKey(), { ...order, reason: "TOO_SLOW" });
    await stage.relay();
    const [notice] = await query<{ payload: { back: { minor: string } } }>(sql`
      select payload from notice where user_id = ${order.ada.id}::uuid and key = 'order.cancelled'`);
    expect(notice?.payload.back.minor).toBe(paid[0]?.total);
  });
});

describe("a handover code", () => {
  test("that was typed wrong five times is said to both, and so is one that is void, and a new one", async () => {
    const order = await orderTo("SHIPPED");
    const { ada, sade } = order;
    await stage.relay();
    await typeWrong(order, 5);
    await stage.relay(2);
    for (const person of [ada, sade])
      expect((await lastDealing(person))?.title).toMatch(/^Wrong handover codes:/);
    for (let round = 0; round < 2; round++) {
      await stage.app.moveTime("16 minutes");
      await typeWrong(order, 5);
      await stage.relay(2);
    }
    expect((await lastDealing(ada))?.body).toContain("Make another code on the order’s page");
    expect((await lastDealing(sade))?.body).toContain("Ask Ada to make another code.");
    await renewCode(ada.actor, freshKey(), order);
    await stage.relay(2);
    for (const person of [ada, sade]) {
      const keys = await dealingKeys(person);
      expect(keys.filter((key) => key === "order.code_locked")).toHaveLength(3);
      expect(keys.filter((key) => key === "order.code_renewed")).toHaveLength(1);
    }
  });
});

describe("a meeting", () => {
  const PLACE = "Ikeja City Mall, main entrance";
  const proposed = async () => {
    const order = await orderTo("BEGUN", { isPickUp: true });
    await stage.relay();
    const at = new Date((await appNow()).getTime() + 26 * 3_600_000).toISOString();
    await proposeMeeting(order.ada.actor, freshKey(), { ...order, at, place: PLACE });
    return order;
  };

  test("that one proposes is put to the other with its place and time, and is said to both once it is agreed", async () => {
    const order = await proposed();
    await stage.relay(2);
    expect(await dealingsOf(order.sade)).toMatchObject([
      { key: "order.placed" },
      { key: "trade.proposal", title: "Ada proposes where to meet: Clean phone with box" },
    ]);
    expect((await lastDealing(order.sade))?.body).toMatch(
      new RegExp(`^${PLACE}, .* Lagos time\\. Agree, or decline`),
    );
    await agreeMeeting(order.sade.actor, freshKey(), order);
    await stage.relay(2);
    expect((await lastDealing(order.ada))?.body).toMatch(
      new RegExp(`^${PLACE}, .*show your handover code\\.$`),
    );
    expect((await lastDealing(order.sade))?.body).toContain("ask for their handover code");
  });

  test("that was declined is said to who proposed it, and one that no longer stands to nobody", async () => {
    const order = await proposed();
    await declineProposal(order.sade.actor, freshKey(), order);
    await stage.relay(2);
    expect(await dealingKeys(order.sade)).toEqual(["order.placed"]);
    expect(await lastDealing(order.ada)).toMatchObject({
      key: "trade.proposal_ended",
      title: "Sade declined your proposal: Clean phone with box",
    });
  });
});

describe("three cancelled orders", () => {
  test.each([
    [
      "seller",
      "DAMAGED",
      "You cancelled three orders within 30 days, so you can’t publish",
      "you can't publish until",
    ],
    [
      "buyer",
      "TOO_SLOW",
      "You cancelled three orders within 7 days, so you can’t buy",
      "you can't buy until",
    ],
  ] as const)("are said to the %s once, with why and until when", async (side, reason, why, short) => {
    const { ada, sade, cancel } = await ordersOf(stage.app, moderator, 3);
    for (let at = 0; at < 3; at++) await cancel(side, reason);
    await stage.relay(2);
    const person = side === "buyer" ? ada : sade;
    const notices = await latestNotices(person.id);
    expect(notices.map(({ key }) => key)).toEqual(["account.paused"]);
    expect(notices[0]?.body).toContain(why);
    expect(notices[0]?.body).toMatch(/until \d+ \w+ \d{4}, \d\d:\d\d, Lagos time/);
    await later("1 second");
    expect(await textsTo(person)).toEqual([expect.stringContaining(short)]);
    expect(await latestNotices((side === "buyer" ? sade : ada).id)).toEqual([]);
  });
});
