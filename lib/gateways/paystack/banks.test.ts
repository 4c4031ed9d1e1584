import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GatewayNoAnswer } from "../errors";
import { openPaystackStage, type PaystackClientStage } from "./gateway-for-tests";

let stage: PaystackClientStage;
beforeAll(async () => {
  stage = await openPaystackStage();
});
beforeEach(() => stage.reset(0));
afterAll(() => stage.simulators.stop());

const resolve = (accountNumber: string, bankCode = "058") =>
  stage.paystack.resolveAccount({ accountNumber, bankCode });

test("lists every bank once, whatever the page size", async () => {
  const all = await stage.paystack.banks();
  expect(all.length).toBeGreaterThan(30);
  expect(all).toContainEqual(
    expect.objectContaining({ code: "058", name: "Guaranty Trust Bank", active: true }),
  );
  await stage.control("settings", { pageLimit: 7 });
  expect(await stage.paystack.banks()).toEqual(all);
});

test("an account always resolves to the same name, the cast's to their own", async () => {
  expect(await resolve("0123456701")).toEqual({ accountName: "ADA OBI" });
  expect(await resolve("0123456702", "011")).toEqual({ accountName: "BAYO ADEYEMI" });
  const stranger = await resolve("9876543210");
  expect(stranger.accountName).toMatch(/^[A-Z]+ [A-Z]+ [A-Z]+$/);
  expect(await resolve("9876543210")).toEqual(stranger);
  await stage.control("paystack/accounts", { accountNumber: "9876543210", name: "Ngozi Eze" });
  expect(await resolve("9876543210")).toEqual({ accountName: "NGOZI EZE" });
});

test.each([
  ["0123450404", "058"],
  ["012345678", "058"],
  ["0123456701", "no-bank"],
])("the account %s at %s does not resolve", async (accountNumber, bankCode) => {
  await expect(resolve(accountNumber, bankCode)).rejects.toMatchObject({ reason: "unresolved_account" });
});

test("a bank that is down gives no answer about its accounts", async () => {
  await expect(resolve("0123450500")).rejects.toBeInstanceOf(GatewayNoAnswer);
});

test("a wrong key is refused", async () => {
  const { openPaystack } = await import("./client");
  const stranger = openPaystack({ baseUrl: `${stage.simulators.url}/paystack`, secretKey: "sk_test_no" });
  await expect(stranger.balance()).rejects.toMatchObject({ reason: "unauthorized" });
});
