import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { GatewayNoAnswer, GatewayRefused } from "../errors";
import { parseBigIntegerJson } from "./big-integer-json";
import { closing, gatewayReturning, gatewayThat } from "./fake-server-for-tests";
import { listen } from "./listen-for-tests";
import { isFromPaystack } from "./signature";

const verified = (fields: string) =>
  `{"status":true,"message":"ok","data":{"id":18446744073709551615,"status":"success","reference":"dep-1","amount":250000,"currency":"NGN"${fields}}}`;

describe("whole numbers", () => {
  test("ids of 64 bits keep every digit; strings and ordinary numbers are left alone", () => {
    const text = String.raw`{"id":9007199254740993,"n":-12,"f":1.5e3,"s":"id 9007199254740993 \" 9007199254740993","a":[18446744073709551615]}`;
    expect(parseBigIntegerJson(text)).toEqual({
      id: "9007199254740993",
      n: -12,
      f: 1500,
      s: 'id 9007199254740993 " 9007199254740993',
      a: ["18446744073709551615"],
    });
  });

  test("refuses invalid JSON", () => {
    for (const text of ["", "<html>", '{"a":', '"open', "01"])
      expect(() => parseBigIntegerJson(text)).toThrow(SyntaxError);
  });
});

describe("responses of the gateway", () => {
  test("parses a transaction leniently: string amounts, missing fees, unknown fields", async () => {
    const body = verified(',"fees":null,"metadata":"","new":[1]').replace("250000", '"250000"');
    const paystack = await gatewayReturning(200, body);
    expect(await paystack.verify("dep-1")).toMatchObject({
      id: "18446744073709551615",
      amountMinor: 250_000n,
      feeMinor: null,
    });
  });

  test.each(["-1", "1.5", "1e30", '"12 naira"', "null", "99999999999999999999"])(
    "an amount of %s is invalid",
    async (amount) => {
      const paystack = await gatewayReturning(200, verified("").replace("250000", amount));
      await expect(paystack.verify("dep-1")).rejects.toBeInstanceOf(GatewayNoAnswer);
    },
  );

  test.each([
    [500, '{"status":false,"message":"An error occurred"}'],
    [502, "<html>502 Bad Gateway</html>"],
    [200, "<html>maintenance</html>"],
    [200, '{"status":true,"message":"ok","data":{}}'],
    [200, "[]"],
    [404, "<html>no such page</html>"],
    [408, '{"status":false,"message":"Request timed out"}'],
  ])("%i with %s leaves the outcome unknown", async (status, body) => {
    const paystack = await gatewayReturning(status, body);
    await expect(paystack.verify("dep-1")).rejects.toBeInstanceOf(GatewayNoAnswer);
  });

  test.each([
    [404, '{"status":false,"message":"Transaction reference not found."}', "not_found"],
    [429, '{"status":false,"message":"Rate limit exceeded!"}', "rate_limited"],
    [400, '{"status":false,"message":"Duplicate Transaction Reference"}', "duplicate_reference"],
    [400, '{"status":false,"message":"Duplicate Transfer Reference"}', "duplicate_reference"],
    [400, '{"status":false,"message":"No","code":"insufficient_balance"}', "insufficient_balance"],
    [
      400,
      '{"status":false,"message":"Your balance is not enough to fulfil this request"}',
      "insufficient_balance",
    ],
    [400, '{"status":false,"message":"No","code":"invalid_transfer_recipient"}', "invalid_recipient"],
    [400, '{"status":false,"message":"Recipient specified is invalid"}', "invalid_recipient"],
    [
      422,
      '{"status":false,"message":"Could not resolve account name. Check parameters or try again."}',
      "unresolved_account",
    ],
    [404, '{"status":false,"message":"Transfer not found","code":7}', "not_found"],
    [401, '{"status":false,"message":"Invalid key"}', "unauthorized"],
    [403, "<html>blocked</html>", "unauthorized"],
    [200, '{"status":false,"message":"We could not do this now"}', "other"],
  ])("%i with %s is a refusal: %s", async (status, body, reason) => {
    const paystack = await gatewayReturning(status, body);
    await expect(paystack.verify("dep-1")).rejects.toMatchObject({ name: GatewayRefused.name, reason });
  });
});

describe("a hostile gateway", () => {
  test("that never responds, or never ends its response, times out", async () => {
    const mute = await gatewayThat(() => {}, 50);
    await expect(mute.verify("dep-1")).rejects.toBeInstanceOf(GatewayNoAnswer);
    const endless = await gatewayThat((_, response) => response.writeHead(200).write("{"), 50);
    await expect(endless.verify("dep-1")).rejects.toBeInstanceOf(GatewayNoAnswer);
  });

  test("can't exhaust our memory: an oversized response is cut off", async () => {
    const paystack = await gatewayReturning(200, verified(`,"log":"${"x".repeat(300_000)}"`));
    await expect(paystack.verify("dep-1")).rejects.toThrow("too large");
  });

  test("the secret key does not follow a redirect", async () => {
    let followed = 0;
    const elsewhere = createServer((_, response) => {
      followed += 1;
      response.end(verified(""));
    });
    const location = await listen(elsewhere);
    closing.push(() => elsewhere.close());
    const paystack = await gatewayThat((_, response) => response.writeHead(302, { location }).end());
    await expect(paystack.verify("dep-1")).rejects.toBeInstanceOf(GatewayNoAnswer);
    expect(followed).toBe(0);
  });

  test("can't return a checkout that is not a web URL", async () => {
    const data = '{"authorization_url":"javascript:alert(1)","access_code":"a","reference":"dep-1"}';
    const paystack = await gatewayReturning(200, `{"status":true,"message":"ok","data":${data}}`);
    const order = { email: "a@b.ng", amountMinor: 1n, reference: "dep-1", callbackUrl: "http://localhost/" };
    await expect(paystack.initialize(order)).rejects.toBeInstanceOf(GatewayNoAnswer);
  });
});

test("only our key over the exact bytes is a valid signature", () => {
  const key = "sk_test_0123456789abcdef";
  const body = Buffer.from('{"amount": 1.0}');
  const good = createHmac("sha512", key).update(body).digest("hex");
  expect(isFromPaystack(body, good, key)).toBe(true);
  expect(isFromPaystack(body, good.toUpperCase(), key)).toBe(true);
  const bad = [
    null,
    undefined,
    "",
    "00",
    good.slice(0, -2),
    `${good}00`,
    `x${good.slice(1)}`,
    [good, good],
    [good],
  ];
  for (const header of bad) expect(isFromPaystack(body, header, key)).toBe(false);
  expect(isFromPaystack(Buffer.from('{"amount":1}'), good, key)).toBe(false);
  expect(isFromPaystack(body, good, "sk_test_another")).toBe(false);
});
