import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { requestPayout } from "@/lib/payouts/commands/request-payout";
import { giveAccount } from "@/lib/payouts/scenes-for-tests";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer } from "@/lib/trades";
import { freshKey, offerOf, reasonOf, together } from "@/lib/trades/scenes-for-tests";
import type { RestrictionKind } from "./kinds";
import { bitsIn, lift, publish, rowsOf, set } from "./restrictions-for-tests";

let app: TestApp;
let ada: TestUser;
let bayo: TestUser;
let efe: TestUser;
let ngozi: TestUser;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  ngozi = await makeUser(app, "Ngozi", { staffRoles: ["FINANCE"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await makeUser(app, "Ada", { balanceMinor: 100_000_00n });
  bayo = await makeUser(app, "Bayo");
});

/** Locks the allowance, starts the act, restricts the user, then releases the lock. */
async function restrictedMeanwhile(kind: RestrictionKind, act: () => Promise<unknown>): Promise<string> {
  const client = new pg.Client({ connectionString: app.ownerUrl });
  await client.connect();
  await client.query("begin");
  const { rows } = await client.query(
    "select pg_current_xact_id()::text as id from allowance where user_id = $1 for update",
    [ada.id],
  );
  const answer = act().then(() => "done", reasonOf);
  const blockedByUs = "select 1 from pg_locks where not granted and transactionid = $1::xid";
  await expect
    .poll(async () => (await app.asOwner(blockedByUs, [rows[0].id])).rows.length)
    .toBeGreaterThan(0);
  await client.query(
    `insert into restriction (id, user_id, kind, reason, by_id)
     values (gen_random_uuid(), $1, $2::restriction_kind, 'Something looked odd.', system_id())`,
    [ada.id, kind],
  );
  await client.query("commit");
  await client.end();
  return answer;
}

test.each([
  ["accept", "frozen"],
  ["accept", "no_accept"],
  ["publish", "frozen"],
  ["publish", "no_publish"],
  ["withdraw", "blocked"],
  ["withdraw", "no_payout"],
] as const)("refuses at the commit what was decided before the restriction: %s, %s", async (act, kind) => {
  const offer = act === "accept" ? await offerOf(bayo, 1_000_00n) : undefined;
  const bankAccountId = await giveAccount(ada.id, "2222");
  const prepared = {
    accept: () => acceptOffer(ada.actor, freshKey(), offer as NonNullable<typeof offer>),
    publish: () => publish(ada.actor),
    withdraw: () => requestPayout(ada.actor, freshKey(), { amountMinor: 1_000_00n, bankAccountId }),
  };
  expect(await restrictedMeanwhile(kind, prepared[act])).toBe(kind);
  expect(await queryOne(sql`select 1 as made from offer where seller_id = ${ada.id}::uuid`)).toBeUndefined();
  expect(await queryOne(sql`select 1 as made from trade where buyer_id = ${ada.id}::uuid`)).toBeUndefined();
  expect(await queryOne(sql`select 1 as made from payout where user_id = ${ada.id}::uuid`)).toBeUndefined();
});

test("a freeze is serialised with twelve concurrent purchases, and none succeeds after it", async () => {
  const offers = await Promise.all(
    Array.from({ length: 12 }, async () => offerOf(await makeUser(app, "Seller"), 1_000_00n)),
  );
  const buys = offers.map((offer) => () => acceptOffer(ada.actor, freshKey(), offer));
  const answers = await together([...buys.slice(0, 6), () => set(efe, ada, "frozen"), ...buys.slice(6)]);
  expect(new Set(answers.map(({ said }) => said))).toSatisfy((said: Set<string>) =>
    [...said].every((word) => word === "done" || word === "frozen"),
  );
  await expect(acceptOffer(ada.actor, freshKey(), await offerOf(bayo, 1_000_00n))).rejects.toMatchObject({
    reason: "frozen",
  });
});

test("the bits match the rows after concurrent restrictions and lifts", async () => {
  for (let round = 0; round < 8; round += 1) {
    const user = await makeUser(app, "Ife");
    const ids = await Promise.all(
      (["frozen", "no_payout", "frozen"] as const).map((kind) => restrict(app, user.id, kind)),
    );
    const [first = "", second = ""] = ids;
    const answers = await together([
      () => lift(efe, first),
      () => lift(ngozi, first),
      () => set(efe, user, "no_accept"),
      () => lift(efe, second),
      () => set(ngozi, user, "frozen"),
    ]);
    expect(answers.map(({ said }) => said).toSorted()).toEqual(
      ["done", "done", "done", "done", "restriction_lifted"].toSorted(),
    );
    const bits = await bitsIn(user);
    expect(bits).toEqual({ restricted: bits?.now, now: bits?.now });
    const left = (await rowsOf(user)).filter((row) => row.state === "ACTIVE").map(({ kind }) => kind);
    expect(left.toSorted()).toEqual(["frozen", "frozen", "no_accept"]);
  }
});
