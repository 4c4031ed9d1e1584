import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type RunningSimulators, startSimulators } from "@/scripts/simulators/start";
import { useTestSettings } from "../testing";
import { sendMail, sendSms, writeMail } from "./index";

let simulators: RunningSimulators;

beforeAll(async () => {
  simulators = await startSimulators({
    paystackSecretKey: "sk_test_0123456789abcdef",
    termiiApiKey: "test-key",
  });
  useTestSettings({
    SMTP_URL: `smtp://localhost:${simulators.smtpPort}`,
    TERMII_BASE_URL: `${simulators.url}/termii/`,
    TERMII_API_KEY: "test-key",
  });
});
beforeEach(() => post("/control/reset"));
afterAll(() => simulators.stop());

const post = (path: string, body: object = {}) =>
  fetch(`${simulators.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function received(kind: "mail" | "sms"): Promise<Record<string, unknown>[]> {
  const answer = await fetch(`${simulators.url}/control/${kind}`);
  return messages.parse(await answer.json());
}

const messages = z.array(z.record(z.string(), z.unknown()));

const letter = {
  subject: "Prove your email address",
  heading: "Is this yours?",
  paragraphs: ["Hello <b>Ada</b> & co,"],
  button: { label: "Prove it", url: "http://localhost/verify?a=1&b=2" },
};

test("a mail arrives in its plain and its pretty form, and what people typed stays text", async () => {
  await sendMail(writeMail("ada@amana.test", letter));
  const [mail] = await received("mail");
  expect(mail).toMatchObject({ to: ["ada@amana.test"], subject: letter.subject });
  expect(mail?.text).toContain("Hello <b>Ada</b> & co,");
  expect(mail?.text).toContain("http://localhost/verify?a=1&b=2");
  expect(mail?.html).toContain("Hello &lt;b&gt;Ada&lt;/b&gt; &amp; co,");
});

test("a subject cannot smuggle in a header", async () => {
  await sendMail(
    writeMail("ada@amana.test", { ...letter, subject: "Hello\r\nBcc: eve@amana.test\r\n\r\nBody" }),
  );
  const mails = await received("mail");
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
])("a mail goes to one address, not to %j", async (to) => {
  await expect(sendMail(writeMail(to, letter))).rejects.toThrow("exactly one address");
  expect(await received("mail")).toEqual([]);
});

test("a mail that the server does not take is an error, so that the queue tries again", async () => {
  await expect(sendMail(writeMail("later@amana.test", letter))).rejects.toThrow();
  await expect(sendMail(writeMail("bounce@amana.test", letter))).rejects.toThrow();
});

test("a text goes out on the channel that reaches everybody", async () => {
  await sendSms({ to: "+2348031234567", text: "Your Amana code is 123456." });
  expect(await received("sms")).toEqual([
    expect.objectContaining({
      to: "2348031234567",
      from: "Amana",
      channel: "dnd",
      text: "Your Amana code is 123456.",
    }),
  ]);
});

test.each(["+2348030000400", "+2348030000402", "+2348030000429", "+2348030000500"])(
  "a text to %s that is refused is an error that does not repeat the number",
  async (to) => {
    await expect(sendSms({ to, text: "Hello" })).rejects.toThrow(
      /^Termii did not take the message \(HTTP \d+\)$/,
    );
  },
);
