import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { knowTestKinds, putUpUnit } from "@/lib/assets/test-kinds/rows-for-tests";
import { lagosDay } from "@/lib/kernel/clock";
import { commitPlan, type Outcome, type Plan, transfer } from "@/lib/kernel/commit";
import { wireForm } from "@/lib/kernel/commit/wire";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { basisPoints } from "@/lib/money/fees";
import { payout } from "@/lib/payouts/machine";
import { payoutFeeIs } from "@/lib/testing/payout-fee";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { fees, gatewayAccount, hold, wallet } from "./accounts";
import { checkLedger } from "./checks/run";

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ DATABASE_POOL: "24" });
  await knowTestKinds(app);
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

interface TestPayout {
  user: TestUser;
  id: string;
  fee: bigint;
}

/** @param state the payout's state in the posting's result, as in the commands */
const commit = async (principal: string, plan: Omit<Plan, "result">, state?: string): Promise<Outcome> => {
  const whole = { ...plan, result: { state } };
  const keyed = { act: "test.post", principal, key: newId(), requestHash: "ab".repeat(32), plan: whole };
  return (await commitPlan(keyed)).outcome;
};

const gateway = gatewayAccount("paystack", HOME);

/** A payout of one kobo being sent, with a fee. */
async function sending(user: TestUser, fee: bigint): Promise<TestPayout> {
  const id = newId();
  const account = { bankCode: "044", bankName: "Access Bank", accountNumber: "0123456701", accountName: "A" };
  const bankAccountId = await bankAccountOf(user.id);
  const common = { gateway: "paystack", currency: HOME, reference: `pay-${id}`, checkAt: null };
  const row = { id, userId: user.id, bankAccountId, ...common, amountMinor: 1n, feeMinor: fee, ...account };
  const held = hold("payout", id, HOME);
  const subject = { kind: "payout", id };
  await commit(
    user.id,
    {
      subject,
      counts: [
        { table: "allowance", id: user.id, change: { payouts: 1 }, guard: { day: lagosDay(new Date()) } },
      ],
      insert: [{ table: "payout", row }],
      transfers: [transfer("payout_hold", wallet(user.id, HOME), held, 1n + fee)],
    },
    "REQUESTED",
  );
  await commit(
    SYSTEM_ID,
    { subject, rows: [payout.move({ id, version: 1n }, "queue", { checkAt: null })] },
    "QUEUED",
  );
  await commit(
    SYSTEM_ID,
    { subject, rows: [payout.move({ id, version: 2n }, "begin", { checkAt: null })] },
    "SENDING",
  );
  return { user, id, fee };
}

/** The payout succeeds and earns its fee. */
const earn = ({ id, fee }: TestPayout): Promise<Outcome> =>
  commit(
    SYSTEM_ID,
    {
      subject: { kind: "payout", id },
      rows: [
        payout.move({ id, version: 3n }, "pay", {
          gatewayRecordId: id,
          transferCode: null,
          gatewayFeeMinor: null,
          checkAt: null,
        }),
      ],
      transfers: [
        transfer("payout_paid", hold("payout", id, HOME), gateway, 1n),
        transfer("payout_fee", hold("payout", id, HOME), fees(HOME), fee),
      ],
    },
    "PAID",
  );

/** The bank returns the payout, and we return its fee. */
const giveBack = ({ id, fee, user }: TestPayout): Promise<Outcome> =>
  commit(
    SYSTEM_ID,
    {
      subject: { kind: "payout", id },
      rows: [payout.move({ id, version: 4n }, "reverse", { gatewayFeeMinor: null })],
      transfers: [
        transfer("payout_reversal", gateway, wallet(user.id, HOME), 1n),
        transfer("payout_fee_return", fees(HOME), wallet(user.id, HOME), fee),
      ],
    },
    "REVERSED",
  );

const allSending = async (users: readonly TestUser[], fee: bigint): Promise<TestPayout[]> =>
  payoutFeeIs(app, fee).then(() => Promise.all(users.map((user) => sending(user, fee))));
