import { afterAll, beforeAll, expect, test } from "vitest";
import { knowTestKinds, putUpUnit } from "@/lib/assets/test-kinds/rows-for-tests";
import { gatewayAccount, hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { basisPoints } from "@/lib/money/fees";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { query, queryOne, sql } from "../db";
import { newId, SYSTEM_ID } from "../ids";
import { commitPlan, type KeyedPlan, transfer } from ".";

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ DATABASE_POOL: "16" }); // more than the twelve that wait at once
  await knowTestKinds(app);
});
afterAll(() => app.close());

/** A plan that expects no row, so that only its key prevents it from running twice: it publishes an offer that holds units. */
function spending(userId: string, amount: bigint, key: string, requestHash: string): KeyedPlan {
  const id = newId();
  const row = {
    id,
    sellerId: userId,
    ...putUpUnit(amount, HOME),
    feeRule: basisPoints(150),
    expiresAt: new Date(Date.now() + 3_600_000),
  };
  const plan = {
    subject: { kind: "offer", id },
    counts: [{ table: "allowance", id: userId, change: { openOffers: 1 } }],
    insert: [{ table: "offer", row }],
    transfers: [transfer("offer_hold", wallet(userId, HOME), hold("offer", id, HOME), amount)],
    result: { amount: amount.toString(), id },
  };
  return { act: "test.publish", principal: userId, key, requestHash, plan };
}

const balanceOf = async (userId: string) =>
  (
    await query<{ balance: bigint }>(
      sql`select balance from account where kind = 'WALLET' and owner_id = ${userId}::uuid`,
    )
  )[0]?.balance;

const [firstHash, secondHash] = ["ab".repeat(32), "cd".repeat(32)];

/** Locks the wallet until all these commits wait for it, so that they truly run concurrently. */
async function concurrently<Answer>(userId: string, commits: (() => Promise<Answer>)[]): Promise<Answer[]> {
  await app.asOwner("begin");
  await app.asOwner("select from account where owner_id = $1 for update", [userId]);
  const answers = Promise.all(commits.map((commit) => commit()));
  const waiting = async () => {
    const row = await queryOne<{ count: number }>(sql`
      select count(*)::int from pg_stat_activity
      where usename = current_user and datname = current_database() and wait_event_type = 'Lock'`);
    return row?.count;
  };
  await expect.poll(waiting).toBe(commits.length);
  await app.asOwner("commit");
  return answers;
}

test("commits once when twelve requests race under one key, and returns the same result to all", async () => {
  const { id } = await makeUser(app, "Ada Obi", { balanceMinor: 500n });
  const key = newId();
  const commits = Array.from({ length: 12 }, () => () => commitPlan(spending(id, 10n, key, firstHash)));
  const answers = await concurrently(id, commits);
  expect(answers.filter(({ outcome }) => outcome === "committed")).toHaveLength(1);
  expect(answers.filter(({ outcome }) => outcome === "replay")).toHaveLength(11);
  expect(new Set(answers.map(({ result }) => JSON.stringify(result))).size).toBe(1);
  expect(await balanceOf(id)).toBe(490n);
});

test("refuses a second request that races under the same key, without revealing the result of the first", async () => {
  const { id } = await makeUser(app, "Ada Obi", { balanceMinor: 500n });
  const key = newId();
  const answers = await concurrently(
    id,
    [firstHash, secondHash].map((hash) => () => commitPlan(spending(id, 10n, key, hash))),
  );
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(["committed", "key_reused"]);
  expect(answers.find(({ outcome }) => outcome === "key_reused")?.result).toBeNull();
  expect(await balanceOf(id)).toBe(490n);
});

test("scopes a key to its principal", async () => {
  const [ada, bayo] = [
    await makeUser(app, "Ada Obi", { balanceMinor: 500n }),
    await makeUser(app, "Bayo", { balanceMinor: 500n }),
  ];
  const key = newId();
  expect((await commitPlan(spending(ada.id, 10n, key, firstHash))).outcome).toBe("committed");
  expect((await commitPlan(spending(bayo.id, 10n, key, secondHash))).outcome).toBe("committed");
});

test("leaves the key unused when there are no funds", async () => {
  const { id } = await makeUser(app, "Ada Obi", { balanceMinor: 5n });
  const key = newId();
  expect((await commitPlan(spending(id, 10n, key, firstHash))).outcome).toBe("no_funds");
  expect((await commitPlan(spending(id, 5n, key, secondHash))).outcome).toBe("committed");
});

test("commits concurrent plans that open the same accounts in opposite order", async () => {
  for (let round = 0; round < 10; round += 1) {
    const owners = [newId(), newId(), newId()];
    const plans = Array.from({ length: 8 }, (_, at) => crediting(at % 2 ? owners : owners.toReversed()));
    const answers = await Promise.all(plans.map((plan) => commitPlan(plan)));
    expect(answers.map(({ outcome }) => outcome)).toEqual(plans.map(() => "committed"));
  }
});

/** One posting with several subjects: a paid deposit for each of these users, who have no wallet yet. */
function crediting(owners: readonly string[]): KeyedPlan {
  const deposits = owners.map((userId) => ({ id: newId(), userId }));
  const common = { gateway: "paystack", currency: HOME, askedMinor: 1n, paidMinor: 1n, state: "PAID" };
  const now = new Date();
  const plan = {
    insert: deposits.map(({ id, userId }) => ({
      table: "deposit",
      row: {
        id,
        userId,
        ...common,
        reference: `dep-${id}`,
        gatewayRecordId: id,
        paidAt: now,
        expiresAt: now,
      },
    })),
    transfers: deposits.map(({ id, userId }) => ({
      ...transfer("deposit_credit", gatewayAccount("paystack", HOME), wallet(userId, HOME), 1n),
      subject: id,
    })),
    result: {},
  };
  return { act: "test.credit", principal: SYSTEM_ID, key: newId(), requestHash: firstHash, plan };
}
