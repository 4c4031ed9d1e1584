import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { beginTrade, deliverTrade } from "@/lib/trades";
import { freshKey, sceneOf } from "@/lib/trades/scenes-for-tests";
import { readNotices } from "../inbox/commands";
import { latestNotices, unreadOf } from "../inbox/queries";
import { openPushStage, type PushStage } from "./stage-for-tests";
import { devicesOf } from "./subscriptions";

let stage: PushStage;

beforeAll(async () => {
  stage = await openPushStage();
});
afterAll(() => stage.close());

const pushes = async (user: Parameters<PushStage["deliveries"]>[0]) =>
  (await stage.deliveries(user)).filter(({ channel }) => channel === "PUSH");

test("a purchase reaches the seller's browser at once, encrypted, without names and amounts", async () => {
  const { bayo, tradeId } = await sceneOf(stage.app);
  const browser = await stage.browserOf(bayo);
  await stage.relay();
  await stage.sweep();
  const [notice] = await latestNotices(bayo.id);
  expect(await stage.shown(browser)).toMatchObject({
    calls: 1,
    messages: [
      {
        key: "trade.accepted",
        id: notice?.id,
        to: bayo.id,
        sentence: expect.not.stringMatching(/Ada|₦/),
        link: `/trades/${tradeId}`,
        group: `trade:${tradeId}`,
        urgency: "high",
        ttl: 86_400,
      },
    ],
  });
  expect(await pushes(bayo)).toEqual([
    { channel: "PUSH", state: "SENT", reason: null, provider: "localhost" },
  ]);
});

test("a push is queued as soon as its notice is made, and once", async () => {
  const { bayo } = await sceneOf(stage.app);
  await stage.browserOf(bayo);
  await stage.relay(2);
  const [push] = await query<{ id: string }>(sql`
    select d.id from delivery d join notice n on n.id = d.notice_id where n.user_id = ${bayo.id}::uuid and d.channel = 'PUSH'`);
  const { rows: jobs } = await stage.app.asOwner(
    "select task_identifier as job from graphile_worker.jobs where key like $1",
    [`notices.deliver:${push?.id}:%`],
  );
  expect(jobs).toEqual([{ job: "notices.deliver" }]);
});

test("a person who allows it reads names and amounts on a locked screen", async () => {
  const { bayo } = await sceneOf(stage.app);
  const browser = await stage.browserOf(bayo);
  await stage.app.asOwner("insert into notification_setting (user_id, push_details) values ($1, true)", [
    bayo.id,
  ]);
  await stage.relay();
  await stage.sweep();
  expect((await stage.shown(browser)).messages).toMatchObject([
    { sentence: "Ada bought your ₦4,980.39 MTN airtime" },
  ]);
});

test("a newer push about a trade takes the place of one that an offline browser has not shown", async () => {
  const { ada, bayo, tradeId } = await sceneOf(stage.app);
  const [his, hers] = [await stage.browserOf(bayo), await stage.browserOf(ada)];
  await stage.relay();
  await stage.sweep();
  await beginTrade(bayo.actor, freshKey(), { tradeId });
  await stage.relay();
  await stage.app.asOwner(
    "select set_clock(created_at + (deadline_at - created_at) * 0.5 - now() + interval '1 second') from trade where id = $1",
    [tradeId],
  );
  await stage.sweep();
  await stage.sweep();
  const shown = await stage.shown(his);
  expect(shown).toMatchObject({ calls: 2, messages: [{ key: "trade.half_time" }] });
  const { messages } = await stage.shown(hers);
  expect(messages).toMatchObject([{ key: "trade.begun" }]);
  expect(messages[0].topic).not.toBe(shown.messages[0].topic);
});

test("a push is sent if one browser has accepted it; one that is gone is asked nothing any more", async () => {
  const { ada, bayo, tradeId } = await sceneOf(stage.app, "BEGUN");
  const [phone, desk, gone] = [
    await stage.browserOf(ada),
    await stage.browserOf(ada),
    await stage.browserOf(ada),
  ];
  await stage.answer(desk, 500);
  await stage.answer(gone, 410);
  await stage.relay();
  await stage.sweep();
  await stage.sweep();
  expect(await pushes(ada)).toMatchObject([{ state: "SENT" }]);
  expect((await stage.shown(phone)).messages).toMatchObject([{ link: `/trades/${tradeId}` }]);
  await deliverTrade(bayo.actor, freshKey(), { tradeId });
  await stage.relay();
  await stage.sweep();
  expect([await stage.shown(phone), await stage.shown(desk), await stage.shown(gone)]).toMatchObject([
    { calls: 2 },
    { calls: 2 },
    { calls: 1 },
  ]);
});

