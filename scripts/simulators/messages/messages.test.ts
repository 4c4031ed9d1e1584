import { createHmac } from "node:crypto";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { africasTalkingKey, type Simulators, startForTests, termiiKey, termiiSecret } from "../for-tests";

let simulators: Simulators;
beforeAll(async () => {
  simulators = await startForTests();
});
beforeEach(() => simulators.call("/control/reset", {}));
afterAll(() => simulators.stop());

function mail(to: string, fields: { subject?: string; text?: string; html?: string } = {}) {
  const transport = createTransport({ host: "localhost", port: simulators.smtpPort, secure: false });
  return transport.sendMail({
    from: "Amana <hello@amana.test>",
    to,
    subject: "Hello",
    text: "Hi",
    ...fields,
  });
}

const sms = (fields: Record<string, unknown> = {}) =>
  simulators.call("/termii/api/sms/send", {
    api_key: termiiKey,
    to: "2348031234567",
    from: "Amana",
    sms: "Your code is 123456",
    type: "plain",
    channel: "dnd",
    ...fields,
  });

const delivered = async (kind: "mail" | "sms", to: string) =>
  (await simulators.call(`/control/${kind}?to=${encodeURIComponent(to)}`)).json();

/** The bodies that came to an address of the shop. */
const cameTo = (path: string) =>
  simulators.shop.received.filter(({ url }) => url.endsWith(path)).map(({ rawBody }) => rawBody);

describe("mail", () => {
  test("arrives complete, with any characters", async () => {
    await mail("ada@example.ng", { subject: "₦5,000 ✓", text: "Ọ̀rẹ́ mi\nline two", html: "<b>hi</b>" });
    expect(await delivered("mail", "Ada@example.ng")).toMatchObject([
      {
        to: ["ada@example.ng"],
        from: "Amana <hello@amana.test>",
        subject: "₦5,000 ✓",
        text: expect.stringContaining("Ọ̀rẹ́ mi\nline two"),
        html: expect.stringContaining("<b>hi</b>"),
      },
    ]);
    expect(await delivered("mail", "bayo@example.ng")).toEqual([]);
  });

  test("to bounce@ fails permanently, to later@ temporarily", async () => {
    await expect(mail("bounce@example.ng")).rejects.toMatchObject({ code: "EENVELOPE", responseCode: 550 });
    await expect(mail("later@example.ng")).rejects.toMatchObject({ responseCode: 451 });
    expect(await delivered("mail", "")).toEqual([]);
  });

  test("can be taken down and brought back", async () => {
    await simulators.call("/control/settings", { mailDown: true });
    await expect(mail("ada@example.ng")).rejects.toThrow();
    await simulators.call("/control/settings", { mailDown: false });
    await mail("ada@example.ng");
    expect(await delivered("mail", "ada@example.ng")).toHaveLength(1);
  });
});

describe("SMS", () => {
  test("gets Termii's response and is found by number with or without its plus", async () => {
    const response = await sms();
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ code: "ok", message: "Successfully Sent" });
    const expected = [
      { to: "2348031234567", text: "Your code is 123456", channel: "dnd", status: "DELIVERED" },
    ];
    expect(await delivered("sms", "+2348031234567")).toMatchObject(expected);
    expect(await delivered("sms", "2348031234567")).toMatchObject(expected);
  });

  test("with a wrong key is 401", async () => {
    expect((await sms({ api_key: "other" })).status).toBe(401);
  });

  test.each([
    [{ to: "+2348031234567" }],
    [{ to: "08031234567" }],
    [{ to: [] }],
    [{ from: "Am" }],
    [{ from: "Amana Escrow Market" }],
    [{ sms: "" }],
    [{ type: "rich" }],
    [{ channel: "pigeon" }],
  ])("with %j is 400 and reaches nobody", async (fields) => {
    expect((await sms(fields)).status).toBe(400);
    expect(await delivered("sms", "2348031234567")).toEqual([]);
  });

  test.each([
    ["2348030000400", 400],
    ["2348030000402", 400],
    ["2348030000429", 429],
    ["2348030000500", 500],
  ])("to the magic number %s is %i", async (to, status) => {
    expect((await sms({ to })).status).toBe(status);
    expect(await delivered("sms", to)).toEqual([]);
  });

  test("to a number on the do-not-disturb list is delivered on channel dnd only", async () => {
    await sms({ to: "2348030000002", channel: "generic" });
    await sms({ to: "2348030000002", channel: "dnd" });
    const statuses = (await delivered("sms", "2348030000002")).map(
      ({ status }: { status: string }) => status,
    );
    expect(statuses).toEqual(["DELIVERED", "DND Active on Phone Number"]);
  });
});

