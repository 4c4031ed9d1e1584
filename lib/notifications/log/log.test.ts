import { call } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { textParts } from "../deliver/text-cost";
import { readNotices } from "../inbox/commands";
import { latestNotices } from "../inbox/queries";
import { notify } from "../notify";
import { deliveriesOf, type NoticeStage, noticeOf, openNoticeStage } from "../stage-for-tests";
import { costFigures } from "./figures";
import { logProcedures } from "./procedures";
import { deliveriesFor, noticeLife, noticesOf } from "./queries";

let stage: NoticeStage;
let support: TestUser;
let content: TestUser;

beforeAll(async () => {
  stage = await openNoticeStage();
  support = await makeUser(stage.app, "Sade", { staffRoles: ["SUPPORT"] });
  content = await makeUser(stage.app, "Nkem", { staffRoles: ["CONTENT"] });
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

async function sent(name: string): Promise<TestUser & { noticeId: string }> {
  const user = await makeUser(stage.app, name);
  await notify([noticeOf(user.id, "dispute.opened")]);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  const [notice] = await latestNotices(user.id);
  return { ...user, noticeId: notice?.id ?? "" };
}

const resend = (
  by: TestUser,
  input: { noticeId: string; channel: "MAIL" | "TEXT" | "PUSH" },
  key = newId(),
) => {
  const context: CallContext = {
    actor: by.actor,
    session: { id: newId(), hasFactor: true, isFresh: true },
    key,
    requestId: "test",
    address: "203.0.113.7",
    userAgent: "Test browser",
  };
  return call(
    logProcedures.resendNotice,
    { ...input, reason: "They never got it and asked us.", reasonCode: "asked" },
    { context },
  );
};

test("the log finds deliveries by person, kind, state, channel and day, with masked addresses", async () => {
  const ada = await sent("Ada");
  const { lines } = await deliveriesFor(support.actor, { person: ada.id });
  expect(lines.map(({ channel, state }) => `${channel} ${state}`).toSorted()).toEqual([
    "MAIL SENT",
    "TEXT SENT",
  ]);
  expect(
    JSON.stringify(lines, (_key, value) => (typeof value === "bigint" ? Number(value) : value)),
  ).not.toMatch(new RegExp(`${ada.email}|${ada.phone.slice(1)}`));
  const day = new Date(lines[0]?.createdAt ?? 0).toLocaleDateString("sv-SE", { timeZone: "Africa/Lagos" });
  const one = { person: ada.id, key: "dispute.opened", state: "SENT", channel: "TEXT", day } as const;
  expect((await deliveriesFor(support.actor, one)).lines).toHaveLength(1);
  for (const other of [
    { key: "trade.late" },
    { state: "FAILED" },
    { channel: "PUSH" },
    { day: "2020-01-01" },
    { person: newId() },
  ] as const)
    expect((await deliveriesFor(support.actor, { ...one, ...other })).lines).toEqual([]);
});

test("only who may open people's pages reads their names; who may not read the log finds nothing", async () => {
  const ada = await sent("Ada");
  const [seen] = (await deliveriesFor(support.actor, { person: ada.id })).lines;
  const [masked] = (await deliveriesFor(content.actor, { person: ada.id })).lines;
  expect([seen?.name, masked?.name]).toEqual([ada.name, null]);
  expect((await noticeLife(content.actor, ada.noticeId))?.name).toBeNull();
  for (const read of [
    () => deliveriesFor(ada.actor, {}),
    () => noticeLife(ada.actor, ada.noticeId),
    () => noticesOf(ada.actor, ada.id),
    () => costFigures(ada.actor, 7),
  ])
    await expect(read()).rejects.toMatchObject({ reason: "not_found" });
});

test("a notice is sent again once on each channel, though it was read, and the act is audited", async () => {
  const ada = await sent("Ada");
  await readNotices(ada.actor, { upTo: "ffffffff-ffff-ffff-ffff-ffffffffffff" });
  await stage.reset();
  const key = newId();
  await resend(support, { noticeId: ada.noticeId, channel: "MAIL" }, key);
  await resend(support, { noticeId: ada.noticeId, channel: "MAIL" }, key);
  await stage.relay(3);
  await stage.sweep();
  await stage.sweep();
  expect(await stage.mailsTo(ada.email)).toHaveLength(1);
  await expect(resend(support, { noticeId: ada.noticeId, channel: "MAIL" })).rejects.toMatchObject({
    reason: "resent_already",
  });
  await resend(support, { noticeId: ada.noticeId, channel: "TEXT" });
  await stage.relay();
  await stage.sweep();
  expect(await stage.textsTo(ada.phone)).toHaveLength(1);
  expect(await deliveriesOf(ada.id)).toHaveLength(4);
  const { rows } = await stage.app.asOwner(
    "select actor_id, reason, detail from audit where act = 'notice.resend' and subject_id = $1 order by id",
    [ada.noticeId],
  );
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ actor_id: support.id, detail: { channel: "MAIL", key: "dispute.opened" } });
});

