import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { signInByPassword } from "@/lib/identity/sign-in/sign-in-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { type TestApp, testApp } from "@/lib/testing/world";
import { cast, demoPassword } from "@/scripts/cast.mjs";
import { adasMoney } from "./deposits";
import { actorOf, idOf } from "./people";
import { seedMarket } from "./seed-market";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  await seedMarket(app.ownerUrl);
});
afterAll(() => app.close());

const counts = () =>
  queryOne<Record<string, number>>(sql`
    select (select count(*)::int from app_user) as people, (select count(*)::int from posting) as postings,
      (select count(*)::int from offer where state = 'AVAILABLE') as open_offers,
      (select count(*)::int from trade where state = 'COMPLETED') as completed,
      (select count(*)::int from trade where state = 'CANCELLED') as cancelled,
      (select count(*)::int from dispute where state = 'OPEN') as disputes,
      (select count(*)::int from deposit where state = 'PAID') as deposits,
      (select count(*)::int from document where kind = 'RECEIPT' and subject_kind = 'trade') as receipts,
      (select count(*)::int from document where kind = 'COMMISSION_INVOICE') as invoices,
      (select count(*)::int from outbox) as events`);

test("the demo begins with an open market and a month of trades behind it", async () => {
  expect(await counts()).toMatchObject({
    people: 23,
    openOffers: 31,
    completed: 42,
    cancelled: 4,
    disputes: 1,
    receipts: 46,
    invoices: 42,
    events: 0,
  });
});

test("seeding a second time changes nothing", async () => {
  const before = await counts();
  await seedMarket(app.ownerUrl);
  expect(await counts()).toEqual(before);
});

test("the clock is back at real time", async () => {
  const ahead = await queryOne<{ none: boolean }>(sql`select app_now() = now() as none`);
  expect(ahead?.none).toBe(true);
});

test("all money came through deposits, and the sum over all accounts is zero", async () => {
  const sums = await queryOne<{ total: bigint; fromGateway: bigint; paid: bigint; adas: bigint }>(sql`
    select (select sum(balance)::bigint from account_balance) as total,
      (select sum(amount_minor)::bigint from transfer where kind = 'deposit_credit') as from_gateway,
      (select sum(paid_minor)::bigint from deposit) as paid,
      (select balance from account where kind = 'WALLET' and owner_id = ${idOf("ada")}::uuid) as adas`);
  expect(sums?.total).toBe(0n);
  expect(sums?.fromGateway).toBe(sums?.paid);
  expect(sums?.adas).toBe(adasMoney);
});

test("no rule of the ledger is broken", async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  expect(findings).toEqual([]);
});

test("the cast signs in with the password of the demo", async () => {
  for (const { email } of Object.values(cast)) {
    const credentials = { identifier: email, password: demoPassword };
    const session = await signInByPassword(credentials, { address: "192.0.2.1", userAgent: "test" });
    expect(session).toBeTruthy();
  }
});

test("each member of the cast who is staff has their one role", async () => {
  const roles = await query<{ userId: string; role: string }>(
    sql`select user_id, role::text as role from staff_member order by role, user_id`,
  );
  const held = (role: string, ...names: Parameters<typeof idOf>[0][]) =>
    names.map((name) => ({ userId: idOf(name), role })).sort((a, b) => (a.userId < b.userId ? -1 : 1));
  expect(roles).toEqual([
    ...held("ADMIN", "ife", "jide"),
    ...held("AUDITOR", "ladi"),
    ...held("COMPLIANCE", "amina"),
    ...held("CONTENT", "kelechi"),
    ...held("FINANCE", "efe", "gbenga"),
    ...held("MODERATOR", "chidi"),
    ...held("SUPPORT", "funmi"),
  ]);
  expect(actorOf("chidi").roles).toEqual(["MODERATOR"]);
});

test("nothing is due when the worker starts", async () => {
  const due = await queryOne<{ none: boolean }>(sql`
    select not exists (select from trade where deadline_at <= app_now() + interval '20 minutes')
      and not exists (select from offer where state = 'AVAILABLE' and expires_at <= app_now() + interval '1 hour')
      and not exists (select from deposit where check_at is not null) as none`);
  expect(due?.none).toBe(true);
});

test("sellers with finished trades have a record", async () => {
  const record = await queryOne<{ tradesCompleted: number; medianDeliverySeconds: number }>(
    sql`select trades_completed, median_delivery_seconds from reputation where user_id = ${idOf("bayo")}::uuid`,
  );
  expect(record?.tradesCompleted).toBeGreaterThan(3);
  expect(record?.medianDeliverySeconds).toBeLessThan(900);
});
