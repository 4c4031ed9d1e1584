import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { GatewayNoAnswer } from "../errors";
import { closing, saying } from "./answers-for-tests";
import { openPaystack } from "./client";
import { listen } from "./listen-for-tests";

describe("answers about something else", () => {
  const other = '"status":"pending","amount":100,"currency":"NGN","reference":"pay-2"';

  test("another transfer's tells nothing of ours", async () => {
    const paystack = await saying(200, `{"status":true,"data":{${other}}}`);
    await expect(paystack.verifyTransfer("pay-1")).rejects.toBeInstanceOf(GatewayNoAnswer);
    const order = { amountMinor: 100n, recipientCode: "RCP_1", reference: "pay-1", reason: "" };
    await expect(paystack.transfer(order)).rejects.toBeInstanceOf(GatewayNoAnswer);
    expect((await paystack.verifyTransfer("pay-2")).amountMinor).toBe(100n);
  });

  test("another customer's account is not given out", async () => {
    const bank = '"bank":{"name":"Wema Bank","slug":"wema-bank"}';
    const data = `{"id":1,"account_number":"9912345678","account_name":"A",${bank},"customer":{"customer_code":"CUS_2"}}`;
    const paystack = await saying(200, `{"status":true,"data":${data}}`);
    const ask = (customerCode: string) =>
      paystack.createDedicatedAccount({ customerCode, preferredBank: "wema-bank" });
    await expect(ask("CUS_1")).rejects.toBeInstanceOf(GatewayNoAnswer);
    expect((await ask("CUS_2")).accountNumber).toBe("9912345678");
  });

  test("another customer's code is not taken for ours", async () => {
    const paystack = await saying(
      200,
      '{"status":true,"data":{"customer_code":"CUS_2","email":"b@amana.test"}}',
    );
    const ask = (email: string) =>
      paystack.createCustomer({ email, firstName: "A", lastName: "B", phone: "+234" });
    await expect(ask("a@amana.test")).rejects.toBeInstanceOf(GatewayNoAnswer);
    expect(await ask("B@amana.test")).toBe("CUS_2");
  });

  test("a balance without naira is no balance", async () => {
    const paystack = await saying(200, '{"status":true,"data":[{"currency":"GHS","balance":5}]}');
    await expect(paystack.balance()).rejects.toBeInstanceOf(GatewayNoAnswer);
  });
});

describe("pages", () => {
  const row = '{"reference":"pay-1","status":"success","amount":"100","currency":"NGN","recipient":5}';
  const saysPage = (rows: string[], meta = "") =>
    saying(200, `{"status":true,"message":"","data":[${rows.join(",")}]${meta && `,"meta":${meta}`}}`);

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
    const paystack = await saysPage([row], meta);
    const page = await paystack.listTransfers();
    expect(page).toMatchObject({
      hasMore,
      rows: [{ amountMinor: 100n, recipientCode: null, feeMinor: null }],
    });
  });

  test("a full page that does not count may have another behind it", async () => {
    const paystack = await saysPage(Array.from({ length: 100 }, () => row));
    expect((await paystack.listTransfers()).hasMore).toBe(true);
  });

  test("one row that cannot be read spoils its page", async () => {
    const paystack = await saysPage([row, row.replace('"100"', '"1.5"')]);
    await expect(paystack.listTransfers()).rejects.toBeInstanceOf(GatewayNoAnswer);
  });
});

test.each([0n, -1n, 2n ** 53n])("an amount of %i never leaves for the gateway", async (amountMinor) => {
  const paystack = await saying(200, "{}");
  const order = { amountMinor, recipientCode: "RCP_1", reference: "pay-1", reason: "" };
  await expect(paystack.transfer(order)).rejects.toThrow("an amount for the gateway");
});

test("our key is not shown where evidence is put", async () => {
  const shown: (string | undefined)[] = [];
  const store = createServer((request, answer) => {
    shown.push(request.headers.authorization);
    answer.end();
  });
  const baseUrl = await listen(store);
  closing.push(() => store.close());
  const paystack = openPaystack({ baseUrl: `${baseUrl}/paystack`, secretKey: "sk_test_1" });
  await paystack.upload(`${baseUrl}/put`, new Uint8Array([1]), "text/plain");
  expect(shown).toEqual([undefined]);
});
