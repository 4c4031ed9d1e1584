import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commitPlan, type Outcome } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId, PLATFORM_ID } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { fees, opening, wallet } from "./accounts";
import { checkLedger } from "./checks/run";

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ DATABASE_POOL: "24" });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const insurance = ["INSURANCE", PLATFORM_ID] as const;

async function post(kind: string, from: typeof fees, to: typeof fees, amount: bigint): Promise<Outcome> {
  const plan = {
    open: [opening(from), opening(to)],
    transfers: [{ kind, from, to, currency: "NGN" as const, amount }],
    result: {},
  };
  const keyed = { act: "test.post", principal: newId(), key: newId(), requestHash: "ab".repeat(32), plan };
  return (await commitPlan(keyed)).outcome;
}

const earn = (user: TestUser, amount: bigint) => post("boost", wallet(user.id), fees, amount);
const spend = (amount: bigint) => post("insurance_share", fees, insurance, amount);
const fold = () => query(sql`select fold_deltas()`);

async function holds(kind: string) {
  const row = await queryOne<{ balance: bigint; waiting: number }>(sql`
    select b.balance, (select count(*)::int from balance_delta d where d.account_id = b.id) as waiting
    from account_balance b where b.kind = ${kind}::account_kind`);
  return row ?? { balance: 0n, waiting: 0 };
}

const payers = async (count: number) => {
  const made = Array.from({ length: count }, (_, at) =>
    makeUser(app, `Payer ${at}`, { balanceMinor: 1_000n }),
  );
  return Promise.all(made);
};

test("fees are spent while they are earned and folded: never more than there are, and not a kobo is lost", async () => {
  const users = await payers(40);
  const first = await makeUser(app, "First", { balanceMinor: 100n });
  await earn(first, 100n);
  const work = users.flatMap((user) => [() => earn(user, 10n), () => spend(25n), fold]);
  const outcomes = await Promise.all(work.map((act) => act()));
  const spent = outcomes.filter((_, at) => at % 3 === 1);
  const paidOut = BigInt(spent.filter((outcome) => outcome === "committed").length) * 25n;
  expect(outcomes.filter((_, at) => at % 3 === 0).every((outcome) => outcome === "committed")).toBe(true);
  expect(spent.every((outcome) => outcome === "committed" || outcome === "no_funds")).toBe(true);
  expect((await holds("FEES")).balance).toBe(500n - paidOut);
  expect((await holds("FEES")).balance).toBeGreaterThanOrEqual(0n);
  expect((await holds("INSURANCE")).balance).toBe(paidOut);
});

test("what is still waiting to be folded can be spent, to the last kobo and not beyond", async () => {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 7n });
  const { balance } = await holds("FEES");
  await earn(ada, 7n);
  expect((await holds("FEES")).waiting).toBeGreaterThan(0);
  expect(await spend(balance + 8n)).toBe("no_funds");
  expect(await spend(balance + 7n)).toBe("committed");
  expect(await holds("FEES")).toEqual({ balance: 0n, waiting: 0 });
});

test("twenty who fold at once, while others earn, fold each delta once", async () => {
  const users = await payers(40);
  const { balance } = await holds("FEES");
  await Promise.all([...users.map((user) => earn(user, 3n)), ...Array.from({ length: 20 }, fold)]);
  await fold();
  expect(await holds("FEES")).toEqual({ balance: balance + 120n, waiting: 0 });
  expect((await holds("GATEWAY")).waiting).toBe(0);
});

test("of many who spend the same money at once, as many succeed as it suffices for", async () => {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 100n });
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => earn(ada, 15n)));
  expect(outcomes.filter((outcome) => outcome === "committed")).toHaveLength(6);
  expect(outcomes.filter((outcome) => outcome === "no_funds")).toHaveLength(24);
});

test("plans that name the same accounts and rows in opposite order never wait for each other in a circle", async () => {
  const [ada, bayo] = (await payers(2)).map(({ id }) => id);
  const wire = (users: (string | undefined)[], at: number) =>
    JSON.stringify({
      act: "test.post",
      principal: newId(),
      key: `opposite:${at}`,
      requestHash: "ab".repeat(32),
      transfers: users.map((user) => ({
        kind: "boost",
        from: ["WALLET", user],
        to: fees,
        currency: "NGN",
        amount: "1",
      })),
      result: {},
    });
  const clients = Array.from({ length: 12 }, () => new pg.Client({ connectionString: app.appUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    // On plain connections nothing is tried again, so that a single deadlock would be seen.
    const turns = clients.map(async (client, turn) => {
      for (let at = 0; at < 20; at += 1) {
        const order = turn % 2 === 0 ? [ada, bayo] : [bayo, ada];
        await client.query("select commit_plan($1::jsonb)", [wire(order, turn * 100 + at)]);
      }
    });
    await Promise.all(turns);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  const wallets = await query<{ balance: bigint }>(
    sql`select balance from account where owner_id in (${ada}::uuid, ${bayo}::uuid)`,
  );
  expect(wallets).toEqual([{ balance: 760n }, { balance: 760n }]);
});
