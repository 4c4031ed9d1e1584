import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { answerAfricasTalking } from "./africas-talking-webhook";
import { sendSms } from "./index";
import { openChannelStage } from "./stage-for-tests";
import { answerTermii } from "./termii-webhook";

const key = "report-key-of-the-tests-0123456789";
let stage: Awaited<ReturnType<typeof openChannelStage>>;

beforeAll(async () => {
  stage = await openChannelStage("africas_talking", (request) =>
    answerAfricasTalking(request, new URL(request.url).pathname.split("/").at(-1) ?? ""),
  );
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const soon = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 10_000 });

test("a text is sent through Africa's Talking when the settings choose it", async () => {
  await sendSms({ to: "+2348031234567", text: "Your Amana code is 123456." });
  expect(await stage.received("sms")).toEqual([
    expect.objectContaining({ to: "2348031234567", channel: "bulk", text: "Your Amana code is 123456." }),
  ]);
  expect(await stage.lastText()).toMatchObject({ provider: "africas_talking" });
});

test.each(["+2348030000400", "+2348030000402", "+2348030000429", "+2348030000500"])(
  "a rejected text to %s throws without repeating the number, and does not fall back to the other provider",
  async (to) => {
    await expect(sendSms({ to, text: "Hello" })).rejects.toThrow(
      /^Africa's Talking rejected the message \(HTTP \d+\)$/,
    );
    expect(await stage.received("sms")).toEqual([]);
  },
);

describe("a delivery report", () => {
  test.each([
    ["+2348031234567", { state: "DELIVERED", reason: null, deliveredAt: expect.any(Date) }],
    ["+2348030000001", { state: "FAILED", reason: "DeliveryFailure", deliveredAt: null }],
    ["+2348030000003", { state: "DELIVERED" }],
    ["+2348030000004", { state: "DELIVERED" }],
  ])("about %s is saved", async (to, expected) => {
    await sendSms({ to, text: "Hello" });
    await soon(async () => expect(await stage.lastText()).toMatchObject(expected));
  });

  test("with a wrong key changes nothing", async () => {
    await sendSms({ to: "+2348030000005", text: "Hello" });
    await soon(async () => expect(await stage.reportAnswers("+2348030000005")).toEqual(["404"]));
    expect(await stage.lastText()).toMatchObject({ state: "SENT" });
  });

  test("from the other provider is rejected", async () => {
    const response = await answerTermii(new Request("http://localhost/", { method: "POST", body: "{}" }));
    expect(response.status).toBe(404);
  });

  test.each([
    ["id=x&status=Success", 200],
    ["id=x&status=Buffered", 200],
    ["status=Success", 400],
    ["", 400],
    [`id=x&status=${"x".repeat(70_000)}`, 413],
  ])("reading %j is answered with %i", async (body, status) => {
    const request = new Request("http://localhost/", { method: "POST", body });
    expect((await answerAfricasTalking(request, key)).status).toBe(status);
  });
});
