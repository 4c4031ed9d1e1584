import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { readNotices } from "../inbox/commands";
import { latestNotices, readInbox, unreadOf } from "../inbox/queries";
import { notify } from "../notify";
import { savePreferences } from "../preferences/preferences";
import { type NoticeStage, noticeOf, openNoticeStage } from "../stage-for-tests";
import { digestRule } from "./digest";

let stage: NoticeStage;

beforeAll(async () => {
  stage = await openNoticeStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

/** Moves the clock forward to the next such time in Lagos; of a day of the week, Monday is 1. */
async function toLagos(clock: string, day?: number) {
  await stage.app.asOwner(
    `select set_clock(at - now()) from (
       select (date_trunc('day', app_now() at time zone 'Africa/Lagos') + make_interval(days => ahead) + $1::interval) at time zone 'Africa/Lagos' as at
       from generate_series(0, 8) ahead) next
     where at > app_now() and ($2::int is null or extract(isodow from at at time zone 'Africa/Lagos') = $2) order by at limit 1`,
    [clock, day ?? null],
  );
}

/** Chat alone: no email of its own. */
async function wants(digest: "daily" | "weekly"): Promise<TestUser> {
  const user = await makeUser(stage.app, "Ada");
  await savePreferences(user.actor, 1, { digest });
  return user;
}

const news = ({ id }: TestUser, count: number) =>
  notify(Array.from({ length: count }, () => noticeOf(id, "chat.message")));

async function sweepAndMail() {
  await stage.sweep();
  await stage.app.moveTime("2 minutes");
  await stage.sweep();
}

test("a summary of a day comes at eight, once, and counts what is unread", async () => {
  await toLagos("09:00");
  const ada = await wants("daily");
  await news(ada, 7);
  const [read] = await latestNotices(ada.id);
  await readNotices(ada.actor, { link: read?.link ?? "" });
  await toLagos("07:58");
  await sweepAndMail();
  expect(await stage.mailsTo(ada.email)).toEqual([]);
  await toLagos("08:01");
  await sweepAndMail();
  await sweepAndMail();
  const [mail, ...more] = await stage.mailsTo(ada.email);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ subject: "6 things you haven’t read, since yesterday" });
  expect(mail?.text).toContain("And 1 more.");
  expect(mail?.headers["list-unsubscribe"]).toContain(".digest.");
  expect(await unreadOf(ada.id), "it is no notice in the inbox").toBe(6);
  expect((await latestNotices(ada.id)).map(({ key }) => key)).not.toContain("digest.daily");
  expect((await readInbox(ada.id)).groups.map(({ group }) => group)).not.toContain("digest");
  await toLagos("08:05");
  await sweepAndMail();
  expect(await stage.mailsTo(ada.email), "nothing is new on the next day").toHaveLength(1);
});

test("is never empty: not of what was all read, nor of nothing", async () => {
  await toLagos("09:00");
  const [ada, bayo] = [await wants("daily"), await wants("daily")];
  await news(ada, 2);
  await readNotices(ada.actor, { upTo: "ffffffff-ffff-ffff-ffff-ffffffffffff" });
  await toLagos("08:01");
  await sweepAndMail();
  expect(await stage.mailsTo(ada.email)).toEqual([]);
  expect(await stage.mailsTo(bayo.email)).toEqual([]);
});

test("comes once though its job runs five times at once, and was hours late; not in the night", async () => {
  await toLagos("09:00");
  const [late, tooLate] = [await wants("daily"), await wants("daily")];
  await news(late, 1);
  await toLagos("15:30");
  await news(tooLate, 1);
  await toLagos("08:00");
  await stage.app.moveTime("7 hours");
  await stage.app.asOwner("update notification_setting set digest = 'off' where user_id = $1", [tooLate.id]);
  await Promise.all(Array.from({ length: 5 }, () => digestRule.run({ id: late.id, version: "1" })));
  await sweepAndMail();
  expect(await stage.mailsTo(late.email)).toMatchObject([
    { subject: "One thing you haven’t read, since yesterday" },
  ]);
  await stage.app.asOwner("update notification_setting set digest = 'daily' where user_id = $1", [
    tooLate.id,
  ]);
  await stage.app.moveTime("6 hours");
  await sweepAndMail();
  expect(await stage.mailsTo(tooLate.email)).toEqual([]);
});

test("a job that was killed before it mailed mails once when it runs again", async () => {
  await toLagos("09:00");
  const ada = await wants("daily");
  await news(ada, 3);
  await toLagos("08:02");
  await digestRule.run({ id: ada.id, version: "1" });
  expect(await stage.mailsTo(ada.email)).toEqual([]);
  await digestRule.run({ id: ada.id, version: "1" });
  await sweepAndMail();
  await sweepAndMail();
  expect(await stage.mailsTo(ada.email)).toHaveLength(1);
});

test("a summary of a week comes on Mondays alone", async () => {
  await toLagos("10:00", 1);
  const ada = await wants("weekly");
  await toLagos("12:00", 3);
  await news(ada, 2);
  await toLagos("08:05", 5);
  await sweepAndMail();
  expect(await stage.mailsTo(ada.email)).toEqual([]);
  await toLagos("08:05", 1);
  await sweepAndMail();
  await toLagos("08:05", 2);
  await sweepAndMail();
  expect(await stage.mailsTo(ada.email)).toMatchObject([{ subject: "2 things you haven’t read, this week" }]);
});

test("who has chosen it at noon gets the first one the next morning; who reported spam, none", async () => {
  await toLagos("09:00");
  const [noon, spam] = [await makeUser(stage.app, "Noon"), await wants("daily")];
  await news(noon, 1);
  await news(spam, 1);
  await stage.app.asOwner("update notification_setting set complained_at = app_now() where user_id = $1", [
    spam.id,
  ]);
  await toLagos("12:00");
  await savePreferences(noon.actor, 1, { digest: "daily" });
  await sweepAndMail();
  expect(await stage.mailsTo(noon.email)).toEqual([]);
  await toLagos("08:01");
  await sweepAndMail();
  expect(await stage.mailsTo(noon.email)).toHaveLength(1);
  expect(await stage.mailsTo(spam.email)).toEqual([]);
});
