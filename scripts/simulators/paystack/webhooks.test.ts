import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Received, type Simulators, secretKey, startForTests } from "../for-tests";

let simulators: Simulators;
beforeEach(async () => {
  simulators = await startForTests();
});
afterEach(() => simulators.stop());

async function pay(reference: string, amount = 500_000) {
  await simulators.paystack("/transaction/initialize", { email: "ada@example.ng", amount, reference });
  await simulators.call("/control/paystack/pay", { reference });
}

async function addMode(mode: Record<string, unknown>) {
  expect((await simulators.call("/control/modes", mode)).status).toBe(201);
}

const arrived = (count: number) =>
  vi.waitFor(() => expect(simulators.shop.received).toHaveLength(count), { timeout: 5_000 });

/** Whether the signature matches the raw body and our key. */
function isSigned({ headers, rawBody }: Received): boolean {
  const signature = createHmac("sha512", secretKey).update(rawBody).digest("hex");
  return headers["x-paystack-signature"] === signature;
}

type Payload = { event: string; data: Record<string, unknown> };
const payloadOf = ({ rawBody }: Received): Payload => JSON.parse(rawBody);

async function sent(reference: string) {
  return (await simulators.call(`/control/webhooks?reference=${reference}`)).json();
}

test("sends a success once, signed over the raw body", async () => {
  await pay("dep-1");
  await arrived(1);
  const [webhook] = simulators.shop.received;
  expect(webhook && isSigned(webhook)).toBe(true);
  expect(webhook && payloadOf(webhook)).toMatchObject({
    event: "charge.success",
    data: { reference: "dep-1", status: "success", amount: 500_000, fees: 17_500, currency: "NGN" },
  });
  await vi.waitFor(async () => expect(await sent("dep-1")).toMatchObject([{ state: "acknowledged" }]));
});

test("never sends a failure", async () => {
  await simulators.paystack("/transaction/initialize", {
    email: "a@b.ng",
    amount: 5_000,
    reference: "dep-1",
  });
  await simulators.call("/control/paystack/fail", { reference: "dep-1" });
  expect(await sent("dep-1")).toEqual([]);
});

test("only 200 acknowledges: any other response causes a retry with the same bytes", async () => {
  simulators.shop.answers.push(500, 201, 302);
  await pay("dep-1");
  await arrived(4);
  expect(new Set(simulators.shop.received.map(({ rawBody }) => rawBody)).size).toBe(1);
  await vi.waitFor(async () => {
    const answers = { "500": 1, "201": 1, "302": 1, "200": 1 };
    expect(await sent("dep-1")).toMatchObject([{ state: "acknowledged", tries: 3, answers }]);
  });
});

describe("fault modes", () => {
  test("send concurrent copies", async () => {
    await addMode({ mode: "duplicate", copies: 12, parallel: 4 });
    await pay("dep-1");
    await arrived(12);
  });

  test("lose one webhook, but not the next", async () => {
    await addMode({ mode: "loss", times: 1 });
    await pay("dep-1");
    await pay("dep-2");
    await arrived(1);
    expect(await sent("dep-1")).toMatchObject([{ state: "lost", answers: {} }]);
  });

  test("swap the order", async () => {
    await addMode({ mode: "reorder", hold: 3 });
    for (const reference of ["dep-1", "dep-2", "dep-3"]) await pay(reference);
    await arrived(3);
    const order = simulators.shop.received.map((webhook) => payloadOf(webhook).data.reference);
    expect(order).toEqual(["dep-3", "dep-2", "dep-1"]);
  });

  test("delay", async () => {
    await addMode({ mode: "delay", ms: 1_000, reference: "dep-1" });
    await pay("dep-1");
    await pay("dep-2");
    await arrived(2);
    const order = simulators.shop.received.map((webhook) => payloadOf(webhook).data.reference);
    expect(order).toEqual(["dep-2", "dep-1"]);
  });

  test("sign with another key", async () => {
    await addMode({ mode: "wrong_signature", times: 1 });
    await pay("dep-1");
    await arrived(1);
    expect(simulators.shop.received.map(isSigned)).toEqual([false]);
  });

  test.each([
    ["wrong_amount", { amount: 250_000 }],
    ["wrong_currency", { currency: "GHS" }],
    ["amount_as_string", { amount: "500000" }],
    ["null_fees", { fees: null }],
    ["metadata_as_string", { metadata: "0" }],
  ])("it lies: %s", async (mode, wrongData) => {
    await addMode({ mode, on: "webhook" });
    await pay("dep-1");
    await arrived(1);
    expect(simulators.shop.received.map(payloadOf)).toMatchObject([{ data: wrongData }]);
    expect(simulators.shop.received.map(isSigned)).toEqual([true]);
    const verified = await (await simulators.paystack("/transaction/verify/dep-1")).json();
    expect(verified.data).toMatchObject({ amount: 500_000, currency: "NGN", fees: 17_500 });
  });
});

describe("sent manually", () => {
  test("replays a webhook a thousand times, fifty concurrently", async () => {
    await pay("dep-1");
    await arrived(1);
    const replayed = await simulators.call("/control/webhooks/replay", {
      reference: "dep-1",
      copies: 1_000,
      parallel: 50,
    });
    expect(await replayed.json()).toEqual({ sent: 1_000, answers: { "200": 1_000 } });
    expect(new Set(simulators.shop.received.map(({ rawBody }) => rawBody)).size).toBe(1);
  });

  test("forges a webhook for an unknown payment", async () => {
    simulators.shop.answers.push(401);
    const forged = await simulators.call("/control/webhooks/forge", { reference: "dep-9", amount: 9_900 });
    expect(await forged.json()).toEqual({ answer: "401" });
    expect(simulators.shop.received.map(payloadOf)).toMatchObject([
      { data: { reference: "dep-9", amount: 9_900 } },
    ]);
    expect(simulators.shop.received.map(isSigned)).toEqual([false]);
  });

  test.each([
    ["valid", true],
    ["00ff", false],
    ["none", false],
  ])("a forgery's signature may be '%s'", async (signature, isGood) => {
    await simulators.call("/control/webhooks/forge", { reference: "dep-1", signature });
    expect(simulators.shop.received.map(isSigned)).toEqual([isGood]);
    expect("x-paystack-signature" in (simulators.shop.received[0]?.headers ?? {})).toBe(signature !== "none");
  });

  test("can't replay a webhook without a payment", async () => {
    expect((await simulators.call("/control/webhooks/replay", { reference: "dep-1" })).status).toBe(404);
  });
});

test("an amount that ends in .83 loses its webhook without a mode", async () => {
  await pay("dep-1", 100_083);
  expect(await sent("dep-1")).toMatchObject([{ state: "lost" }]);
});

test("sends nothing more after a reset", async () => {
  await addMode({ mode: "delay", ms: 600 });
  await pay("dep-1");
  await simulators.call("/control/reset", {});
  await addMode({ mode: "delay", ms: 1_000 });
  await pay("dep-2");
  await arrived(1);
  expect(simulators.shop.received.map((webhook) => payloadOf(webhook).data.reference)).toEqual(["dep-2"]);
});
