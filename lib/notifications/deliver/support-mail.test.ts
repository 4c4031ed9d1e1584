import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { answerCase } from "@/lib/support/commands/answer-case";
import { openCase } from "@/lib/support/commands/open-case";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { type NoticeStage, openNoticeStage } from "../stage-for-tests";

let stage: NoticeStage;
let ada: TestUser;
let funmi: TestUser;

const words = "We have asked the bank. It pays it today.\n\nIt takes until four o’clock.";

beforeAll(async () => {
  stage = await openNoticeStage();
});
beforeEach(async () => {
  await stage.reset();
  ada = await makeUser(stage.app, "Ada Obi");
  funmi = await makeUser(stage.app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
});
afterAll(() => stage.close());

/** Moves the clock to the next such time in Lagos. */
const toLagos = (clock: string) =>
  stage.app.asOwner(
    `select set_clock((date_trunc('day', now() at time zone 'Africa/Lagos') + interval '1 day' + $1::interval) at time zone 'Africa/Lagos' - now())`,
    [clock],
  );

/** Asks, is answered, and gets what is due within these minutes. */
async function answered(minutes = 2): Promise<string> {
  const { result } = await openCase(ada.actor, newId(), {
    about: "other",
    subjectId: null,
    text: "My withdrawal has not come.",
  });
  await answerCase(funmi.actor, newId(), { caseId: result.caseId, text: words });
  await stage.relay(2);
  await stage.app.moveTime(`${minutes} minutes`);
  await stage.sweep();
  return result.caseId;
}

test("support’s answer comes by email: whole, signed, with the phrase and a link to the conversation", async () => {
  await toLagos("12:00");
  const caseId = await answered();
  const [mail, ...more] = await stage.mailsTo(ada.email);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ subject: expect.stringContaining("We’ve answered you") });
  for (const said of [...words.split("\n\n"), "Funmi, Support", `/support/${caseId}`])
    expect(mail?.text).toContain(said);
  expect(mail?.text).toMatch(/Your phrase for it is “\w+ \w+ \d+”/);
  expect(mail?.text).toContain("Amana will never ask you for a password, a code or a payment by email.");
});

test("it can’t be switched off, so it names no way to unsubscribe, and comes though the person wants no email", async () => {
  await toLagos("12:00");
  await stage.app.asOwner(
    `insert into notification_setting (user_id, choices) values ($1, '{"support": {"MAIL": false}}')`,
    [ada.id],
  );
  await answered();
  const [mail] = await stage.mailsTo(ada.email);
  expect(mail).toBeDefined();
  expect(Object.keys(mail?.headers ?? {})).not.toContain("list-unsubscribe");
  expect(mail?.text).not.toContain("Stop email like this");
});

test("at night it waits for the morning, as it is not urgent", async () => {
  await toLagos("23:30");
  await answered();
  expect(await stage.mailsTo(ada.email)).toEqual([]);
  await toLagos("31:01");
  await stage.sweep();
  expect(await stage.mailsTo(ada.email)).toHaveLength(1);
});
