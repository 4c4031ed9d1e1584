import { afterAll, beforeAll, expect, test } from "vitest";
import { markRead, sendMessage } from "@/lib/chat/messages";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser } from "@/lib/testing/world";
import { beginTrade, deliverTrade } from "@/lib/trades";
import { freshKey, offerOf, sceneOf } from "@/lib/trades/scenes-for-tests";
import { latestNotices } from "./inbox/queries";
import { type NoticeStage, openNoticeStage } from "./stage-for-tests";

let stage: NoticeStage;

beforeAll(async () => {
  stage = await openNoticeStage();
});
afterAll(() => stage.close());

const keysOf = async (userId: string) => (await latestNotices(userId)).map(({ key }) => key);
const toFraction = (tradeId: string, part: number) =>
  stage.app.asOwner(
    `select set_clock(created_at + (deadline_at - created_at) * ${part} - now() + interval '1 second') from trade where id = $1`,
    [tradeId],
  );

test("whose turn it is is warned at half and at four fifths of their clock, once each", async () => {
  const { ada, bayo, tradeId } = await sceneOf(stage.app);
  await stage.relay();
  await toFraction(tradeId, 0.49);
  await stage.sweep();
  expect(await keysOf(bayo.id)).toEqual(["trade.accepted"]);
  await toFraction(tradeId, 0.5);
  await stage.sweep();
  await stage.sweep();
  await toFraction(tradeId, 0.8);
  await stage.sweep();
  expect(await keysOf(bayo.id)).toEqual(["trade.last_fifth", "trade.half_time", "trade.accepted"]);
  expect(await keysOf(ada.id)).toEqual([]);
  const [last] = await latestNotices(bayo.id);
  expect(last?.body).toContain("It’s your turn to start sending");
});

test("a clock that began anew is the other side's, and what is over has none", async () => {
  const { ada, bayo, tradeId } = await sceneOf(stage.app);
  await beginTrade(bayo.actor, freshKey(), { tradeId });
  await deliverTrade(bayo.actor, freshKey(), { tradeId });
  await stage.relay();
  await stage.app.asOwner(
    "select set_clock(delivered_at + (deadline_at - delivered_at) * 0.5 - now() + interval '1 second') from trade where id = $1",
    [tradeId],
  );
  await stage.sweep();
  expect(await keysOf(ada.id)).toContain("trade.half_time");
  expect(await keysOf(bayo.id)).not.toContain("trade.half_time");
});

test("a clock that has more time is warned at its new half", async () => {
  const { bayo, tradeId } = await sceneOf(stage.app);
  await stage.relay();
  await stage.app.asOwner("alter table trade disable trigger user");
  await stage.app.asOwner("update trade set deadline_at = deadline_at + interval '10 hours' where id = $1", [
    tradeId,
  ]);
  await stage.app.asOwner("alter table trade enable trigger user");
  await stage.app.moveTime("45 minutes");
  await stage.sweep();
  expect(await keysOf(bayo.id)).toEqual(["trade.accepted"]);
  await toFraction(tradeId, 0.5);
  await stage.sweep();
  expect(await keysOf(bayo.id)).toContain("trade.half_time");
});

test("unread messages make one notice after a minute, and none for a reader who is there", async () => {
  const { ada, bayo, tradeId } = await sceneOf(stage.app);
  const say = () => sendMessage(bayo.actor, { tradeId, clientKey: newId(), body: "Are you there?" });
  await say();
  await say();
  await stage.relay();
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  await say();
  await stage.relay();
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  expect(await keysOf(ada.id)).toEqual(["chat.message"]);
  await markRead(ada.actor, tradeId, 3);
  await say();
  await stage.relay();
  await markRead(ada.actor, tradeId, 4);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  expect(await keysOf(ada.id)).toEqual(["chat.message"]);
});

test("pictures without words are said to be pictures, until words are unread as well", async () => {
  const { ada, bayo, tradeId } = await sceneOf(stage.app);
  const say = (body: string) => sendMessage(bayo.actor, { tradeId, clientKey: newId(), body });
  const swept = async () => {
    await stage.relay();
    await stage.app.moveTime("61 seconds");
    await stage.sweep();
    return (await latestNotices(ada.id)).map(({ title }) => title);
  };
  await say("");
  expect(await swept()).toEqual(["Bayo sent a picture"]);
  await markRead(ada.actor, tradeId, 1);
  await say("");
  await say("Do you see it?");
  expect(await swept()).toEqual(["Bayo wrote to you", "Bayo sent a picture"]);
});

test("a seller is warned three days and one day before an offer ends", async () => {
  const bayo = await makeUser(stage.app, "Bayo Adeyemi");
  const days = 24 * 3_600_000;
  await offerOf(bayo, 1_000_00n, 4 * days);
  await stage.relay();
  await stage.app.moveTime("25 hours");
  await stage.sweep();
  await stage.app.moveTime("73 hours");
  await stage.sweep();
  expect(await keysOf(bayo.id)).toEqual(["offer.expiring_24h", "offer.expiring_72h"]);
  expect(await query(sql`select 1 as found from clock_warning where subject_kind = 'offer'`)).toEqual([]);
});

test("so is the seller of an offer that is paused, as its time runs on", async () => {
  const bayo = await makeUser(stage.app, "Bayo Adeyemi");
  const days = 24 * 3_600_000;
  await offerOf(bayo, 1_000_00n, 4 * days);
  await stage.relay();
  await stage.app.asOwner("update offer set state = 'PAUSED', paused_at = app_now() where seller_id = $1", [
    bayo.id,
  ]);
  await stage.app.moveTime("25 hours");
  await stage.sweep();
  expect(await keysOf(bayo.id)).toEqual(["offer.expiring_72h"]);
});