const bankAccounts = new Map<string, string>();
async function bankAccountOf(userId: string): Promise<string> {
  const id = bankAccounts.get(userId) ?? newId();
  bankAccounts.set(userId, id);
  await query(sql`insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name)
    values (${id}::uuid, ${userId}::uuid, '044', 'Access Bank', '0123456701', 'A') on conflict do nothing`);
  return id;
}
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

test("returning fees while others are earned and folded loses nothing", async () => {
  const users = await payers(16);
  const pending = await allSending(users, 10n);
  const paid = await allSending(await payers(8), 25n);
  await Promise.all(paid.map(earn));
  const work = pending.flatMap((payout, at) => {
    const returned = paid[at];
    return [() => earn(payout), ...(returned ? [() => giveBack(returned)] : []), fold];
  });
  await Promise.all(work.map((act) => act()));
  expect(await holds("FEES")).toMatchObject({ balance: 160n });
});

test("a fee that is not folded yet can be returned in full", async () => {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 1_000n });
  const [sent] = (await allSending([ada], 7n)) as [TestPayout];
  await earn(sent);
  expect((await holds("FEES")).waiting).toBeGreaterThan(0);
  expect(await giveBack(sent)).toBe("committed");
  expect(await holds("FEES")).toEqual({ balance: 160n, waiting: 0 });
});

test("twenty concurrent folds fold each delta once while fees are earned", async () => {
  const pending = await allSending(await payers(16), 3n);
  const { balance } = await holds("FEES");
  await Promise.all([...pending.map(earn), ...Array.from({ length: 20 }, fold)]);
  await fold();
  expect(await holds("FEES")).toEqual({ balance: balance + 48n, waiting: 0 });
  expect((await holds("GATEWAY")).waiting).toBe(0);
});

/** Publishing an offer that holds its units: takes money from a wallet without an expected row version. */
const publishing = (userId: string, amount: bigint, id = newId()): Omit<Plan, "result"> => ({
  subject: { kind: "offer", id },
  counts: [{ table: "allowance", id: userId, change: { openOffers: 1 } }],
  insert: [
    {
      table: "offer",
      row: {
        id,
        sellerId: userId,
        ...putUpUnit(amount, HOME),
        feeRule: basisPoints(150),
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    },
  ],
  transfers: [transfer("offer_hold", wallet(userId, HOME), hold("offer", id, HOME), amount)],
});

test("of concurrent holds on one wallet only as many succeed as the balance covers", async () => {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 100n });
  const tries = Array.from({ length: 30 }, () => commit(ada.id, publishing(ada.id, 15n)));
  const outcomes = await Promise.all(tries);
  expect(outcomes.filter((outcome) => outcome === "committed")).toHaveLength(6);
  expect(outcomes.filter((outcome) => outcome === "no_funds")).toHaveLength(24);
});

test("plans that use the same accounts in opposite order do not deadlock", async () => {
  const [ada, bayo] = await payers(2);
  if (!ada || !bayo) throw new Error("expected two users");
  const clients = Array.from({ length: 12 }, () => new pg.Client({ connectionString: app.appUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  const crediting = (owners: readonly string[]) => {
    const deposits = owners.map((userId) => ({ id: newId(), userId }));
    const common = { gateway: "paystack", currency: HOME, askedMinor: 1n, paidMinor: 1n, state: "PAID" };
    const now = new Date();
    return wireForm({
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
        ...transfer("deposit_credit", gateway, wallet(userId, HOME), 1n),
        subject: id,
      })),
      result: {},
    });
  };
  try {
    // Plain connections do not retry, so a single deadlock would show.
    const runs = clients.map(async (client, index) => {
      for (let at = 0; at < 20; at += 1) {
        const owners = index % 2 === 0 ? [ada.id, bayo.id] : [bayo.id, ada.id];
        await client.query("select commit_plan($1::uuid, $2, decode($3, 'hex'), 'test.post', $4::jsonb)", [
          SYSTEM_ID,
          `opposite:${index}:${at}`,
          "ab".repeat(32),
          crediting(owners),
        ]);
      }
    });
    await Promise.all(runs);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  const wallets = await query<{ balance: bigint }>(
    sql`select balance from account where owner_id in (${ada.id}::uuid, ${bayo.id}::uuid)`,
  );
  expect(wallets).toEqual([{ balance: 1_240n }, { balance: 1_240n }]);
});
