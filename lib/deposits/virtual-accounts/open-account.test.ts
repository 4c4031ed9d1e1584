import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { armFailpoints } from "@/lib/kernel/failpoint";
import {
  checkDueDeposits,
  type DepositStage,
  freshKey,
  openDepositStage,
  type TestUser,
} from "../gateway-for-tests";
import { accountOf } from "./account-row";
import { requestAccount } from "./commands/request-account";
import { openAccount } from "./open-account";
import { accountNumberOf, transfer } from "./transfers-for-tests";

let stage: DepositStage;
let ada: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());
afterEach(() => armFailpoints(""));
beforeEach(async () => {
  ada = await stage.makeUser("Ada Obi");
});

const rowsOf = (user: TestUser) =>
  query(sql`select id from virtual_account where user_id = ${user.id}::uuid`);

describe("a virtual account", () => {
  test("is created once for concurrent requests", async () => {
    const requests = Array.from({ length: 10 }, async () => {
      await requestAccount(ada.actor);
      return openAccount(ada.id);
    });
    const accounts = await Promise.all(requests);
    expect(new Set(accounts.map((account) => account?.accountNumber)).size).toBe(1);
    expect(await rowsOf(ada)).toHaveLength(1);
    expect(accounts[0]?.accountName).toContain("ADA OBI");
  });

  test("is not created for a user who is unverified, has not requested one, or is closed", async () => {
    const newcomer = await stage.makeUser("Newcomer", { proven: false });
    await expect(requestAccount(newcomer.actor)).rejects.toMatchObject({ reason: "unproven" });
    expect(await openAccount(ada.id)).toBeUndefined();
    await requestAccount(ada.actor);
    await stage.app.asOwner("update app_user set closed_at = app_now() where id = $1", [ada.id]);
    expect(await openAccount(ada.id)).toBeUndefined();
    await expect(requestAccount({ ...ada.actor, id: freshKey() })).rejects.toMatchObject({
      reason: "not_found",
    });
  });

  test.each(["wallet.account.before", "wallet.account.made", "wallet.account.recorded"])(
    "survives a crash at %s: the next try returns the same account",
    async (point) => {
      await requestAccount(ada.actor);
      armFailpoints(`${point}=throw`);
      await expect(openAccount(ada.id)).rejects.toThrow("interrupted");
      expect((await openAccount(ada.id))?.accountNumber).toMatch(/^\d{10}$/);
      expect(await rowsOf(ada)).toHaveLength(1);
    },
  );

  test.each(["timeout_before", "timeout_after", "rate_limited", "bad_gateway"])(
    "is created by a later try when the gateway fails with %s",
    async (mode) => {
      await requestAccount(ada.actor);
      await stage.control("modes", { mode, on: "dedicated_account", times: 1, ms: 20 });
      await expect(openAccount(ada.id)).rejects.toThrow();
      expect(await openAccount(ada.id)).toBeDefined();
      expect(await rowsOf(ada)).toHaveLength(1);
    },
  );

  test("is closed at the gateway when its owner closes their Amana account", async () => {
    const number = await accountNumberOf(ada);
    await stage.app.asOwner("update app_user set closed_at = app_now() where id = $1", [ada.id]);
    await stage.app.asOwner("update virtual_account set check_at = app_now() where user_id = $1", [ada.id]);
    await checkDueDeposits();
    expect(await accountOf(ada.id)).toBeUndefined();
    await expect(transfer(stage, number, { kobo: 100_00 })).rejects.toThrow("closed");
  });
});
