import { call } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DepositStage, openDepositStage } from "@/lib/deposits/gateway-for-tests";
import { query, sql } from "@/lib/kernel/db";
import type { CallContext } from "@/lib/kernel/procedure";
import type { TestUser } from "@/lib/testing/world";
import { listBanks, refreshBanks } from "./banks";
import { addBankAccount, resolveOwnAccount } from "./commands/add-account";
import { makeDefault, removeBankAccount } from "./commands/change-accounts";
import { maskName } from "./masks";
import { addAccount, showBankAccounts } from "./procedures";
import { bankAccountsOf } from "./queries";
import { AccountInput } from "./schema";

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
  await stage.control("settings", { requestsPerMinute: 1_000_000 });
  await refreshBanks();
});
afterAll(() => stage.close());

const from = { address: "::1", userAgent: "test" };
const gtbank = "058";

/** Registers an account under this name at the gateway simulator. */
async function accountOf(name: string, accountNumber: string) {
  await stage.control("paystack/accounts", { accountNumber, name });
  return { bankCode: gtbank, accountNumber };
}

let numbers = 3_000_000_000;
const ownAccount = ({ name }: TestUser) => accountOf(name.toUpperCase(), String((numbers += 1)));

describe("adding an account", () => {
  test("in the user's own name makes it the default and records a security event", async () => {
    const ada = await stage.makeUser("Ada Obi");
    const account = await accountOf("OBI ADA NGOZI", "3111111111");
    expect(await resolveOwnAccount(ada.actor, account)).toMatchObject({
      bankName: "Guaranty Trust Bank",
      accountName: "OBI ADA NGOZI",
    });
    const { id } = await addBankAccount(ada.actor, account, from);
    expect(await addBankAccount(ada.actor, account, from)).toEqual({ id });
    expect(await bankAccountsOf(ada.id)).toMatchObject([{ id, isDefault: true, isProven: false }]);
    const recorded = await query(sql`
      select kind, detail from security_event where user_id = ${ada.id}::uuid`);
    expect(recorded).toEqual([
      { kind: "bank_account_added", detail: { Bank: "Guaranty Trust Bank", Account: "••1111" } },
    ]);
  });

  test("in another name is refused with the name masked, and nothing is saved", async () => {
    const ada = await stage.makeUser("Ada Obi");
    const account = await accountOf("Chukwuemeka Okonkwo", "3222222222");
    const refused = addBankAccount(ada.actor, account, from);
    await expect(refused).rejects.toMatchObject({ reason: "name_differs", status: 409 });
    await expect(refused).rejects.toThrow("belongs to C****** O******");
    await expect(refused).rejects.not.toThrow("Okonkwo");
    expect(await bankAccountsOf(ada.id)).toEqual([]);
  });

  test.each([
    ["0000000404", gtbank, "no_such_account"],
    ["0000000500", gtbank, "gateway_no_answer"],
    ["0000000001", "nowhere", "unknown_bank"],
  ])("%s at bank %s is refused: %s", async (accountNumber, bankCode, reason) => {
    const ada = await stage.makeUser("Ada Obi");
    await expect(addBankAccount(ada.actor, { accountNumber, bankCode }, from)).rejects.toMatchObject({
      reason,
    });
  });

  test("by an unverified user is refused", async () => {
    const ada = await stage.makeUser("Ada Obi", { proven: false });
    const refused = addBankAccount(ada.actor, await ownAccount(ada), from);
    await expect(refused).rejects.toMatchObject({ reason: "unproven" });
  });
});

