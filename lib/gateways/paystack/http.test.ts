import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { GatewayNoAnswer } from "../errors";
import { openPaystack } from "./client";
import { closing, gatewayReturning } from "./fake-server-for-tests";
import { listen } from "./listen-for-tests";

describe("responses about another record", () => {
  const other = '"status":"pending","amount":100,"currency":"NGN","reference":"pay-2"';

  test("another transfer is no answer about ours", async () => {
    const paystack = await gatewayReturning(200, `{"status":true,"data":{${other}}}`);
    await expect(paystack.verifyTransfer("pay-1")).rejects.toBeInstanceOf(GatewayNoAnswer);
    const order = { amountMinor: 100n, recipientCode: "RCP_1", reference: "pay-1", reason: "" };
    await expect(paystack.transfer(order)).rejects.toBeInstanceOf(GatewayNoAnswer);
    expect((await paystack.verifyTransfer("pay-2")).amountMinor).toBe(100n);
  });

  test("another customer's account is refused", async () => {
    const bank = '"bank":{"name":"Wema Bank","slug":"wema-bank"}';
    const data = `{"id":1,"account_number":"9912345678","account_name":"A",${bank},"customer":{"customer_code":"CUS_2"}}`;
    const paystack = await gatewayReturning(200, `{"status":true,"data":${data}}`);
    const request = (customerCode: string) =>
      paystack.createDedicatedAccount({ customerCode, preferredBank: "wema-bank" });
    await expect(request("CUS_1")).rejects.toBeInstanceOf(GatewayNoAnswer);
    expect((await request("CUS_2")).accountNumber).toBe("9912345678");
  });

  test("another customer's code is refused", async () => {
    const paystack = await gatewayReturning(
      200,
      '{"status":true,"data":{"customer_code":"CUS_2","email":"b@amana.test"}}',
    );
    const request = (email: string) =>
      paystack.createCustomer({ email, firstName: "A", lastName: "B", phone: "+234" });
    await expect(request("a@amana.test")).rejects.toBeInstanceOf(GatewayNoAnswer);
    expect(await request("B@amana.test")).toBe("CUS_2");
  });

  test("a balance without naira is no answer", async () => {
    const paystack = await gatewayReturning(200, '{"status":true,"data":[{"currency":"GHS","balance":5}]}');
    await expect(paystack.balance()).rejects.toBeInstanceOf(GatewayNoAnswer);
  });
});

describe("pages", () => {
  const row = '{"reference":"pay-1","status":"success","amount":"100","currency":"NGN","recipient":5}';
  const pageResponse = (rows: string[], meta = "") =>
    gatewayReturning(
      200,
      `{"status":true,"message":"","data":[${rows.join(",")}]${meta && `,"meta":${meta}`}}`,
    );

  test.each([
    ['{"page":"1","pageCount":"2"}', true],
    ['{"page":2,"pageCount":2}', false],
    ['{"page":1,"perPage":1,"total":2}', true],
    ['{"page":2,"perPage":1,"total":2}', false],
    ['{"next":"Y3Vyc29y","previous":null}', true],
    ['{"next":null}', false],
    ['"nonsense"', false],
    ["", false],
  ])("with %s there is more: %s", async (meta, hasMore) => {
    const paystack = await pageResponse([row], meta);
    const page = await paystack.listTransfers();
    expect(page).toMatchObject({
      hasMore,
      rows: [{ amountMinor: 100n, recipientCode: null, feeMinor: null }],
    });
  });

  test("a full page without counts can have a next one", async () => {
    const paystack = await pageResponse(Array.from({ length: 100 }, () => row));
    expect((await paystack.listTransfers()).hasMore).toBe(true);
  });

  test("one malformed row fails the page", async () => {
    const paystack = await pageResponse([row, row.replace('"100"', '"1.5"')]);
    await expect(paystack.listTransfers()).rejects.toBeInstanceOf(GatewayNoAnswer);
  });
});

test.each([0n, -1n, 2n ** 53n])("never sends an amount of %i", async (amountMinor) => {
  const paystack = await gatewayReturning(200, "{}");
  const order = { amountMinor, recipientCode: "RCP_1", reference: "pay-1", reason: "" };
  await expect(paystack.transfer(order)).rejects.toThrow("an amount for the gateway");
});

test("uploads evidence without our key", async () => {
  const shown: (string | undefined)[] = [];
  const store = createServer((request, response) => {
    shown.push(request.headers.authorization);
    response.end();
  });
  const baseUrl = await listen(store);
  closing.push(() => store.close());
  const paystack = openPaystack({ baseUrl: `${baseUrl}/paystack`, secretKey: "sk_test_1" });
  await paystack.upload(`${baseUrl}/put`, new Uint8Array([1]), "text/plain");
  expect(shown).toEqual([undefined]);
});
