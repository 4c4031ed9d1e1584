import { afterAll, beforeAll, expect, test } from "vitest";
import { fees, opening, wallet } from "@/lib/ledger/accounts";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { commitPlan } from "./commit";
import { query, queryOne, sql } from "./db";
import { newId } from "./ids";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** A plan that expects no row, so that nothing but its key keeps it from being done twice. */
const spending = (userId: string, amount: bigint, key: string, requestHash: string) => ({
  act: "test.boost",
  principal: userId,
  key,
  requestHash,
  plan: {
    open: [opening(fees)],
    transfers: [{ kind: "boost", from: wallet(userId), to: fees, currency: "NGN" as const, amount }],
    result: { amount: amount.toString(), id: newId() },
  },
});

const balanceOf = async (userId: string) =>
  (await query<{ balance: bigint }>(sql`select balance from account where owner_id = ${userId}::uuid`))[0]
    ?.balance;

const [one, other] = ["ab".repeat(32), "cd".repeat(32)];

/** Holds the wallet until all these tries wait, so that they truly meet. */
async function meeting<Answer>(userId: string, tries: (() => Promise<Answer>)[]): Promise<Answer[]> {
  await app.asOwner("begin");
  await app.asOwner("select from account where owner_id = $1 for update", [userId]);
  const answers = Promise.all(tries.map((attempt) => attempt()));
  const waiting = async () => {
    const row = await queryOne<{ count: number }>(sql`
      select count(*)::int from pg_stat_activity
      where usename = current_user and datname = current_database() and wait_event_type = 'Lock'`);
    return row?.count;
  };
  await expect.poll(waiting).toBe(tries.length);
  await app.asOwner("commit");
  return answers;
}

test("twelve that meet at the commit under one key: it is done once, and all get its one result", async () => {
  const { id } = await makeUser(app, "Ada Obi", { balanceMinor: 500n });
  const key = newId();
  const twins = Array.from({ length: 12 }, () => () => commitPlan(spending(id, 10n, key, one)));
  const answers = await meeting(id, twins);
  expect(answers.filter(({ outcome }) => outcome === "committed")).toHaveLength(1);
  expect(answers.filter(({ outcome }) => outcome === "replay")).toHaveLength(11);
  expect(new Set(answers.map(({ result }) => JSON.stringify(result))).size).toBe(1);
  expect(await balanceOf(id)).toBe(490n);
});

test("of two requests under one key at once one is done, and the other learns nothing of it but the refusal", async () => {
  const { id } = await makeUser(app, "Ada Obi", { balanceMinor: 500n });
  const key = newId();
  const answers = await meeting(
    id,
    [one, other].map((hash) => () => commitPlan(spending(id, 10n, key, hash))),
  );
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(["committed", "key_reused"]);
  expect(answers.find(({ outcome }) => outcome === "key_reused")?.result).toBeNull();
  expect(await balanceOf(id)).toBe(490n);
});

test("a key belongs to its principal: another's is another key", async () => {
  const [ada, bayo] = [
    await makeUser(app, "Ada Obi", { balanceMinor: 500n }),
    await makeUser(app, "Bayo", { balanceMinor: 500n }),
  ];
  const key = newId();
  expect((await commitPlan(spending(ada.id, 10n, key, one))).outcome).toBe("committed");
  expect((await commitPlan(spending(bayo.id, 10n, key, other))).outcome).toBe("committed");
});

test("a plan without funds leaves its key free: once there is money, the same request is done", async () => {
  const { id } = await makeUser(app, "Ada Obi", { balanceMinor: 5n });
  const key = newId();
  expect((await commitPlan(spending(id, 10n, key, one))).outcome).toBe("no_funds");
  expect((await commitPlan(spending(id, 5n, key, other))).outcome).toBe("committed");
});

test("plans that open the same accounts in opposite order all succeed", async () => {
  for (let round = 0; round < 10; round += 1) {
    const owners = [newId(), newId(), newId()];
    const plans = Array.from({ length: 8 }, (_, at) => ({
      act: "test.open",
      principal: newId(),
      key: newId(),
      requestHash: one,
      plan: {
        open: (at % 2 ? owners : owners.toReversed()).map((owner) => opening(wallet(owner))),
        transfers: (at % 2 ? owners : owners.toReversed()).map((owner) => ({
          kind: "deposit_credit",
          from: ["GATEWAY", owners[0] ?? ""] as const,
          to: wallet(owner),
          currency: "NGN" as const,
          amount: 1n,
        })),
        result: {},
      },
    }));
    for (const { plan } of plans)
      plan.open.push({ kind: "GATEWAY", owner: owners[0] ?? "", currency: "NGN" });
    const answers = await Promise.all(plans.map((plan) => commitPlan(plan)));
    expect(answers.every(({ outcome }) => outcome === "committed")).toBe(true);
  }
});
