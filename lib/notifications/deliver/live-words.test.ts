import { call } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { forgetSharedReads } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { latestNotices } from "../inbox/queries";
import { notify } from "../notify";
import { savePreferences } from "../preferences/preferences";
import { deliveriesOf, type NoticeStage, noticeOf, openNoticeStage } from "../stage-for-tests";
import { builtInParts } from "../templates/built-in";
import { writeTemplate } from "../templates/editor/commands";
import { send as sendTemplate } from "../templates/editor/procedures";
import { publishTemplate, retireTemplate } from "../templates/editor/publish";
import type { Language, TemplateParts } from "../templates/parts";

let stage: NoticeStage;
let kelechi: TestUser;

beforeAll(async () => {
  stage = await openNoticeStage();
});
beforeEach(async () => {
  await stage.reset();
  forgetSharedReads();
  // At noon, as nothing of this is sent at night.
  await stage.app.asOwner(
    "select set_clock((date_trunc('day', now() at time zone 'Africa/Lagos') + interval '36 hours') at time zone 'Africa/Lagos' - now())",
  );
  kelechi = await makeUser(stage.app, "Kelechi Nwosu", { staffRoles: ["CONTENT"] });
});
afterAll(() => stage.close());

const key = "trade.extended";
const reason = "Readers asked what it means.";

async function publish(more: Partial<TemplateParts>, language: Language = "en"): Promise<string> {
  const parts = { ...builtInParts(key, language), ...more };
  const draft = { key, language, over: null, parts } as const;
  const { result } = await writeTemplate(kelechi.actor, newId(), draft);
  await publishTemplate(kelechi.actor, newId(), { ...result, reason, reasonCode: "other" });
  forgetSharedReads();
  return result.templateId;
}

async function retire(templateId: string): Promise<void> {
  await retireTemplate(kelechi.actor, newId(), { templateId, reason, reasonCode: "other" });
  forgetSharedReads();
}

/** Notifies a new person of a trade, and sends what is due. */
async function notified(language: Language = "en"): Promise<TestUser> {
  const ada = await makeUser(stage.app, "Ada");
  if (language !== "en") await savePreferences(ada.actor, 1, { language });
  await notify([noticeOf(ada.id, key)]);
  await sendDue();
  return ada;
}

async function sendDue(): Promise<void> {
  await stage.app.moveTime("2 minutes");
  await stage.sweep();
}

const templatesOf = async ({ id }: TestUser) =>
  (
    await query<{ templateId: string | null }>(sql`
      select d.template_id from delivery d join notice n on n.id = d.notice_id where n.user_id = ${id}::uuid`)
  ).map(({ templateId }) => templateId);

test("a notice is sent with the words in force in its reader’s language, and keeps which", async () => {
  const english = await publish({ title: "You have more time for {title}" });
  const hausa = await publish({ title: "An ƙara muku lokaci: {title}" }, "ha");
  const [ada, musa] = [await notified(), await notified("ha")];
  expect(await stage.mailsTo(ada.email)).toMatchObject([
    { subject: "You have more time for ₦1,000 MTN airtime" },
  ]);
  expect(await stage.mailsTo(musa.email)).toMatchObject([
    { subject: "An ƙara muku lokaci: ₦1,000 MTN airtime" },
  ]);
  expect(await templatesOf(ada)).toEqual([english]);
  expect(await templatesOf(musa)).toEqual([hausa]);
  expect(await latestNotices(ada.id)).toMatchObject([{ title: "You have more time for ₦1,000 MTN airtime" }]);
  await retire(english);
  await retire(hausa);
  const bola = await notified();
  expect(await stage.mailsTo(bola.email)).toMatchObject([{ subject: "More time: ₦1,000 MTN airtime" }]);
  expect(await templatesOf(bola)).toEqual([null]);
  expect(await templatesOf(ada), "what was sent keeps its words").toEqual([english]);
});

test("words that fail lose no notice: the product’s are sent, and those who publish hear of it once", async () => {
  const broken = await publish({ body: "The deadline is now {deadline}." });
  // As a release could leave it that takes an argument away.
  await stage.app.asOwner("alter table notice_template disable trigger only_published");
  await stage.app.asOwner(
    `update notice_template set parts = parts || '{"body": "Until {lapse}."}' where id = $1`,
    [broken],
  );
  await stage.app.asOwner("alter table notice_template enable trigger only_published");
  forgetSharedReads();
  const [ada, musa] = [await notified(), await notified()];
  expect((await stage.mailsTo(ada.email))[0]?.text).toContain("The trade’s deadline is now");
  expect(await stage.mailsTo(musa.email)).toHaveLength(1);
  expect(await deliveriesOf(musa.id)).toEqual(["MAIL SENT"]);
  expect(await templatesOf(ada)).toEqual([null]);
  expect((await latestNotices(ada.id))[0]?.body).toContain("The trade’s deadline is now");
  const heard = (await latestNotices(kelechi.id)).filter((one) => one.key === "staff.template_failed");
  expect(heard).toMatchObject([
    {
      title: `Your words of ${key} in English can’t be used`,
      link: `/admin/templates/${key}/en`,
    },
  ]);
  expect(heard[0]?.body).toContain("lapse");
  await retire(broken);
});

const contextOf = ({ actor }: TestUser): CallContext => ({
  actor,
  session: { id: newId(), hasFactor: true, isFresh: true },
  key: newId(),
  requestId: newId(),
  address: "198.51.100.7",
  userAgent: "Test browser",
});

test("content sends themselves a draft with sample facts, by email and by text, thirty times an hour", async () => {
  const parts = { ...builtInParts("trade.begun", "pcm"), title: "{other} don start: {title}" };
  const { result } = await writeTemplate(kelechi.actor, newId(), {
    key: "trade.begun",
    language: "pcm",
    over: null,
    parts,
  });
  const ask = (channel: "MAIL" | "TEXT" | "PUSH", more: object = {}) =>
    call(
      sendTemplate,
      { key: "trade.begun", language: "pcm", channel, ...result, ...more },
      { context: contextOf(kelechi) },
    );
  await ask("MAIL");
  await ask("TEXT");
  await stage.relay();
  expect(await stage.mailsTo(kelechi.email)).toMatchObject([
    { subject: "Sample: Bayo don start: ₦5,000 MTN airtime" },
  ]);
  const [{ phone } = { phone: "" }] = await query<{ phone: string }>(sql`
    select phone from person where id = ${kelechi.id}::uuid`);
  expect(await stage.textsTo(phone)).toHaveLength(1);
  await expect(ask("PUSH")).rejects.toMatchObject({ reason: "no_sample_address" });
  await expect(ask("MAIL", { key: "trade.extended" })).rejects.toMatchObject({ reason: "template_gone" });
  await expect(ask("TEXT", { key: "trade.extended", templateId: undefined })).rejects.toMatchObject({
    reason: "never_texted",
  });
  for (let asked = 5; asked < 30; asked++) await ask("MAIL");
  await expect(ask("MAIL")).rejects.toMatchObject({ reason: "too_many_requests" });
});
