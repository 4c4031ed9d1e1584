import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { statements } from "@/lib/composition";
import type { CallContext } from "@/lib/kernel/procedure";
import { moneyView } from "@/lib/kernel/schema";
import { HOME } from "@/lib/money/currencies";
import { kobo } from "@/lib/money/format";
import { statementOperations } from "@/lib/statements/procedures";
import { checkDeposit } from "./check-deposit";
import { type DepositStage, freshKey, openDepositStage } from "./gateway-for-tests";
import { showDeposit, startDeposit } from "./procedures";

const { listTransfers, showWallet } = statementOperations(statements.book);

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());

async function callerOf(name: string, key?: string): Promise<{ context: CallContext }> {
  const { actor } = await stage.makeUser(name);
  return { context: { actor, key, requestId: "test", address: "::1", userAgent: "test" } };
}

const naira = (amount: bigint) => moneyView(kobo(amount));

test("an API client can start and follow a deposit and read its balance and statement", async () => {
  const ada = await callerOf("Ada", freshKey());
  const started = await call(startDeposit, { amount: naira(2_500n), returnTo: "/offers" }, ada);
  expect(started.authorizationUrl).toContain("/checkout/");
  const { reference } = started;
  expect(await call(showDeposit, { reference }, ada)).toMatchObject({
    state: "INITIATED",
    amount: naira(2_500n),
    paid: null,
  });
  await stage.control("paystack/pay", { reference });
  await checkDeposit(reference);
  expect(await call(showDeposit, { reference }, ada)).toMatchObject({
    state: "PAID",
    paid: naira(2_500n),
    authorizationUrl: null,
  });
  expect(await call(showWallet, undefined, ada)).toEqual({
    available: naira(2_500n),
    held: naira(0n),
    currency: HOME,
  });
  const { items, nextCursor } = await call(listTransfers, { limit: 20 }, ada);
  expect(nextCursor).toBeNull();
  expect(items).toMatchObject([
    {
      kind: "deposit_credit",
      description: "Deposit by card",
      direction: "in",
      amount: naira(2_500n),
      depositReference: reference,
    },
  ]);
});

test("reports a replay for the same key", async () => {
  const ada = await callerOf("Ada", freshKey());
  let replays = 0;
  ada.context.replayed = () => {
    replays += 1;
  };
  const first = await call(startDeposit, { amount: naira(500n) }, ada);
  expect(replays).toBe(0);
  expect(await call(startDeposit, { amount: naira(500n) }, ada)).toEqual(first);
  expect(replays).toBe(1);
});

test("refuses anonymous calls, missing keys, other users' deposits and paths of other sites", async () => {
  const ada = await callerOf("Ada", freshKey());
  const bayo = await callerOf("Bayo", freshKey());
  const keyless = await callerOf("Chidi");
  const anonymous = { context: { ...ada.context, actor: null } };
  const { reference } = await call(startDeposit, { amount: naira(500n) }, ada);
  await expect(call(showWallet, undefined, anonymous)).rejects.toMatchObject({ reason: "sign_in_needed" });
  await expect(call(startDeposit, { amount: naira(500n) }, keyless)).rejects.toMatchObject({
    reason: "key_missing",
  });
  await expect(call(showDeposit, { reference }, bayo)).rejects.toMatchObject({ reason: "not_found" });
  await expect(call(showDeposit, { reference: "dep-1" }, ada)).rejects.toMatchObject({ reason: "not_found" });
  const elsewhere = { amount: naira(500n), returnTo: "//evil.example" };
  await expect(call(startDeposit, elsewhere, bayo)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("an API client can filter its statement, and an invalid date is rejected", async () => {
  const ada = await callerOf("Ada", freshKey());
  const { reference } = await call(startDeposit, { amount: naira(750n) }, ada);
  await stage.control("paystack/pay", { reference });
  await checkDeposit(reference);
  for (const fits of [
    { search: reference },
    { search: "750" },
    { group: "funding" as const },
    { direction: "in" as const },
  ]) {
    const { items } = await call(listTransfers, { limit: 20, ...fits }, ada);
    expect(items, JSON.stringify(fits)).toMatchObject([
      { group: "funding", reference: expect.stringMatching(/^ent-\d+$/) },
    ]);
  }
  for (const other of [{ search: "751" }, { group: "sales" as const }, { to: "2020-01-01" }]) {
    expect(await call(listTransfers, { limit: 20, ...other }, ada)).toEqual({ items: [], nextCursor: null });
  }
  await expect(call(listTransfers, { limit: 20, from: "2026-02-30" }, ada)).rejects.toThrow();
});
