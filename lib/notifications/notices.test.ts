import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ruledFinally } from "@/lib/disputes/scenes-for-tests";
import { query, sql } from "@/lib/kernel/db";
import { makeUser } from "@/lib/testing/world";
import { approveTrade } from "@/lib/trades";
import { applyOutages } from "@/lib/trades/outages/apply";
import { closeOutage } from "@/lib/trades/outages/commands";
import { markDown } from "@/lib/trades/outages/scene-for-tests";
import { freshKey, sceneOf } from "@/lib/trades/scenes-for-tests";
import { readNotices } from "./inbox/commands";
import { latestNotices, readInbox, unreadOf } from "./inbox/queries";
import { type NoticeStage, openNoticeStage } from "./stage-for-tests";

let stage: NoticeStage;

beforeAll(async () => {
  stage = await openNoticeStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const titlesOf = async (userId: string) =>
  (await latestNotices(userId)).map(({ title }) => title).toReversed();
const statesOf = (userId: string) =>
  query<{ channel: string; state: string; reason: string | null }>(sql`
    select d.channel, d.state, d.reason from delivery d join notice n on n.id = d.notice_id where n.user_id = ${userId}::uuid order by n.id, d.channel`);

test("a sale reaches the seller in the inbox, by email and by text, though its event comes twice", async () => {
  const { bayo, tradeId } = await sceneOf(stage.app);
  await stage.relay(2);
  expect(await titlesOf(bayo.id)).toEqual(["Ada bought your ₦4,980.39 MTN airtime"]);
  expect(await stage.mailsTo(bayo.email)).toEqual([]);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  await stage.sweep();
  const [mail, ...moreMail] = await stage.mailsTo(bayo.email);
  expect(moreMail).toEqual([]);
  expect(mail).toMatchObject({ subject: "Ada bought your ₦4,980.39 MTN airtime" });
  expect(JSON.stringify(mail)).toContain(`/trades/${tradeId}`);
  const [text, ...moreTexts] = await stage.textsTo(bayo.phone);
  expect(moreTexts).toEqual([]);
  expect(JSON.stringify(text)).toContain("Ada paid N4,150.33");
  expect(await statesOf(bayo.id)).toEqual([
    { channel: "MAIL", state: "SENT", reason: null },
    { channel: "TEXT", state: "SENT", reason: null },
  ]);
});

test("what was read on the page within the minute is neither mailed nor texted", async () => {
  const { bayo, tradeId } = await sceneOf(stage.app);
  await stage.relay();
  expect(await unreadOf(bayo.id)).toBe(1);
  await readNotices(bayo.actor, { link: `/trades/${tradeId}` });
  expect(await unreadOf(bayo.id)).toBe(0);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  expect(await stage.mailsTo(bayo.email)).toEqual([]);
  expect((await statesOf(bayo.id)).map(({ state, reason }) => [state, reason])).toEqual([
    ["SUPPRESSED", "read"],
    ["SUPPRESSED", "read"],
  ]);
});

test("both parties are notified of each step of a trade, grouped under one subject", async () => {
  const { ada, bayo, tradeId } = await sceneOf(stage.app, "DELIVERED");
  await approveTrade(ada.actor, freshKey(), { tradeId });
  await stage.relay();
  expect(await titlesOf(bayo.id)).toEqual([
    "Ada bought your ₦4,980.39 MTN airtime",
    "You’ve been paid ₦4,088.08: ₦4,980.39 MTN airtime",
  ]);
  expect(await titlesOf(ada.id)).toEqual([
    "Bayo is sending your ₦4,980.39 MTN airtime",
    "Is your ₦4,980.39 MTN airtime in?",
    "Trade completed: ₦4,980.39 MTN airtime",
  ]);
  const { groups } = await readInbox(ada.id);
  expect(groups).toMatchObject([{ link: `/trades/${tradeId}`, unread: 3, count: 3 }]);
});

test("a dispute and its ruling reach both, each in their words", async () => {
  const { ada, bayo, tradeId } = await sceneOf(stage.app, "DISPUTED");
  await stage.relay();
  expect(await titlesOf(ada.id)).toContain("You reported a problem: ₦4,980.39 MTN airtime");
  expect(await titlesOf(bayo.id)).toContain("Ada reported a problem: ₦4,980.39 MTN airtime");
  const chidi = await makeUser(stage.app, "Chidi", { staffRoles: ["MODERATOR"] });
  await ruledFinally(chidi, tradeId, "refund");
  await stage.relay();
  const [latest] = await latestNotices(bayo.id);
  expect(latest).toMatchObject({
    key: "dispute.final",
    body: expect.stringContaining("The buyer got ₦4,150.33 back."),
  });
});

test("a reader of Hausa gets the email in its letters, and the text in letters that fit into one message", async () => {
  const { bayo } = await sceneOf(stage.app);
  await stage.app.asOwner("insert into notification_setting (user_id, language) values ($1, 'ha')", [
    bayo.id,
  ]);
  await stage.relay();
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  const [mail] = await stage.mailsTo(bayo.email);
  expect(mail).toMatchObject({ subject: "Ada ya sayi ₦4,980.39 MTN airtime ɗinku" });
  expect(JSON.stringify(mail)).toContain("Sannu Bayo");
  const [text] = await stage.textsTo(bayo.phone);
  expect(JSON.stringify(text)).toContain("Amana: Ada ya biya N4,150.33 don N4,980.39 MTN airtime dinku.");
});

test("both sides of each trade learn of the deadline that an outage has moved", async () => {
  const chidi = await makeUser(stage.app, "Chidi", { staffRoles: ["MODERATOR"] });
  const first = await sceneOf(stage.app);
  const second = await sceneOf(stage.app, "DELIVERED");
  const outageId = await markDown(chidi);
  await stage.app.moveTime("10 minutes");
  await closeOutage(chidi.actor, freshKey(), { id: outageId });
  await applyOutages();
  await stage.relay(2);
  const moved = "Your deadline moved: ₦4,980.39 MTN airtime";
  for (const { ada, bayo } of [first, second]) {
    for (const { id } of [ada, bayo]) {
      expect((await titlesOf(id)).filter((title) => title === moved)).toHaveLength(1);
    }
  }
});