test("five members of staff at once send it again once", async () => {
  const ada = await sent("Ada");
  await stage.reset();
  await Promise.allSettled(
    Array.from({ length: 5 }, () => resend(support, { noticeId: ada.noticeId, channel: "MAIL" })),
  );
  await stage.relay(2);
  await stage.sweep();
  await stage.sweep();
  expect(await stage.mailsTo(ada.email)).toHaveLength(1);
});

test("refuses what can't be sent again: by others, while it waits, by another channel, to no address", async () => {
  const ada = await sent("Ada");
  const auditor = await makeUser(stage.app, "Uju", { staffRoles: ["AUDITOR"] });
  for (const by of [content, auditor, ada])
    await expect(resend(by, { noticeId: ada.noticeId, channel: "MAIL" })).rejects.toMatchObject({
      reason: "not_found",
    });
  await expect(resend(support, { noticeId: newId(), channel: "MAIL" })).rejects.toMatchObject({
    reason: "not_found",
  });
  await expect(resend(support, { noticeId: ada.noticeId, channel: "PUSH" })).rejects.toMatchObject({
    reason: "no_address",
  });
  const bayo = await makeUser(stage.app, "Bayo");
  await notify([noticeOf(bayo.id, "dispute.opened"), noticeOf(bayo.id, "chat.message")]);
  const notices = await latestNotices(bayo.id);
  const idOf = (key: string) => notices.find((one) => one.key === key)?.id ?? "";
  await expect(resend(support, { noticeId: idOf("dispute.opened"), channel: "MAIL" })).rejects.toMatchObject({
    reason: "still_waiting",
  });
  await expect(resend(support, { noticeId: idOf("chat.message"), channel: "TEXT" })).rejects.toMatchObject({
    reason: "never_by_channel",
  });
});

test("figures count a text by its parts at the price in force, and what was read anyway", async () => {
  await stage.app.moveTime("2 minutes");
  await stage.sweep(); // what the tests before left to be sent
  await stage.app.asOwner("update delivery set sent_at = null where sent_at is not null");
  const [ada, bayo] = [await sent("Ada"), await sent("Bayo")];
  await readNotices(ada.actor, { upTo: "ffffffff-ffff-ffff-ffff-ffffffffffff" });
  for (const { id } of [ada, bayo])
    await stage.app.asOwner(
      `update delivery d set state = 'DELIVERED', ended_at = sent_at + interval '8 seconds' from notice n
       where n.id = d.notice_id and n.user_id = $1 and d.channel = 'TEXT'`,
      [id],
    );
  const { rows, costMinor } = await costFigures(support.actor, 1);
  const texts = rows.find(({ channel }) => channel === "TEXT");
  expect(texts).toMatchObject({
    key: "dispute.opened",
    sent: 2,
    delivered: 2,
    failed: 0,
    medianSeconds: 8,
    readAnyway: 1,
  });
  const [text] = await stage.textsTo(ada.phone);
  expect(texts?.costMinor).toBe(2n * 400n * BigInt(textParts(text?.text ?? "")));
  expect(costMinor).toBe(texts?.costMinor);
});

test.each([
  ["a".repeat(160), 1],
  ["a".repeat(161), 2],
  ["€".repeat(80), 1],
  ["€".repeat(81), 2],
  ["₦".repeat(70), 1],
  ["₦".repeat(71), 2],
  ["a".repeat(306), 2],
  ["a".repeat(307), 3],
])("a text of %s is %i parts", (text, parts) => {
  expect(textParts(text)).toBe(parts);
});
