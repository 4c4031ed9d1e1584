import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { idOfMail } from "../deliver/mail";
import { notify } from "../notify";
import { readPreferences } from "../preferences/preferences";
import { retryAddress, unreachableAddress } from "../preferences/reach";
import { deliveriesOf, type NoticeStage, noticeOf, openNoticeStage } from "../stage-for-tests";
import { answerMailReport } from "./webhook";

const KEY = "mail-report-key-of-the-tests-0123456789";
let stage: NoticeStage;
let people: Record<"gone" | "spam" | "full" | "ada" | "failed" | "many", TestUser>;

beforeAll(async () => {
  stage = await openNoticeStage({ takesReports: true });
  people = {
    gone: await makeUser(stage.app, "gone"),
    spam: await makeUser(stage.app, "spam"),
    full: await makeUser(stage.app, "full"),
    ada: await makeUser(stage.app, "Ada"),
    failed: await makeUser(stage.app, "Failed"),
    many: await makeUser(stage.app, "Many"),
  };
  await stage.app.asOwner("update app_user set phone = '+2348030000001' where id = $1", [people.failed.id]);
  await stage.app.asOwner("update app_user set phone = '+2348030000004' where id = $1", [people.many.id]);
});
afterAll(() => stage.close());

const send = (body: unknown, key = KEY) =>
  answerMailReport(
    new Request("http://localhost/", {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
    key,
  );
const now = () => new Date().toISOString();
const bounceOf = ({ email }: TestUser, more: object = {}) => ({
  RecordType: "Bounce",
  Type: "HardBounce",
  Email: email,
  BouncedAt: now(),
  ...more,
});

/** Reads reports until something is so; each try relays what came twice. */
async function until(holds: () => Promise<boolean>) {
  await expect
    .poll(
      async () => {
        await stage.relay(2);
        return holds();
      },
      { timeout: 5_000, interval: 50 },
    )
    .toBe(true);
}

test("what a simulated carrier reports twice and shuffled marks deliveries and addresses once", async () => {
  const { gone, spam, full, ada } = people;
  for (const { id } of [gone, spam, full, ada]) await notify([noticeOf(id, "trade.accepted")]);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  await until(async () => (await unreachableAddress(gone.id)) === gone.email);
  await until(async () => (await readPreferences(spam.id)).hasComplained);
  await until(async () => (await deliveriesOf(full.id)).includes("MAIL FAILED SoftBounce"));
  await until(async () => (await deliveriesOf(ada.id)).includes("MAIL DELIVERED"));
  await until(async () => (await deliveriesOf(spam.id)).includes("MAIL DELIVERED"));
  await until(async () => (await deliveriesOf(gone.id)).includes("MAIL FAILED HardBounce"));
  expect(await unreachableAddress(full.id)).toBeUndefined();
  expect((await readPreferences(spam.id)).choices).toMatchObject({ trades: { MAIL: false } });
  // afterwards: nothing to a mailbox that is not there, nothing optional to who complained, and what is certain to them
  await stage.reset();
  for (const { id } of [gone, spam])
    await notify([noticeOf(id, "trade.accepted"), noticeOf(id, "dispute.opened")]);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  expect(await stage.mailsTo(gone.email)).toEqual([]);
  expect(await stage.mailsTo(spam.email)).toHaveLength(1);
});

test("a text that was not delivered is followed by one mail, however often that is reported; one that was is not", async () => {
  const { failed, many } = people;
  for (const { id } of [failed, many]) {
    await stage.app.asOwner(
      `insert into notification_setting (user_id, choices) values ($1, '{"trades": {"MAIL": false}}')`,
      [id],
    );
    await notify([noticeOf(id, "trade.accepted")]);
  }
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  await until(async () => (await deliveriesOf(failed.id)).some((one) => one.startsWith("TEXT FAILED")));
  await until(async () => (await deliveriesOf(many.id)).includes("TEXT DELIVERED"));
  await stage.sweep();
  await stage.sweep();
  await stage.relay(3);
  expect(await stage.mailsTo(failed.email)).toHaveLength(1);
  expect(await stage.mailsTo(many.email)).toEqual([]);
  expect(await deliveriesOf(many.id)).toEqual(["TEXT DELIVERED"]);
});

test("what is urgent is texted where the mailbox is gone, once the mail has failed and from then on", async () => {
  const chika = await makeUser(stage.app, "Chika");
  await stage.app.asOwner("update app_user set email = $2 where id = $1", [
    chika.id,
    `bounce@${chika.id}.test`,
  ]);
  await notify([noticeOf(chika.id, "dispute.settled")]);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  await stage.sweep();
  expect(await stage.textsTo(chika.phone)).toHaveLength(1);
  expect(await deliveriesOf(chika.id)).toEqual(["MAIL FAILED the mail server answered 550", "TEXT SENT"]);
  await notify([noticeOf(chika.id, "dispute.settled"), noticeOf(chika.id, "offer.expired")]);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  expect(await stage.textsTo(chika.phone)).toHaveLength(2);
  expect(await deliveriesOf(chika.id)).toHaveLength(3);
});

test("a report that comes before we know the message's number is not lost", async () => {
  const zainab = await makeUser(stage.app, "Zainab");
  await notify([noticeOf(zainab.id, "trade.half_time")]);
  await stage.sweep();
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  await stage.app.asOwner(
    `update text_message set state = 'DELIVERED', delivered_at = app_now()
     where provider_id in (select d.provider_id from delivery d join notice n on n.id = d.notice_id where n.user_id = $1)`,
    [zainab.id],
  );
  const { repeatReport } = await import("@/lib/channels");
  const [sent] = await query<{ provider: "termii"; providerId: string }>(sql`
    select d.provider, d.provider_id from delivery d join notice n on n.id = d.notice_id where n.user_id = ${zainab.id}::uuid and d.channel = 'TEXT'`);
  if (!sent) throw new Error("It was sent");
  await repeatReport(sent);
  await stage.relay();
  expect(await deliveriesOf(zainab.id)).toContain("TEXT DELIVERED");
});

test("delivered stays delivered, in whatever order reports come", async () => {
  const kemi = await makeUser(stage.app, "Kemi");
  await notify([noticeOf(kemi.id, "dispute.opened")]);
  const [mail] = await query<{ id: string }>(sql`
    select d.id from delivery d join notice n on n.id = d.notice_id where n.user_id = ${kemi.id}::uuid and d.channel = 'MAIL'`);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  const Metadata = { message: idOfMail(mail?.id ?? "") };
  const delivered = { RecordType: "Delivery", Recipient: kemi.email, DeliveredAt: now(), Metadata };
  const soft = { ...bounceOf(kemi, { Type: "SoftBounce", Metadata }) };
  for (const one of [delivered, soft, delivered, soft, soft]) {
    expect((await send(one)).status).toBe(200);
    await stage.relay(2);
  }
  expect(await deliveriesOf(kemi.id)).toContain("MAIL DELIVERED");
});

test("a late copy of a bounce does not undo that its owner tried again", async () => {
  const uche = await makeUser(stage.app, "Uche");
  const at = async (shift: string) =>
    (await query<{ at: Date }>(sql`select app_now() + ${shift}::interval as at`))[0]?.at.toISOString();
  const before = bounceOf(uche, { BouncedAt: await at("-1 hour") });
  await send(before);
  await stage.relay(2);
  expect(await unreachableAddress(uche.id), "it was verified after that").toBeUndefined();
  const bounced = bounceOf(uche, { BouncedAt: await at("1 second") });
  await send(bounced);
  await stage.relay(2);
  expect(await unreachableAddress(uche.id)).toBe(uche.email);
  await stage.app.moveTime("1 minute");
  await retryAddress({ userId: uche.id }, { outboxId: "1" });
  await send(bounced);
  await stage.relay(2);
  expect(await unreachableAddress(uche.id)).toBeUndefined();
  const [mail] = await stage.mailsTo(uche.email);
  expect(mail).toMatchObject({ subject: "Email from Amana reaches you again" });
});

test("is open only to who knows the key, and takes nothing that is malformed", async () => {
  const { ada } = people;
  expect((await send(bounceOf(ada), "mail-report-key-of-the-tests-0123456780")).status).toBe(404);
  const malformed = [
    "",
    "{",
    "[]",
    "null",
    { RecordType: "Bounce" },
    { ...bounceOf(ada), Email: 7 },
    { ...bounceOf(ada), BouncedAt: "yesterday" },
    { ...bounceOf(ada), Metadata: "x" },
    { ...bounceOf(ada), Email: "a".repeat(400) },
    { RecordType: "Delivery", Recipient: ada.email },
  ];
  for (const body of malformed) expect((await send(body)).status, JSON.stringify(body)).toBe(400);
  expect((await send("x".repeat(300_000))).status).toBe(413);
  expect((await send({ RecordType: "Open", Recipient: ada.email })).status).toBe(200);
  expect((await send({ ...bounceOf(ada), Type: "Transient" })).status).toBe(200);
  expect((await send(bounceOf({ ...ada, email: "nobody@amana.test" }))).status).toBe(200);
  await stage.relay(2);
  expect(await unreachableAddress(ada.id)).toBeUndefined();
});
