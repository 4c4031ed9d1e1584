import { call } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { emailToken } from "@/lib/identity/contact/codes";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { makeUser } from "@/lib/testing/world";
import { notify } from "../notify";
import { readPreferences } from "../preferences/preferences";
import { type NoticeStage, noticeOf, openNoticeStage } from "../stage-for-tests";
import { answerOneClick, showPage } from "./one-click-webhook";
import { unsubscribeProcedures } from "./procedures";
import { unsubscribeToken } from "./token";
import { readUnsubscribe, unsubscribe } from "./unsubscribe";

let stage: NoticeStage;

beforeAll(async () => {
  stage = await openNoticeStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

/** Signed out, from anywhere. */
const nobody: CallContext = {
  actor: null,
  session: null,
  key: undefined,
  requestId: "test",
  address: "203.0.113.7",
  userAgent: "Mail client",
};

/** Sends what is due, by day: nothing waits for the morning. */
async function deliverNow() {
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  await stage.app.moveTime("12 hours");
  await stage.sweep();
}

const tokenIn = (address = "") => /\/api\/unsubscribe\/([\w.-]+)>$/.exec(address)?.[1] ?? "";

test("email that may be off has one-click headers and a link; what can't be switched off has neither", async () => {
  const ada = await makeUser(stage.app, "Ada");
  await notify([noticeOf(ada.id, "dispute.opened")]);
  await stage.app.moveTime("61 seconds");
  await stage.sweep();
  const [certain] = await stage.mailsTo(ada.email);
  expect(certain).toBeDefined();
  expect(certain?.headers["list-unsubscribe"]).toBeUndefined();
  expect(certain?.text).not.toContain("/unsubscribe");
  await stage.reset();
  await notify([noticeOf(ada.id, "trade.accepted")]);
  await deliverNow();
  const [mail] = await stage.mailsTo(ada.email);
  expect(mail?.headers).toMatchObject({ "list-unsubscribe-post": "List-Unsubscribe=One-Click" });
  const token = tokenIn(mail?.headers["list-unsubscribe"]);
  expect(token).toBe(unsubscribeToken({ userId: ada.id, topics: ["trades"] }));
  expect(mail?.text).toContain(`/unsubscribe?token=${token}`);
});

test("a mail client's post switches a family off, once, without a session; opening the link does not", async () => {
  const ada = await makeUser(stage.app, "Ada");
  const token = unsubscribeToken({ userId: ada.id, topics: ["trades"] });
  expect(showPage(token).headers.get("location")).toBe(`/unsubscribe?token=${token}`);
  expect(await readUnsubscribe(token)).toEqual({ names: ["Trades"], on: ["trades"] });
  expect(await readPreferences(ada.id)).toMatchObject({ version: 1, choices: {} });
  const answers = await Promise.all(Array.from({ length: 5 }, () => answerOneClick(token)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(await readPreferences(ada.id)).toMatchObject({ version: 2, choices: { trades: { MAIL: false } } });
  await notify([noticeOf(ada.id, "trade.accepted"), noticeOf(ada.id, "dispute.opened")]);
  await deliverNow();
  const mails = await stage.mailsTo(ada.email);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ subject: expect.stringContaining("reported a problem") });
});

test("undo switches on what was switched off, and nothing else", async () => {
  const ada = await makeUser(stage.app, "Ada");
  const offers = unsubscribeToken({ userId: ada.id, topics: ["offers"] });
  await unsubscribe(offers);
  const token = unsubscribeToken({ userId: ada.id, topics: ["trades", "offers"] });
  const done = await call(unsubscribeProcedures.unsubscribe, { token }, { context: nobody });
  expect(done).toEqual({ off: ["trades"] });
  const undo = { token, topics: [...done.off, "chat" as const] };
  await call(unsubscribeProcedures.resubscribe, undo, { context: nobody });
  expect((await readPreferences(ada.id)).choices).toEqual({ offers: { MAIL: false } });
});

test("a summary is switched off by its own link", async () => {
  const ada = await makeUser(stage.app, "Ada");
  await stage.app.asOwner("insert into notification_setting (user_id, digest) values ($1, 'daily')", [
    ada.id,
  ]);
  expect(await unsubscribe(unsubscribeToken({ userId: ada.id, topics: ["digest"] }))).toEqual(["digest"]);
  expect(await readPreferences(ada.id)).toMatchObject({ digest: "off", choices: {} });
});

test("email of a night can be switched off for all that it was about", async () => {
  const ada = await makeUser(stage.app, "Ada");
  await stage.app.asOwner(
    "insert into notification_setting (user_id, quiet_from, quiet_until) select $1, m, (m + 120) % 1440 from (select (extract(epoch from app_now() at time zone 'Africa/Lagos')::bigint / 60 % 1440)::int as m) now",
    [ada.id],
  );
  await notify([noticeOf(ada.id, "trade.completed"), noticeOf(ada.id, "offer.expired")]);
  await stage.app.moveTime("3 hours");
  await stage.sweep();
  const mails = await stage.mailsTo(ada.email);
  expect(mails).toHaveLength(1);
  const token = tokenIn(mails[0]?.headers["list-unsubscribe"]);
  expect(await unsubscribe(token)).toEqual(["offers", "trades"]);
});

test("a token is only what we made: not another person's, family's or purpose's", async () => {
  const [ada, bayo] = [await makeUser(stage.app, "Ada"), await makeUser(stage.app, "Bayo")];
  const token = unsubscribeToken({ userId: ada.id, topics: ["trades"] });
  const [, , code] = token.split(".");
  const id = newId();
  const forged = [
    `${bayo.id}.trades.${code}`,
    `${ada.id}.offers.${code}`,
    `${ada.id}.trades.`,
    `${ada.id}.trades.${code}x`,
    `${token}.more`,
    emailToken(id),
    "",
    "..",
    unsubscribeToken({ userId: id, topics: ["trades"] }),
  ];
  for (const one of forged) {
    await expect(unsubscribe(one), one).rejects.toMatchObject({ reason: "not_our_link" });
    expect((await answerOneClick(one)).status).toBe(404);
  }
  expect(await readPreferences(bayo.id)).toMatchObject({ version: 1 });
  expect(await readPreferences(ada.id)).toMatchObject({ version: 1 });
});

test("what can't be switched off is not, even by a token of ours", async () => {
  const ada = await makeUser(stage.app, "Ada");
  const token = unsubscribeToken({ userId: ada.id, topics: ["disputes", "security", "payouts"] });
  await unsubscribe(token);
  const before = await stage.app.asOwner("select choices from notification_setting where user_id = $1", [
    ada.id,
  ]);
  for (const { choices } of before.rows) expect(choices.security).toBeUndefined();
  await notify([noticeOf(ada.id, "dispute.opened")]);
  await deliverNow();
  expect(await stage.mailsTo(ada.email)).toHaveLength(1);
});
