import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Simulators, startForTests } from "../../for-tests";

let simulators: Simulators;
let checkout: string;
beforeAll(async () => {
  simulators = await startForTests();
});
beforeEach(async () => {
  await simulators.call("/control/reset", {});
  checkout = await open({ callback_url: "http://shop.test/wallet?tab=fund" });
});
afterAll(() => simulators.stop());

async function open(fields: Record<string, unknown>): Promise<string> {
  const order = {
    email: "ada@example.ng",
    amount: 500_000,
    reference: `dep-${Math.random().toString(36).slice(2)}`,
  };
  const response = await simulators.paystack("/transaction/initialize", { ...order, ...fields });
  const { data } = await response.json();
  return `/paystack/checkout/${data.access_code}`;
}

const type = (number: string, cvv: string, expiry = "12/30") =>
  simulators.form(`${checkout}/card`, { number, cvv, expiry });
const answer = (text: string) => simulators.form(`${checkout}/step`, { answer: text });
const page = async () => (await simulators.call(checkout)).text();
const newest = async () => (await (await simulators.call("/control/transactions")).json())[0];

describe("a card without further steps", () => {
  test("pays, and returns to the shop with both reference parameters", async () => {
    const { reference } = await newest();
    const response = await type("4084 0840 8408 4081", "408");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(
      `http://shop.test/wallet?tab=fund&trxref=${reference}&reference=${reference}`,
    );
    expect(await newest()).toMatchObject({ status: "success", paid: { amount: 500_000 } });
  });

  test("can't pay twice, even in ten concurrent requests", async () => {
    await Promise.all(Array.from({ length: 10 }, () => type("4084084084084081", "408")));
    const { data } = await (await simulators.paystack("/balance/ledger")).json();
    expect(data).toHaveLength(1);
    expect(await page()).toContain("This is paid");
  });

  test("can't be cancelled after payment", async () => {
    await type("4084084084084081", "408");
    await simulators.form(`${checkout}/cancel`, {});
    expect(await newest()).toMatchObject({ status: "success" });
  });
});

describe("the bank's questions", () => {
  test("ask for PIN, phone and code one after another", async () => {
    await type("507850785078507804", "884");
    expect(await page()).toContain("Enter your card PIN");
    await answer("0000");
    expect(await page()).toContain("Enter your phone number");
    await answer("08031234567");
    expect(await page()).toContain("Enter the code");
    expect((await newest()).status).toBe("ongoing");
    await answer("123456");
    expect((await newest()).status).toBe("success");
  });

  test("allow a retry after a wrong PIN, and end the attempt after the third", async () => {
    await type("507850785078507812", "081");
    const first = await answer("9999");
    expect(first.status).toBe(422);
    expect(await first.text()).toContain("Incorrect PIN. Try again.");
    await answer("9999");
    await answer("9999");
    expect(await newest()).toMatchObject({ status: "failed", gatewayResponse: "Incorrect PIN" });
  });

  test.each([
    ["approve", "success"],
    ["refuse", "failed"],
  ])("'%s' on the bank's own page makes it a %s", async (choice, status) => {
    await type("5192602720584796", "123");
    await answer(choice);
    expect((await newest()).status).toBe(status);
  });
});

describe("a card that is refused", () => {
  test.each([
    ["4084080000005408", "001", "Declined by the bank"],
    ["4084080000670037", "787", "Insufficient funds"],
    ["4084084084084081", "999", "Incorrect CVV"],
  ])("%s says why, and another card may follow", async (number, cvv, says) => {
    await type(number, cvv);
    expect(await newest()).toMatchObject({ status: "failed", gatewayResponse: says, paid: null });
    expect(await page()).toContain(says);
    await type("4084084084084081", "408");
    expect((await newest()).status).toBe("success");
  });

  test("shows an error beside the field for an unknown number, and keeps the input", async () => {
    const response = await type("4111111111111111", "123");
    expect(response.status).toBe(422);
    const markup = await response.text();
    expect(markup).toContain("Never type a real card");
    expect(markup).toContain('value="4111111111111111"');
  });
});

describe("cancelling", () => {
  test("goes to the shop's URL, and leaves the payment abandoned", async () => {
    checkout = await open({ metadata: { cancel_action: "http://shop.test/cancelled" } });
    const response = await simulators.form(`${checkout}/cancel`, {});
    expect(response.headers.get("location")).toBe("http://shop.test/cancelled");
    expect((await newest()).status).toBe("abandoned");
  });

  test("shows a closed page without a shop's URL", async () => {
    const response = await simulators.form(`${checkout}/cancel`, {});
    const closed = await simulators.call(response.headers.get("location") ?? "");
    expect(await closed.text()).toContain("Payment cancelled");
    await type("4084084084084081", "408");
    expect((await newest()).status).toBe("success");
  });

  test("never redirects to a script URL", async () => {
    checkout = await open({ metadata: { cancel_action: "javascript:alert(1)" } });
    const response = await simulators.form(`${checkout}/cancel`, {});
    expect(response.headers.get("location")).toBe(`${checkout}/closed`);
  });
});

test("an unknown checkout is not found", async () => {
  expect((await simulators.call("/paystack/checkout/nothing")).status).toBe(404);
});

test("escapes the customer's input", async () => {
  const response = await type('"><script>alert(1)</script>', "1");
  expect(await response.text()).not.toContain("<script>");
});
