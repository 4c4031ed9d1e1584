import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decimalGateway, minorOf } from "./decimal-gateway-for-tests";
import { GatewayNoAnswer } from "./errors";
import { listen } from "./paystack/listen-for-tests";
import type { Gateway } from "./port";

// The port fits a gateway that differs from Paystack in every respect.

const requests: unknown[] = [];
const responses: Record<string, unknown> = {
  "POST /payments": { link: "https://checkout.example/1" },
  "GET /transactions/77/verify": {
    id: 77,
    tx_ref: "dep-1",
    status: "successful",
    amount: 2500.5,
    currency: "NGN",
  },
  "GET /transactions/78/verify": {
    id: 78,
    tx_ref: "dep-2",
    status: "a new word",
    amount: 1,
    currency: "NGN",
  },
  "POST /transfers": { id: 5, reference: "pay-1", status: "NEW", amount: 100, currency: "NGN" },
  "GET /transfers/5": { id: 5, reference: "pay-1", status: "SUCCESSFUL", amount: 100, currency: "NGN" },
};

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (part: Buffer) => (body += part.toString()));
  request.on("end", () => {
    if (body) requests.push(JSON.parse(body));
    const data = responses[`${request.method} ${request.url}`];
    if (data) response.end(JSON.stringify({ status: "success", message: "", data }));
    else
      response.writeHead(404).end(JSON.stringify({ status: "error", message: "No such record", data: null }));
  });
});

let gateway: Gateway;
beforeAll(async () => {
  gateway = decimalGateway({ baseUrl: await listen(server), hash: "a-static-word" });
});
afterAll(() => server.close());

test("converts decimal amounts to whole minor units exactly", async () => {
  expect([0.1, 2500.5, 2500, 0.07].map(minorOf)).toEqual([10n, 250_050n, 250_000n, 7n]);
  expect(() => minorOf(1.005)).toThrow(GatewayNoAnswer);
  expect(() => minorOf(1e21)).toThrow(GatewayNoAnswer);
  const order = { email: "ada@amana.test", reference: "dep-1", callbackUrl: "http://localhost/" };
  const checkout = await gateway.openCheckout({ ...order, amountMinor: 250_050n, currency: "NGN" });
  expect(checkout).toEqual({ url: "https://checkout.example/1", token: null });
  expect(requests.at(-1)).toMatchObject({ amount: 2500.5, currency: "NGN", tx_ref: "dep-1" });
});

test("looks up a payment by the gateway's own id, taken from its webhook", async () => {
  const data = responses["GET /transactions/77/verify"];
  const event = gateway.webhooks.readEvent(JSON.stringify({ event: "charge.completed", data }));
  expect(event).toEqual({
    kind: "payment",
    payment: { reference: "dep-1", gatewayRecordId: "77" },
    receiverAccount: null,
  });
  const name = event.kind === "payment" ? event.payment : { reference: "", gatewayRecordId: null };
  expect(await gateway.payment(name)).toMatchObject({
    outcome: "paid",
    amountMinor: 250_050n,
    reference: "dep-1",
  });
  const unnamed = { reference: "dep-1", gatewayRecordId: null };
  await expect(gateway.payment(unnamed)).rejects.toMatchObject({ reason: "not_found" });
});

test("an unknown status is never final", async () => {
  expect(await gateway.payment({ reference: "dep-2", gatewayRecordId: "78" })).toMatchObject({
    outcome: "unknown",
  });
});

test("a transfer names the account itself, without a recipient", async () => {
  const account = { accountNumber: "0123456701", bankCode: "044", name: "ADA OBI" };
  const recipient = await gateway.registerRecipient({ ...account, currency: "NGN" });
  expect(recipient).toBeNull();
  const order = {
    amountMinor: 10_000n,
    currency: "NGN",
    reference: "pay-1",
    account,
    recipient,
    reason: "Amana",
  };
  const sent = await gateway.sendTransfer(order);
  expect(sent).toMatchObject({ outcome: "open", amountMinor: 10_000n });
  expect(requests.at(-1)).toMatchObject({ account_bank: "044", account_number: "0123456701", amount: 100 });
  const name = { reference: "pay-1", gatewayRecordId: sent.id };
  expect(await gateway.transfer(name)).toMatchObject({ outcome: "paid" });
});

test("authenticates a webhook by a static secret", () => {
  const isGenuine = (word?: string) =>
    gateway.webhooks.isGenuine(Buffer.from("{}"), new Headers(word ? { "verif-hash": word } : {}));
  expect(isGenuine("a-static-word")).toBe(true);
  expect([isGenuine("another-word-"), isGenuine("a-static-wor"), isGenuine()]).toEqual([false, false, false]);
});
