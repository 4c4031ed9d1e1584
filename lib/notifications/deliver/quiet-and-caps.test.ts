import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { makeUser } from "@/lib/testing/world";
import { readNotices } from "../inbox/commands";
import { notify } from "../notify";
import { deliveriesOf, type NoticeStage, noticeOf, openNoticeStage } from "../stage-for-tests";

let stage: NoticeStage;

beforeAll(async () => {
  stage = await openNoticeStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

/** Moves the clock forward to the next such time of day in Lagos. */
const toLagos = (clock: string) =>
  stage.app.asOwner(
    `select set_clock(case when at > app_now() then at else at + interval '1 day' end - now())
     from (select (date_trunc('day', app_now() at time zone 'Africa/Lagos') + $1::interval) at time zone 'Africa/Lagos' as at) next`,
    [clock],
  );

test.each([
  ["before the night", "2026-11-29T21:59:59+01:00", 1320, 420, "2026-11-29T21:59:59+01:00"],
  ["as it begins", "2026-11-29T22:00:00+01:00", 1320, 420, "2026-11-30T07:00:00+01:00"],
  ["before midnight", "2026-11-29T23:59:59+01:00", 1320, 420, "2026-11-30T07:00:00+01:00"],
  ["after midnight", "2026-11-30T00:00:00+01:00", 1320, 420, "2026-11-30T07:00:00+01:00"],
  ["before it ends", "2026-11-30T06:59:59+01:00", 1320, 420, "2026-11-30T07:00:00+01:00"],
  ["as it ends", "2026-11-30T07:00:00+01:00", 1320, 420, "2026-11-30T07:00:00+01:00"],
  ["on the last of a year", "2026-12-31T23:30:00+01:00", 1320, 420, "2027-01-01T07:00:00+01:00"],
  ["by day", "2026-11-29T13:30:00+01:00", 780, 840, "2026-11-29T14:00:00+01:00"],
  ["from midnight on", "2026-11-30T00:10:00+01:00", 0, 360, "2026-11-30T06:00:00+01:00"],
  ["never", "2026-11-30T00:10:00+01:00", 0, 0, "2026-11-30T00:10:00+01:00"],
])("quiet hours %s", async (_name, at, from, until, sent) => {
  const { rows } = await stage.app.asOwner("select after_quiet_hours($1, $2, $3) as at", [at, from, until]);
  expect(rows[0].at).toEqual(new Date(sent));
});

test("a night comes as one email at seven, without what was read, and what is urgent came at once", async () => {
  const ada = await makeUser(stage.app, "Ada");
  await toLagos("22:30");
  const read = noticeOf(ada.id, "trade.completed");
  await notify([noticeOf(ada.id, "offer.expired"), read, noticeOf(ada.id, "dispute.opened")]);
  await toLagos("02:00");
  await stage.sweep();
  expect(await stage.mailsTo(ada.email)).toMatchObject([
    { subject: expect.stringContaining("reported a problem") },
  ]);
  await notify([noticeOf(ada.id, "trade.cancelled")]);
  await readNotices(ada.actor, { link: read.link });
  await toLagos("06:59");
  await stage.sweep();
  expect(await stage.mailsTo(ada.email)).toHaveLength(1);
  await toLagos("07:01");
  await stage.sweep();
  await stage.sweep();
  const [night, ...rest] = await stage.mailsTo(ada.email);
  expect(rest).toHaveLength(1);
  expect(night).toMatchObject({ subject: "2 things happened overnight" });
  expect(night?.text).toMatch(/Your offer has ended[\s\S]*Trade cancelled/);
  expect(night?.text).not.toContain("completed");
});

test("a night whose news was all read brings no email", async () => {
  const ada = await makeUser(stage.app, "Ada");
  await toLagos("23:30");
  await notify([noticeOf(ada.id, "offer.expired"), noticeOf(ada.id, "trade.cancelled")]);
  await readNotices(ada.actor, { upTo: "ffffffff-ffff-ffff-ffff-ffffffffffff" });
  await toLagos("07:01");
  await stage.sweep();
  expect(await stage.mailsTo(ada.email)).toEqual([]);
  expect(await deliveriesOf(ada.id)).toEqual(["MAIL SUPPRESSED read", "MAIL SUPPRESSED read"]);
});

/** A delivery that is certain, of a kind that has no place in the catalogue of these tests. */
const certainText = (userId: string) =>
  stage.app.asOwner(
    `with made as (
       insert into notice (id, user_id, fact, key, family, payload, is_urgent, group_key, link)
       select uuidv7(), $1, uuidv7()::text, 'trade.late', 'security', payload, true, 'security', '/settings/security'
       from notice where user_id = $1 limit 1 returning id)
     insert into delivery (id, notice_id, channel, is_certain, due_at) select uuidv7(), id, 'TEXT', true, app_now() from made`,
    [userId],
  );

test("the eleventh text of a day is not sent; what is certain is, and the next day is another", async () => {
  const bayo = await makeUser(stage.app, "Bayo");
  await toLagos("12:00");
  for (let sent = 0; sent < 12; sent += 1) await notify([noticeOf(bayo.id, "trade.late")]);
  await certainText(bayo.id);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  const texts = await stage.textsTo(bayo.phone);
  expect(texts).toHaveLength(11);
  const states = await deliveriesOf(bayo.id);
  expect(states.filter((one) => one === "TEXT SENT")).toHaveLength(11);
  expect(states.filter((one) => one === "TEXT SUPPRESSED cap")).toHaveLength(2);
  await stage.app.moveTime("24 hours");
  await notify([noticeOf(bayo.id, "trade.late")]);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  expect(await stage.textsTo(bayo.phone)).toHaveLength(12);
});

test("the twenty-first push of an hour is not sent", async () => {
  const kemi = await makeUser(stage.app, "Kemi");
  await toLagos("12:00");
  await stage.app.asOwner(
    `with opened as (
      insert into session (id, user_id, user_agent, address, expires_at) values ($1, $2, 'x', '127.0.0.1', app_now() + interval '1 day') returning id)
    insert into push_subscription (id, user_id, session_id, endpoint, p256dh, auth, user_agent)
    select $1, $2, id, 'https://fcm.googleapis.com/fcm/send/x', 'x', 'x', 'x' from opened`,
    [newId(), kemi.id],
  );
  await notify(Array.from({ length: 20 }, () => noticeOf(kemi.id, "chat.message")));
  await stage.app.asOwner(
    `update delivery set state = 'SENT', sent_at = app_now() where notice_id in (select id from notice where user_id = $1)`,
    [kemi.id],
  );
  await notify([noticeOf(kemi.id, "chat.message")]);
  await stage.app.moveTime("5 minutes");
  await stage.sweep();
  expect((await deliveriesOf(kemi.id)).at(-1)).toBe("PUSH SUPPRESSED cap");
});

test("every step is texted to those who want it, within one message", async () => {
  const kemi = await makeUser(stage.app, "Kemi");
  await toLagos("12:00");
  await notify([noticeOf(kemi.id, "trade.cancelled")]);
  await stage.app.asOwner(
    'insert into notification_setting (user_id, choices) values ($1, \'{"trades": {"TEXT": true}}\')',
    [kemi.id],
  );
  await notify([noticeOf(kemi.id, "trade.cancelled")]);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  const [text, ...more] = await stage.textsTo(kemi.phone);
  expect(more).toEqual([]);
  expect(text?.text).toBe("Amana: Trade cancelled: N1,000 MTN airtime http://localhost:3999/inbox");
});

test("after a night the newest is pushed and texted, each once, to those who want both", async () => {
  const kemi = await makeUser(stage.app, "Kemi");
  await toLagos("23:00");
  await stage.app.asOwner(
    'insert into notification_setting (user_id, choices) values ($1, \'{"trades": {"TEXT": true, "MAIL": false}}\')',
    [kemi.id],
  );
  await stage.app.asOwner(
    `with opened as (
      insert into session (id, user_id, user_agent, address, expires_at) values ($1, $2, 'x', '127.0.0.1', app_now() + interval '2 days') returning id)
    insert into push_subscription (id, user_id, session_id, endpoint, p256dh, auth, user_agent)
    select $1, $2, id, 'https://fcm.googleapis.com/fcm/send/y', 'x', 'x', 'x' from opened`,
    [newId(), kemi.id],
  );
  await notify([noticeOf(kemi.id, "trade.cancelled")]);
  await notify([noticeOf(kemi.id, "trade.lapsed")]);
  await stage.app.moveTime("9 hours");
  await stage.sweep().catch(() => {}); // the push itself has no service here
  const deliveries = await deliveriesOf(kemi.id);
  expect(deliveries.slice(0, 2)).toEqual(["PUSH SUPPRESSED gathered", "TEXT SUPPRESSED gathered"]);
  expect(deliveries.slice(2).filter((one) => one.includes("gathered"))).toEqual([]);
  expect(await stage.textsTo(kemi.phone)).toHaveLength(1);
});