describe("limits", () => {
  test("five of eight concurrent additions succeed", async () => {
    const ada = await stage.makeUser("Ada Obi");
    const account = await Promise.all(Array.from({ length: 8 }, () => ownAccount(ada)));
    const added = await Promise.allSettled(account.map((own) => addBankAccount(ada.actor, own, from)));
    const refused = added.flatMap((one) =>
      one.status === "rejected" ? [one.reason as { reason: string }] : [],
    );
    expect(refused.map(({ reason }) => reason)).toEqual(Array(3).fill("too_many_accounts"));
    const own = await bankAccountsOf(ada.id);
    expect(own.map(({ isDefault }) => isDefault)).toEqual([true, false, false, false, false]);
  });

  test("twenty account lookups an hour", async () => {
    const ada = await stage.makeUser("Ada Obi");
    const account = await ownAccount(ada);
    for (let time = 0; time < 20; time += 1) await resolveOwnAccount(ada.actor, account);
    await expect(resolveOwnAccount(ada.actor, account)).rejects.toMatchObject({
      reason: "too_many_requests",
    });
  });

  test("adding requires a recent reauthentication", async () => {
    const ada = await stage.makeUser("Ada Obi");
    const account = await ownAccount(ada);
    const context = (isFresh: boolean): { context: CallContext } => ({
      context: {
        actor: ada.actor,
        key: undefined,
        requestId: "test",
        session: { id: ada.id, hasFactor: true, isFresh },
        ...from,
      },
    });
    await expect(call(addAccount, account, context(false))).rejects.toMatchObject({
      reason: "step_up_needed",
    });
    await call(addAccount, account, context(true));
    const { items } = await call(showBankAccounts, undefined, context(false));
    expect(items).toMatchObject([{ accountEnds: account.accountNumber.slice(-4), accountName: "ADA OBI" }]);
  });
});

describe("own accounts", () => {
  test("one at a time is the default; when it is removed the oldest becomes it", async () => {
    const ada = await stage.makeUser("Ada Obi");
    const ids: string[] = [];
    for (let made = 0; made < 3; made += 1) {
      ids.push((await addBankAccount(ada.actor, await ownAccount(ada), from)).id);
    }
    const [first = "", second = "", third = ""] = ids;
    const defaults = async () =>
      (await bankAccountsOf(ada.id)).filter((one) => one.isDefault).map(({ id }) => id);
    await makeDefault(ada.actor, { id: third });
    await makeDefault(ada.actor, { id: third });
    expect(await defaults()).toEqual([third]);
    await removeBankAccount(ada.actor, { id: third });
    expect(await defaults()).toEqual([first]);
    expect((await bankAccountsOf(ada.id)).map(({ id }) => id)).toEqual([first, second]);
  });

  test("another user's account is not found", async () => {
    const ada = await stage.makeUser("Ada Obi");
    const bayo = await stage.makeUser("Bayo Adeyemi");
    const { id } = await addBankAccount(ada.actor, await ownAccount(ada), from);
    for (const change of [makeDefault, removeBankAccount]) {
      await expect(change(bayo.actor, { id })).rejects.toMatchObject({ reason: "not_found" });
    }
    expect(await bankAccountsOf(ada.id)).toMatchObject([{ id, isDefault: true }]);
  });
});

test("the bank list is refreshed once a day, and kept while the gateway fails", async () => {
  const before = await listBanks();
  expect(before.length).toBeGreaterThan(20);
  expect(before.find(({ code }) => code === gtbank)).toEqual({ code: gtbank, name: "Guaranty Trust Bank" });
  await stage.control("modes", { mode: "bad_gateway", on: "banks" });
  await refreshBanks();
  await stage.app.moveTime("25 hours");
  await stage.app.asOwner("update bank set name = 'Old name' where code = $1", [gtbank]);
  await refreshBanks();
  expect((await listBanks()).length).toBe(before.length);
  await fetch(stage.gatewayUrl.replace(/paystack$/, "control/modes"), { method: "DELETE" });
  await refreshBanks();
  expect((await listBanks()).find(({ code }) => code === gtbank)?.name).toBe("Guaranty Trust Bank");
});

test.each(["012345678", "01234567890", "012345678a", "٠١٢٣٤٥٦٧٨٩", ""])(
  "%s is not an account number",
  (accountNumber) => {
    expect(AccountInput.safeParse({ bankCode: gtbank, accountNumber }).success).toBe(false);
  },
);

test("a masked name shows first letters and hides lengths beyond seven", () => {
  expect(maskName("Ada  Obi")).toBe("A** O**");
  expect(maskName("CHUKWUEMEKA O")).toBe("C****** O**");
});
