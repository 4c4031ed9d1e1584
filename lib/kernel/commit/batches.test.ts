import { afterAll, beforeAll, expect, test } from "vitest";
import { knowTestKinds, putUpUnit } from "@/lib/assets/test-kinds/rows-for-tests";
import { hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { basisPoints } from "@/lib/money/fees";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { query, sql } from "../db";
import { newId } from "../ids";
import { commitPlan, type KeyedPlan, transfer } from ".";
import { wireForm } from "./wire";

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ DATABASE_POOL: "8" });
  await knowTestKinds(app);
});
afterAll(() => app.close());

/** Publishes an offer of a test kind, for which `amount` kobo of the seller's wallet are put up. */
function publishing(sellerId: string, amount: bigint, payer = sellerId, key = newId()): KeyedPlan {
  const id = newId();
  const row = {
    id,
    sellerId,
    ...putUpUnit(amount, HOME),
    feeRule: basisPoints(150),
    expiresAt: new Date(Date.now() + 3_600_000),
  };
  const plan = {
    subject: { kind: "offer", id },
    counts: [{ table: "allowance", id: sellerId, change: { openOffers: 1 } }],
    insert: [{ table: "offer", row }],
    transfers: [transfer("offer_hold", wallet(payer, HOME), hold("offer", id, HOME), amount)],
    result: { id },
  };
  return { act: "test.publish", principal: sellerId, key, requestHash: "ab".repeat(32), plan };
}

const sellers = (count: number, balanceMinor = 500n) =>
  Promise.all(Array.from({ length: count }, (_, at) => makeUser(app, `Seller ${at}`, { balanceMinor })));

async function balanceOf(userId: string) {
  const rows = await query<{ balance: bigint }>(
    sql`select balance from account where kind = 'WALLET' and owner_id = ${userId}::uuid`,
  );
  return rows[0]?.balance;
}

/** A transaction's time is its own, so postings of one transaction share it. */
async function transactionsOf(keys: readonly string[]) {
  const rows = await query<{ createdAt: Date }>(sql`
    select distinct p.created_at from posting p join posting_key k on k.posting_id = p.id where k.key = any(${keys}::text[])`);
  return rows.length;
}

const lockWallet = (userId: string) =>
  app.asOwner("select from account where kind = 'WALLET' and owner_id = $1 for update", [userId]);

test("commits plans that come at the same moment in one transaction, and as many as 16", async () => {
  const plans = (await sellers(20)).map(({ id }) => publishing(id, 10n));
  const answers = await Promise.all(plans.map(commitPlan));
  expect(answers.map(({ outcome }) => outcome)).toEqual(plans.map(() => "committed"));
  expect(answers.map(({ result }) => result)).toEqual(plans.map(({ plan }) => plan.result));
  expect(await transactionsOf(plans.slice(0, 16).map(({ key }) => key))).toBe(1);
  expect(await transactionsOf(plans.map(({ key }) => key))).toBe(2);
});

test("judges each plan of a batch after the ones before it, and writes nothing of one that is refused", async () => {
  const [ada] = await sellers(1);
  const twin = publishing(ada?.id ?? "", 200n);
  const plans = [twin, twin, publishing(ada?.id ?? "", 200n), publishing(ada?.id ?? "", 200n)];
  const answers = await Promise.all(plans.map(commitPlan));
  expect(answers.map(({ outcome }) => outcome)).toEqual(["committed", "replay", "committed", "no_funds"]);
  expect(await balanceOf(ada?.id ?? "")).toBe(100n);
});

test("commits the others of a batch though one plan of it is an attack", async () => {
  const [ada, bayo, chi] = await sellers(3);
  const theft = publishing(bayo?.id ?? "", 50n, ada?.id);
  const answers = await Promise.allSettled(
    [publishing(ada?.id ?? "", 10n), theft, publishing(chi?.id ?? "", 10n)].map(commitPlan),
  );
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(answers[1]).toMatchObject({ reason: { code: "42501" } });
  expect(await Promise.all([ada, bayo, chi].map((user) => balanceOf(user?.id ?? "")))).toEqual([
    490n,
    500n,
    490n,
  ]);
});

test("lets a plan that waits for a row hold up neither those beside it nor those after it", async () => {
  const [ada, bayo, chi] = await sellers(3);
  await app.asOwner("begin");
  await lockWallet(ada?.id ?? "");
  const waiting = commitPlan(publishing(ada?.id ?? "", 10n));
  const beside = commitPlan(publishing(bayo?.id ?? "", 10n));
  expect((await beside).outcome).toBe("committed");
  expect((await commitPlan(publishing(chi?.id ?? "", 10n))).outcome).toBe("committed");
  await app.asOwner("commit");
  expect((await waiting).outcome).toBe("committed");
});

test("gives up a batch that waits for a row, so that two that wait for each other do so only shortly", async () => {
  const [ada] = await sellers(1);
  const { principal: who, requestHash: hash, plan, ...rest } = publishing(ada?.id ?? "", 10n);
  const batch = `[${JSON.stringify({ who, hash, ...rest, plan: JSON.parse(wireForm(plan)) })}]`;
  await app.asOwner("begin");
  await lockWallet(who);
  await expect(query(sql`select outcome from commit_plans(${batch}::jsonb)`)).rejects.toMatchObject({
    code: "55P03",
  });
  await app.asOwner("commit");
}, 5_000);