test.each([404, 410])(
  "a push service that answers %s ends the subscription, and the notice is mailed once",
  async (status) => {
    const { bayo, tradeId } = await sceneOf(stage.app);
    const browser = await stage.browserOf(bayo);
    await stage.answer(browser, status);
    await stage.relay();
    await stage.sweep();
    expect(await pushes(bayo)).toMatchObject([
      { state: "FAILED", reason: `the push service answered ${status}` },
    ]);
    expect(await devicesOf(bayo.id)).toEqual([]);
    await stage.app.moveTime("61 seconds");
    await stage.sweep();
    const mails = await stage.mailsTo(bayo.email);
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).toContain(tradeId);
  },
);

const messageTo = async (userId: string, fact: string) => {
  await query(sql`
    select notify_people(jsonb_build_array(jsonb_build_object('id', uuidv7(), 'user', ${userId}::uuid, 'fact', ${fact}::text,
      'key', 'chat.message', 'family', 'chat', 'urgent', true, 'certain', false, 'grace', 0,
      'payload', jsonb_build_object('other', 'Ada', 'title', 'airtime'), 'group', ${fact}::text, 'link', '/trades/x', 'push', 'on', 'mail', null, 'text', null)))`);
  await stage.sweep();
};

test("a kind without email is mailed when its push fails, unless the person chose no email", async () => {
  const { ada, bayo } = await sceneOf(stage.app);
  for (const user of [ada, bayo]) await stage.answer(await stage.browserOf(user), 404);
  await stage.app.asOwner(
    'insert into notification_setting (user_id, choices) values ($1, \'{"chat": {"MAIL": false}}\')',
    [bayo.id],
  );
  await messageTo(ada.id, "one");
  await messageTo(bayo.id, "one");
  expect(await stage.deliveries(ada)).toMatchObject([{ state: "FAILED" }, { channel: "MAIL" }]);
  expect(await stage.deliveries(bayo)).toMatchObject([{ state: "FAILED" }]);
});

test("three refusals in a row end a subscription, and a success between them starts the count anew", async () => {
  const { ada } = await sceneOf(stage.app);
  const browser = await stage.browserOf(ada);
  const answers = [400, 403, "none", 400, "redirect", 413, "none"] as const;
  for (const [at, answer] of answers.entries()) {
    await stage.answer(browser, answer);
    await messageTo(ada.id, `message ${at}`);
  }
  const { calls, messages } = await stage.shown(browser);
  expect({ calls, accepted: messages.length }).toEqual({ calls: 6, accepted: 1 });
});

test.each([429, 503, "hang"] as const)("a push service that answers %s is asked again", async (answer) => {
  const { ada } = await sceneOf(stage.app);
  const browser = await stage.browserOf(ada);
  await stage.answer(browser, answer);
  await expect(messageTo(ada.id, "one")).rejects.toThrow("localhost");
  expect(await stage.deliveries(ada)).toMatchObject([{ state: "QUEUED" }]);
  await stage.answer(browser, "none");
  await stage.sweep();
  expect(await stage.deliveries(ada)).toMatchObject([{ state: "SENT" }]);
  expect(await stage.shown(browser)).toMatchObject({ calls: 2, messages: [{ key: "chat.message" }] });
});

test("a push that no try gets through fails with the last", async () => {
  const { ada } = await sceneOf(stage.app);
  await stage.answer(await stage.browserOf(ada), 500);
  const tries: Error[] = [];
  await messageTo(ada.id, "one").catch((error: Error) => tries.push(error));
  for (let more = 0; more < 8; more += 1) await stage.sweep().catch((error: Error) => tries.push(error));
  expect(tries).toHaveLength(7);
  expect((await stage.deliveries(ada))[0]).toMatchObject({
    state: "FAILED",
    reason: "the push service answered 500",
  });
});

test("a redirect is not followed", async () => {
  const { ada } = await sceneOf(stage.app);
  const browser = await stage.browserOf(ada);
  await stage.answer(browser, "redirect");
  await messageTo(ada.id, "one");
  expect((await stage.deliveries(ada))[0]).toMatchObject({
    state: "FAILED",
    reason: "the push service answered 307",
  });
});

test("twenty pushes an hour are the most, and no browser is asked for more", async () => {
  const { ada } = await sceneOf(stage.app);
  const browser = await stage.browserOf(ada);
  for (let at = 0; at < 22; at += 1) await messageTo(ada.id, `message ${at}`);
  expect((await stage.shown(browser)).calls).toBe(20);
});

test("a tapped push is read, with what else leads to its page", async () => {
  const { ada, bayo, tradeId } = await sceneOf(stage.app);
  await stage.browserOf(bayo);
  await stage.relay();
  await stage.sweep();
  const [notice] = await latestNotices(bayo.id);
  await readNotices(ada.actor, { tapped: notice?.id ?? "" });
  await stage.relay();
  expect(await unreadOf(bayo.id)).toBe(1);
  expect(await pushes(bayo)).toMatchObject([{ state: "SENT" }]);
  await readNotices(bayo.actor, { tapped: notice?.id ?? "" });
  await stage.relay(2);
  expect(await unreadOf(bayo.id)).toBe(0);
  expect(await pushes(bayo)).toMatchObject([{ state: "READ" }]);
  expect(notice?.link).toBe(`/trades/${tradeId}`);
});
