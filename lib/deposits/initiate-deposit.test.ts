import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { kobo } from "@/lib/money/format";
import { initiateDeposit } from "./commands/initiate-deposit";
import { creditsOf, type DepositStage, freshKey, openDepositStage, type TestUser } from "./gateway-for-tests";
import { depositFor, refreshDeposit } from "./queries";

let stage: DepositStage;
let ada: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  ada = await stage.makeUser();
});

const started = async (naira: bigint, key = freshKey()) =>
  (await initiateDeposit(ada.actor, key, { amountMinor: kobo(naira), returnTo: null })).result.reference;

const pay = (reference: string, instead: object = {}) =>
  stage.control("paystack/pay", { reference, ...instead });

describe("starting a deposit", () => {
  test("returns where to pay, and the same deposit and checkout for the same key", async () => {
    const key = freshKey();
    const request = { amountMinor: 2_500_00n, returnTo: "/offers" };
    const first = await initiateDeposit(ada.actor, key, request);
    const second = await initiateDeposit(ada.actor, key, request);
    expect(first.result.checkout?.authorizationUrl).toContain("/paystack/checkout/");
    expect(second).toEqual({ result: first.result, replayed: true });
    expect(await depositFor(ada.id, first.result.reference)).toMatchObject({
      askedMinor: 2_500_00n,
      returnTo: "/offers",
    });
  });

  test("refuses a key reused for another amount", async () => {
    const key = freshKey();
    await started(2_500n, key);
    await expect(started(2_600n, key)).rejects.toMatchObject({ reason: "key_reused" });
  });

  test("a double click starts one deposit", async () => {
    const key = freshKey();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => started(1_000n, key)));
    const references = tries.flatMap((tried) => (tried.status === "fulfilled" ? [tried.value] : []));
    expect(new Set(references).size).toBe(1);
    const made = await query(sql`select id from deposit where user_id = ${ada.id}::uuid`);
    expect(made).toHaveLength(1);
  });

  test("refuses too small and too large amounts, naming the field", async () => {
    for (const minor of [0n, 99_99n]) {
      await expect(
        initiateDeposit(ada.actor, freshKey(), { amountMinor: minor, returnTo: null }),
      ).rejects.toMatchObject({ reason: "amount_too_small", field: "amount", status: 422 });
    }
    await expect(started(1_000_001n)).rejects.toMatchObject({ reason: "amount_too_large", field: "amount" });
    await expect(started(100n)).resolves.toMatch(/^dep-/);
    await expect(started(1_000_000n)).resolves.toMatch(/^dep-/);
  });

  test("refuses a user whose email and phone are not verified", async () => {
    ada = await stage.makeUser("Newcomer", { proven: false });
    await expect(started(1_000n)).rejects.toMatchObject({ reason: "unproven" });
  });

  test("limits the deposits started in an hour", async () => {
    for (let at = 0; at < 20; at += 1) await started(100n);
    await expect(started(100n)).rejects.toMatchObject({ reason: "too_many_deposits", status: 429 });
  });

  test("hides another user's deposit", async () => {
    const reference = await started(1_000n);
    const bayo = await stage.makeUser("Bayo");
    expect(await depositFor(bayo.id, reference)).toBeUndefined();
    expect(await refreshDeposit(bayo.id, reference)).toBeUndefined();
    expect(await refreshDeposit(ada.id, "dep-nonsense")).toBeUndefined();
  });
});

describe("the gateway fails while starting a payment", () => {
  const request = { amountMinor: 3_000_00n, returnTo: null };

  test.each(["timeout_before", "rate_limited", "bad_gateway"])(
    "%s: refuses as retryable, and the same key then works under the same reference",
    async (mode) => {
      const key = freshKey();
      await stage.control("modes", { mode, on: "initialize", times: 1, ms: 20 });
      await expect(initiateDeposit(ada.actor, key, request)).rejects.toMatchObject({
        reason: "gateway_no_answer",
        status: 502,
      });
      const { result, replayed } = await initiateDeposit(ada.actor, key, request);
      expect(result.checkout).not.toBeNull();
      expect(replayed).toBe(true);
      expect(await query(sql`select id from deposit where user_id = ${ada.id}::uuid`)).toHaveLength(1);
    },
  );

  test("one key reaches the gateway at most twenty times an hour", async () => {
    const key = freshKey();
    const reasonOf = () => initiateDeposit(ada.actor, key, request).catch(({ reason }) => reason);
    await stage.control("modes", { mode: "bad_gateway", on: "initialize", times: 20 });
    for (let tries = 0; tries < 20; tries += 1) expect(await reasonOf()).toBe("gateway_no_answer");
    expect(await reasonOf()).toBe("too_many_requests");
    await stage.app.moveTime("1 hour");
    expect((await initiateDeposit(ada.actor, key, request)).result.checkout).not.toBeNull();
  });

  test("refuses a 200 response with status false", async () => {
    await stage.control("modes", { mode: "status_false", on: "initialize", times: 1 });
    await expect(initiateDeposit(ada.actor, freshKey(), request)).rejects.toMatchObject({
      reason: "gateway_refused",
    });
  });

  test.each(["timeout_after", "server_error_after"])(
    "%s: refuses with checkout_lost, charges nothing, and a new key works",
    async (mode) => {
      const key = freshKey();
      await stage.control("modes", { mode, on: "initialize", times: 1, ms: 20 });
      await expect(initiateDeposit(ada.actor, key, request)).rejects.toMatchObject({
        reason: "gateway_no_answer",
      });
      await expect(initiateDeposit(ada.actor, key, request)).rejects.toMatchObject({
        reason: "checkout_lost",
      });
      expect(await creditsOf(ada.id)).toMatchObject({ credits: 0 });
      await expect(initiateDeposit(ada.actor, freshKey(), request)).resolves.toMatchObject({
        replayed: false,
      });
    },
  );

  test("credits a lost checkout that was paid when the key is retried", async () => {
    const key = freshKey();
    await stage.control("modes", { mode: "timeout_after", on: "initialize", times: 1, ms: 20 });
    await expect(initiateDeposit(ada.actor, key, request)).rejects.toMatchObject({
      reason: "gateway_no_answer",
    });
    const made = await queryOne<{ reference: string }>(
      sql`select reference from deposit where user_id = ${ada.id}::uuid`,
    );
    await pay(made?.reference ?? "");
    const { result } = await initiateDeposit(ada.actor, key, request);
    expect(result.checkout).toBeNull();
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 3_000_00n });
  });
});
