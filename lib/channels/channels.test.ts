import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { sendMail, sendSms, writeMail } from "./index";
import { openChannelStage } from "./stage-for-tests";
import { answerTermii } from "./termii-webhook";

let stage: Awaited<ReturnType<typeof openChannelStage>>;

beforeAll(async () => {
  stage = await openChannelStage("termii", answerTermii);
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const soon = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 10_000 });

const email = {
  subject: "Verify your email address",
  heading: "Is this yours?",
  paragraphs: ["Hello <b>Ada</b> & co,"],
  button: { label: "Prove it", url: "http://localhost/verify?a=1&b=2" },
};

test("a mail has a text and an HTML part, and user input is escaped", async () => {
  await sendMail(writeMail("ada@amana.test", email));
  const [mail] = await stage.received("mail");
  expect(mail).toMatchObject({ to: ["ada@amana.test"], subject: email.subject });
  expect(mail?.text).toContain("Hello <b>Ada</b> & co,");
  expect(mail?.text).toContain("http://localhost/verify?a=1&b=2");
  expect(mail?.html).toContain("Hello &lt;b&gt;Ada&lt;/b&gt; &amp; co,");
});

test("a subject cannot smuggle in a header", async () => {
  await sendMail(
    writeMail("ada@amana.test", { ...email, subject: "Hello\r\nBcc: eve@amana.test\r\n\r\nBody" }),
  );
  const mails = await stage.received("mail");
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ to: ["ada@amana.test"], subject: "Hello Bcc: eve@amana.test Body" });
});

test.each([
  "ada@amana.test, eve@amana.test",
  "ada@amana.test\r\nBcc: eve@amana.test",
  "Ada <ada@amana.test>",
  "ada@amana.test;eve@amana.test",
  "ada",
  "",
])("a mail to %j is refused: it must be exactly one address", async (to) => {
  await expect(sendMail(writeMail(to, email))).rejects.toThrow("exactly one address");
  expect(await stage.received("mail")).toEqual([]);
});

test("a mail that the server rejects throws, so that the queue retries", async () => {
  await expect(sendMail(writeMail("later@amana.test", email))).rejects.toThrow();
  await expect(sendMail(writeMail("bounce@amana.test", email))).rejects.toThrow();
});

test("a text is sent on the DND channel, and recorded without its number and content", async () => {
  await sendSms({ to: "+2348031234567", text: "Your Amana code is 123456." });
  expect(await stage.received("sms")).toEqual([
    expect.objectContaining({
      to: "2348031234567",
      from: "Amana",
      channel: "dnd",
      text: "Your Amana code is 123456.",
    }),
  ]);
  const [row] = await query(sql`select * from text_message order by id desc limit 1`);
  expect(row).toMatchObject({ provider: "termii" });
  expect(JSON.stringify(row)).not.toMatch(/8031234567|123456\./);
});

test.each(["+2348030000400", "+2348030000402", "+2348030000429", "+2348030000500"])(
  "a rejected text to %s throws without repeating the number",
  async (to) => {
    await expect(sendSms({ to, text: "Hello" })).rejects.toThrow(
      /^Termii rejected the message \(HTTP \d+\)$/,
    );
  },
);

describe("a delivery report", () => {
  test.each([
    ["+2348031234567", { state: "DELIVERED", reason: null, deliveredAt: expect.any(Date) }],
    ["+2348030000001", { state: "FAILED", reason: "Message Failed", deliveredAt: null }],
    ["+2348030000003", { state: "DELIVERED" }],
  ])("about %s is saved", async (to, expected) => {
    await sendSms({ to, text: "Hello" });
    await soon(async () => expect(await stage.lastText()).toMatchObject(expected));
    await soon(async () => expect(await stage.reportAnswers(to)).toEqual(["200"]));
  });

  test("sent five times at once is acknowledged five times and saved once", async () => {
    await sendSms({ to: "+2348030000004", text: "Hello" });
    await soon(async () =>
      expect(await stage.reportAnswers("+2348030000004")).toEqual(["200", "200", "200", "200", "200"]),
    );
    expect(await stage.lastText()).toMatchObject({ state: "DELIVERED" });
  });

  test("with a forged signature changes nothing", async () => {
    await sendSms({ to: "+2348030000005", text: "Hello" });
    await soon(async () => expect(await stage.reportAnswers("+2348030000005")).toEqual(["401"]));
    expect(await stage.lastText()).toMatchObject({ state: "SENT" });
  });

  const report = (fields: object, signature?: string) => {
    const body = JSON.stringify(fields);
    const header = signature ?? createHmac("sha512", "test-secret").update(body).digest("hex");
    return new Request("http://localhost/", {
      method: "POST",
      body,
      headers: { "x-termii-signature": header },
    });
  };

  test("about an unknown message is acknowledged and changes nothing", async () => {
    const count = async () => (await query(sql`select id from text_message`)).length;
    const before = await count();
    const response = await answerTermii(report({ message_id: "unknown", status: "DELIVERED" }));
    expect(response.status).toBe(200);
    expect(await count()).toBe(before);
  });

  test("of a failure does not overwrite a delivery", async () => {
    await sendSms({ to: "+2348031234567", text: "Hello" });
    await soon(async () => expect(await stage.lastText()).toMatchObject({ state: "DELIVERED" }));
    const { providerId = "" } = (await stage.lastText()) ?? {};
    await answerTermii(report({ message_id: providerId, status: "Message Failed" }));
    expect(await stage.lastText()).toMatchObject({ state: "DELIVERED", reason: null });
  });

  test.each(["", "00", "x".repeat(128), "0".repeat(128)])("signed with %j is rejected", async (header) => {
    const response = await answerTermii(report({ message_id: "1", status: "DELIVERED" }, header));
    expect(response.status).toBe(401);
  });

  test("signed but malformed is rejected", async () => {
    expect((await answerTermii(report({ status: "DELIVERED" }))).status).toBe(400);
    expect((await answerTermii(report({ message_id: {}, status: 1 }))).status).toBe(400);
    const large = report({ message_id: "1", status: "x".repeat(70_000) });
    expect((await answerTermii(large)).status).toBe(413);
  });
});
