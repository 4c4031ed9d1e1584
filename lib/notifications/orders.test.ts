import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { approveTrade, beginTrade } from "@/lib/trades";
import { handOver, renewCode } from "@/lib/trades/parcel/commands/hand-over";
import { sayDelivered, shipTrade, undoShipping } from "@/lib/trades/parcel/commands/send";
import { codeOf, orderOf, withCarrier } from "@/lib/trades/parcel/scene-for-tests";
import { tradeReactions } from "@/lib/trades/reactions";
import { freshKey, sceneOf } from "@/lib/trades/scenes-for-tests";
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

describe("an order", () => {
  test("says each of its steps once to who waits for it, though each event comes twice", async () => {
    const order = await orderTo("BEGUN");
    const { ada, sade } = order;
    await stage.relay(2);
    await shipTrade(sade.actor, freshKey(), { ...order, sent: withCarrier() });
    await stage.relay(2);
    await handOver(sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
    await stage.relay(2);
    await approveTrade(ada.actor, freshKey(), order);
    await stage.relay(2);
    expect((await dealingsOf(ada)).map(({ key, title }) => [key, title])).toEqual([
      ["order.begun", "Sade is packing your Clean phone with box"],
      ["order.sent", "Sade sent your Clean phone with box"],
      ["order.arrived", "Check your Clean phone with box"],
      ["order.completed", "Order completed: Clean phone with box"],
    ]);
    expect(await dealingKeys(sade)).toEqual(["order.placed", "order.completed"]);
    const [, sent] = await dealingsOf(ada);
    expect(sent?.body).toMatch(/It’s with GIG Logistics, tracking number GIG-104-\d+\./);
    expect((await lastDealing(sade))?.body).toMatch(/^Ada confirmed\. ₦[\d,.]+ is in your wallet\.$/);
  });

  test("is begun for the buyer as soon as it is, in the words of how it is delivered", async () => {
    const order = await orderTo();
    await stage.relay();
    await beginTrade(order.sade.actor, freshKey(), order);
    await stage.relay();
    expect(await lastDealing(order.ada)).toMatchObject({
      key: "order.begun",
      title: "Sade is packing your Clean phone with box",
    });
    expect((await lastDealing(order.ada))?.body).toContain("to send it.");
    const fetched = await orderTo("BEGUN", { isPickUp: true });
    await stage.relay();
    expect((await lastDealing(fetched.ada))?.body).toContain("to agree with you where to meet.");
  });

  test("says nothing of a step that is over by the time that it is written", async () => {
    const order = await orderTo("SHIPPED");
    const { ada, sade } = order;
    await undoShipping(sade.actor, freshKey(), order);
    await stage.relay(2);
    expect(await dealingKeys(ada)).toEqual(["order.begun", "order.sending_undone"]);
    await shipTrade(sade.actor, freshKey(), { ...order, sent: withCarrier() });
    await sayDelivered(sade.actor, freshKey(), order);
    await approveTrade(ada.actor, freshKey(), order);
    await stage.relay(2);
    expect(await dealingKeys(ada)).toEqual(["order.begun", "order.sending_undone", "order.completed"]);
  });
});

describe("an order of goods", () => {
  test("has no notice of a trade, and a trade of airtime none of an order", async () => {
    const { ada, bayo } = await sceneOf(stage.app, "DELIVERED");
    await stage.relay();
    expect(
      [...(await dealingKeys(ada)), ...(await dealingKeys(bayo))].filter((key) => key.startsWith("order.")),
    ).toEqual([]);
    const order = await orderTo("BEGUN");
    await stage.relay();
    expect([...(await dealingKeys(order.ada)), ...(await dealingKeys(order.sade))]).toEqual([
      "order.begun",
      "order.placed",
    ]);
  });

  test("that arrived says by which proof, and what silence does", async () => {
    const [word, code] = [await orderTo("SHIPPED"), await orderTo("SHIPPED")];
    await sayDelivered(word.sade.actor, freshKey(), word);
    await handOver(code.sade.actor, freshKey(), { ...code, code: (await codeOf(code)).digits });
    await stage.relay();
    expect((await lastDealing(word.ada))?.body).toMatch(
      /^Sade says that you have it\..*a moderator looks at it before anyone is paid\.$/,
    );
    expect((await lastDealing(code.ada))?.body).toMatch(
      /^You showed that you have it\..*If you report nothing by then, Sade is paid\.$/,
    );
    await later("61 seconds");
    expect(await textsTo(word.ada)).toEqual([expect.stringContaining("No answer? A moderator steps in")]);
    expect(await textsTo(code.ada)).toEqual([expect.stringContaining("No answer pays the seller")]);
  });

  test("that nobody reported is completed for both in words that say that the time ended", async () => {
    const order = await orderTo("SHIPPED");
    await handOver(order.sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
    await stage.app.moveTime("84 hours");
    await runDue(tradeReactions);
    await stage.relay(2);
    for (const person of [order.ada, order.sade])
      expect((await lastDealing(person))?.body).toContain(
        "The time to report a problem has ended, and none was reported.",
      );
    expect((await dealingKeys(order.sade)).filter((key) => key === "order.completed")).toHaveLength(1);
  });
});

describe("the text message of what was sent", () => {
  /** Everything that the database holds, as text. */
  async function everything(): Promise<string> {
    const { rows } = await stage.app.asOwner(
      "select string_agg(query_to_xml(format('select * from %I', tablename), true, false, '')::text, '') as all from pg_tables where schemaname = 'public'",
    );
    return (rows[0] as { all: string }).all;
  }

  test("has the handover code, which nothing else has", async () => {
    const order = await orderTo("SHIPPED");
    const { digits, secret } = await codeOf(order);
    await stage.relay();
    await later("61 seconds");
    const [text, ...more] = await textsTo(order.ada);
    expect(more).toEqual([]);
    expect(text).toContain(`Code ${digits}: show it only when you hold it and have looked at it.`);
    expect((text ?? "").length).toBeLessThanOrEqual(160);
    expect(await textsTo(order.sade)).toEqual([expect.not.stringContaining(digits)]);
    expect(JSON.stringify([await stage.mailsTo(order.ada.email), await dealingsOf(order.ada)])).not.toMatch(
      new RegExp(`\\b${digits}\\b`),
    );
    const kept = await everything();
    expect(kept).toContain(order.tradeId);
    expect(kept).not.toMatch(new RegExp(`\\b${digits}\\b|${secret}`));
  });

  test("has the newest code, and none once it is handed over", async () => {
    const order = await orderTo("SHIPPED");
    await stage.relay();
    await renewCode(order.ada.actor, freshKey(), order);
    const { digits } = await codeOf(order);
    await later("61 seconds");
    expect(await textsTo(order.ada)).toEqual([expect.stringContaining(`Code ${digits}:`)]);
    const over = await orderTo("SHIPPED");
    await stage.relay();
    await handOver(over.sade.actor, freshKey(), { ...over, code: (await codeOf(over)).digits });
    await later("61 seconds");
    expect(await textsTo(over.ada)).toEqual([expect.stringMatching(/is on its way\. http/)]);
  });
});