describe("delivery reports", () => {
  test("are signed over their raw body, from Termii", async () => {
    await sms({ to: "2348030000001" });
    await vi.waitFor(() => expect(cameTo("/termii").join()).toContain("Message Failed"));
    const { rawBody, headers } =
      simulators.shop.received.findLast(({ url }) => url.endsWith("/termii")) ?? {};
    const signature = createHmac("sha512", termiiSecret)
      .update(rawBody ?? "")
      .digest("hex");
    expect(headers?.["x-termii-signature"]).toBe(signature);
  });

  test("are sent as a form to the secret URL, from Africa's Talking", async () => {
    const body = new URLSearchParams({ username: "amana", to: "+2348030000001", message: "Hello" });
    const headers = { apikey: africasTalkingKey };
    const address = `${simulators.url}/africas-talking/version1/messaging`;
    const answer = await fetch(address, { method: "POST", headers, body });
    expect(answer.status).toBe(201);
    const [recipient] = (await answer.json()).SMSMessageData.Recipients;
    expect(recipient).toMatchObject({ statusCode: 101, number: "+2348030000001" });
    await vi.waitFor(() =>
      expect(cameTo("/key").map((form) => Object.fromEntries(new URLSearchParams(form)))).toContainEqual(
        expect.objectContaining({
          id: recipient.messageId,
          status: "Failed",
          failureReason: "DeliveryFailure",
        }),
      ),
    );
  });
});

describe("the inbox page", () => {
  test("shows mails and SMS together, newest first, and opens one", async () => {
    await mail("ada@example.ng", {
      subject: "Confirm",
      text: "Go to http://localhost/verify?token=a&b=1. Thanks",
    });
    await sms();
    const list = await (await simulators.call("/inbox")).text();
    expect(list.indexOf("Your code is 123456")).toBeLessThan(list.indexOf("Confirm"));
    const [{ id }] = await delivered("mail", "ada@example.ng");
    const open = await (await simulators.call(`/inbox/${id}`)).text();
    expect(open).toContain('href="http://localhost/verify?token=a&amp;b=1"');
  });

  test("shows markup in a mail as text", async () => {
    await mail("ada@example.ng", { subject: "<img src=x onerror=1>", text: "<script>alert(1)</script>" });
    const [{ id }] = await delivered("mail", "ada@example.ng");
    const open = await (await simulators.call(`/inbox/${id}`)).text();
    expect(open).not.toMatch(/<script>|<img/);
    expect(open).toContain("&lt;script&gt;");
  });
});

describe("a text that came from a short code", () => {
  const send = (from: string) =>
    fetch(`${simulators.url}/africas-talking/version1/messaging`, {
      method: "POST",
      headers: { apiKey: africasTalkingKey },
      body: new URLSearchParams({
        username: "amana",
        to: "+2348031234567",
        message: "Reply STOP K7QF",
        from,
      }),
    });
  const open = async () => {
    const [{ id }] = await delivered("sms", "2348031234567");
    return { id, page: await (await simulators.call(`/inbox/${id}`)).text() };
  };
  const inbound = () => cameTo("/inbound/key").map((form) => Object.fromEntries(new URLSearchParams(form)));

  test("can be answered from its page, as the phone that got it", async () => {
    await send("38383");
    const { id, page } = await open();
    expect(page).toContain(`action="/inbox/${id}/reply"`);
    const answer = await simulators.form(`/inbox/${id}/reply`, { text: "STOP K7QF" });
    expect(answer.headers.get("location")).toBe(`/inbox/${id}?answered=200`);
    expect(inbound()).toContainEqual(
      expect.objectContaining({
        from: "+2348031234567",
        to: "38383",
        text: "STOP K7QF",
        id: expect.any(String),
      }),
    );
  });

  test("has no answer box where it came from a name", async () => {
    await send("Amana");
    const { id, page } = await open();
    expect(page).not.toContain('<form class="find" method="post"');
    expect((await simulators.form(`/inbox/${id}/reply`, { text: "STOP" })).status).toBe(404);
  });

  test("comes several times at once with one id when a test says so", async () => {
    const reply = { from: "2348031234567", to: "38383", text: "STOP", id: "one", copies: 3 };
    expect(await (await simulators.call("/control/sms/reply", reply)).json()).toEqual({
      answers: ["200", "200", "200"],
    });
    expect(inbound().filter(({ id }) => id === "one")).toHaveLength(3);
  });
});

test("health and the control page respond", async () => {
  expect(await (await simulators.call("/health")).json()).toEqual({ ok: true });
  expect(await (await simulators.call("/")).text()).toContain("Magic amounts");
});
