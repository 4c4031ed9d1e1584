import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { checkDeposit } from "./check-deposit";
import { initiateDeposit } from "./commands/initiate-deposit";
import {
  creditsOf,
  type DepositStage,
  freshKey,
  handleWaitingEvents,
  openDepositStage,
} from "./gateway-for-tests";

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());
afterEach(() => armFailpoints(""));

const request = { amountMinor: 5_000_00n, returnTo: null };

async function depositsOf(userId: string) {
  const found = await queryOne<{ made: number }>(
    sql`select count(*)::int as made from deposit where user_id = ${userId}::uuid`,
  );
  return found?.made;
}

describe("a crash while starting a payment, then a retry with the same key", () => {
  test.each([
    "commit.before",
    "commit.after",
    "wallet.initiate_deposit.committed",
    "wallet.initialize.before",
    "wallet.initialize.recorded",
  ])("at %s: creates one deposit with its checkout", async (point) => {
    const ada = await stage.makeUser();
    const key = freshKey();
    armFailpoints(`${point}=throw`);
    await expect(initiateDeposit(ada.actor, key, request)).rejects.toThrow("interrupted");
    const { result } = await initiateDeposit(ada.actor, key, request);
    expect(result.checkout?.authorizationUrl).toContain("/checkout/");
    expect(await depositsOf(ada.id)).toBe(1);
  });

  test("between the gateway's response and its record: refuses with checkout_lost and charges nothing", async () => {
    const ada = await stage.makeUser();
    const key = freshKey();
    armFailpoints("wallet.initialize.after=throw");
    await expect(initiateDeposit(ada.actor, key, request)).rejects.toThrow("interrupted");
    await expect(initiateDeposit(ada.actor, key, request)).rejects.toMatchObject({ reason: "checkout_lost" });
    expect(await depositsOf(ada.id)).toBe(1);
    expect(await creditsOf(ada.id)).toMatchObject({ credits: 0 });
  });
});

describe("a crash while crediting a payment, then a retry", () => {
  test.each([
    "wallet.verify.before",
    "wallet.verify.after",
    "commit.before",
    "commit.after",
    "wallet.settle_deposit.committed",
  ])("at %s: credits once", async (point) => {
    const ada = await stage.makeUser();
    const { result } = await initiateDeposit(ada.actor, freshKey(), request);
    await stage.control("paystack/pay", { reference: result.reference });
    armFailpoints(`${point}=throw`);
    await expect(checkDeposit(result.reference)).rejects.toThrow("interrupted");
    expect(await checkDeposit(result.reference)).toEqual({ state: "PAID", finding: "paid" });
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
  });
});

test.each(["wallet.webhook.before", "wallet.webhook.stored"])(
  "a crash at %s loses no webhook: the resent one is credited once",
  async (point) => {
    const ada = await stage.makeUser();
    const { result } = await initiateDeposit(ada.actor, freshKey(), request);
    const { reference } = result;
    await stage.control("modes", { mode: "loss", reference });
    await stage.control("paystack/pay", { reference });
    armFailpoints(`${point}=throw`);
    expect(await stage.control("webhooks/replay", { reference })).toMatchObject({ answers: { 500: 1 } });
    expect(await stage.control("webhooks/replay", { reference })).toMatchObject({ answers: { 200: 1 } });
    expect(await handleWaitingEvents()).toEqual([]);
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
  },
);
