import { call } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Beside, walletBesideGateway } from "@/lib/deposits/gateway-for-tests";
import { query, sql } from "@/lib/kernel/db";
import type { CallContext } from "@/lib/kernel/procedure";
import type { TestUser } from "@/lib/testing/world";
import { listBanks, refreshBanks } from "./banks";
import { addBankAccount, resolveOwnAccount } from "./commands/add-account";
import { makeDefault, removeBankAccount } from "./commands/change-accounts";
import { maskName } from "./masks";
import { addAccount, showBankAccounts } from "./procedures";
import { bankAccountsOf } from "./queries";
import { AccountWanted } from "./schema";

let beside: Beside;

beforeAll(async () => {
  beside = await walletBesideGateway();
  await beside.control("settings", { requestsPerMinute: 1_000_000 });
  await refreshBanks();
});
afterAll(() => beside.close());

const from = { address: "::1", userAgent: "test" };
const gtbank = "058";

/** The gateway knows this account by that name. */
async function accountOf(name: string, accountNumber: string) {
  await beside.control("paystack/accounts", { accountNumber, name });
  return { bankCode: gtbank, accountNumber };
}

let numbers = 3_000_000_000;
const ownAccount = ({ name }: TestUser) => accountOf(name.toUpperCase(), String((numbers += 1)));

describe("an account is added", () => {
  test("in the person's own name, as their default, with a mail about it", async () => {
    const ada = await beside.makeUser("Ada Obi");
    const wanted = await accountOf("OBI ADA NGOZI", "3111111111");
    expect(await resolveOwnAccount(ada.actor, wanted)).toMatchObject({
      bankName: "Guaranty Trust Bank",
      accountName: "OBI ADA NGOZI",
    });
    const { id } = await addBankAccount(ada.actor, wanted, from);
    expect(await addBankAccount(ada.actor, wanted, from)).toEqual({ id });
    expect(await bankAccountsOf(ada.id)).toMatchObject([{ id, isDefault: true, isProven: false }]);
    const recorded = await query(sql`
      select kind, detail from security_event where user_id = ${ada.id}::uuid`);
    expect(recorded).toEqual([
      { kind: "bank_account_added", detail: { Bank: "Guaranty Trust Bank", Account: "••1111" } },
    ]);
  });

  test("not in another's name: the bank's answer is told masked, and nothing is kept", async () => {
    const ada = await beside.makeUser("Ada Obi");
    const wanted = await accountOf("Chukwuemeka Okonkwo", "3222222222");
    const refused = addBankAccount(ada.actor, wanted, from);
    await expect(refused).rejects.toMatchObject({ reason: "name_differs", status: 409 });
    await expect(refused).rejects.toThrow("belongs to C****** O******");
    await expect(refused).rejects.not.toThrow("Okonkwo");
    expect(await bankAccountsOf(ada.id)).toEqual([]);
  });

  test.each([
    ["0000000404", gtbank, "no_such_account"],
    ["0000000500", gtbank, "gateway_no_answer"],
    ["0000000001", "nowhere", "unknown_bank"],
  ])("not %s at bank %s: %s", async (accountNumber, bankCode, reason) => {
    const ada = await beside.makeUser("Ada Obi");
    await expect(addBankAccount(ada.actor, { accountNumber, bankCode }, from)).rejects.toMatchObject({
      reason,
    });
  });

  test("not by whoever is unproven", async () => {
    const ada = await beside.makeUser("Ada Obi", { proven: false });
    const refused = addBankAccount(ada.actor, await ownAccount(ada), from);
    await expect(refused).rejects.toMatchObject({ reason: "unproven" });
  });
});

describe("of many accounts", () => {
  test("of eight at once five", async () => {
    const ada = await beside.makeUser("Ada Obi");
    const wanted = await Promise.all(Array.from({ length: 8 }, () => ownAccount(ada)));
    const added = await Promise.allSettled(wanted.map((one) => addBankAccount(ada.actor, one, from)));
    const refused = added.flatMap((one) =>
      one.status === "rejected" ? [one.reason as { reason: string }] : [],
    );
    expect(refused.map(({ reason }) => reason)).toEqual(Array(3).fill("too_many_accounts"));
    const own = await bankAccountsOf(ada.id);
    expect(own.map(({ isDefault }) => isDefault)).toEqual([true, false, false, false, false]);
  });

  test("and whose an account is can be asked twenty times an hour", async () => {
    const ada = await beside.makeUser("Ada Obi");
    const wanted = await ownAccount(ada);
    for (let time = 0; time < 20; time += 1) await resolveOwnAccount(ada.actor, wanted);
    await expect(resolveOwnAccount(ada.actor, wanted)).rejects.toMatchObject({ reason: "too_many_requests" });
  });

  test("only by whoever has just proven that it is they", async () => {
    const ada = await beside.makeUser("Ada Obi");
    const wanted = await ownAccount(ada);
    const context = (isFresh: boolean): { context: CallContext } => ({
      context: {
        actor: ada.actor,
        key: undefined,
        requestId: "test",
        session: { id: ada.id, hasFactor: true, isFresh },
        ...from,
      },
    });
    await expect(call(addAccount, wanted, context(false))).rejects.toMatchObject({
      reason: "step_up_needed",
    });
    await call(addAccount, wanted, context(true));
    const { items } = await call(showBankAccounts, undefined, context(false));
    expect(items).toMatchObject([{ accountEnds: wanted.accountNumber.slice(-4), accountName: "ADA OBI" }]);
  });
});

describe("one's own accounts", () => {
  test("one at a time is the default; when it goes the oldest follows", async () => {
    const ada = await beside.makeUser("Ada Obi");
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

  test("another's does not exist", async () => {
    const ada = await beside.makeUser("Ada Obi");
    const bayo = await beside.makeUser("Bayo Adeyemi");
    const { id } = await addBankAccount(ada.actor, await ownAccount(ada), from);
    for (const change of [makeDefault, removeBankAccount]) {
      await expect(change(bayo.actor, { id })).rejects.toMatchObject({ reason: "not_found" });
    }
    expect(await bankAccountsOf(ada.id)).toMatchObject([{ id, isDefault: true }]);
  });
});

test("the list of banks is asked for once a day, and kept while the gateway is silent", async () => {
  const before = await listBanks();
  expect(before.length).toBeGreaterThan(20);
  expect(before.find(({ code }) => code === gtbank)).toEqual({ code: gtbank, name: "Guaranty Trust Bank" });
  await beside.control("modes", { mode: "bad_gateway", on: "banks" });
  await refreshBanks();
  await beside.app.moveTime("25 hours");
  await beside.app.asOwner("update bank set name = 'Old name' where code = $1", [gtbank]);
  await refreshBanks();
  expect((await listBanks()).length).toBe(before.length);
  await fetch(beside.gatewayUrl.replace(/paystack$/, "control/modes"), { method: "DELETE" });
  await refreshBanks();
  expect((await listBanks()).find(({ code }) => code === gtbank)?.name).toBe("Guaranty Trust Bank");
});

test.each(["012345678", "01234567890", "012345678a", "٠١٢٣٤٥٦٧٨٩", ""])(
  "%s is no account number",
  (accountNumber) => {
    expect(AccountWanted.safeParse({ bankCode: gtbank, accountNumber }).success).toBe(false);
  },
);

test("a masked name tells its first letters and nothing of its length beyond seven", () => {
  expect(maskName("Ada  Obi")).toBe("A** O**");
  expect(maskName("CHUKWUEMEKA O")).toBe("C****** O**");
});
