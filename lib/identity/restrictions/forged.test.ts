import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { lagosDay } from "@/lib/kernel/clock";
import { type Plan, type PlannedCount, transfer } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { fees, hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { basisPoints, feeOf } from "@/lib/money/fees";
import { giveAccount } from "@/lib/payouts/scenes-for-tests";
import { type Intruder, intruder } from "@/lib/testing/intruder";
import { liftAll, restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { trade } from "@/lib/trades/machine";
import { offerOf, PRICE, type Scene, sceneOf } from "@/lib/trades/scenes-for-tests";
import type { RestrictionKind } from "./kinds";
import { restriction } from "./machine";

type Forged = Omit<Plan, "result">;

let app: TestApp;
let roles: { web: Intruder; worker: Intruder };
let eve: TestUser;
let efe: TestUser;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  eve = await makeUser(app, "Eve", { balanceMinor: 100_000_00n });
  efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  roles = { web: await intruder(app, "web"), worker: await intruder(app) };
});
afterAll(async () => {
  await roles.web.close();
  await roles.worker.close();
  await app.close();
});

/** Commits a plan as either role, and checks that no row has changed. */
async function refused(principal: string, plan: Forged, answer = /^(42501|23514)/): Promise<void> {
  for (const role of [roles.web, roles.worker]) {
    const before = await role.everything();
    expect(await role.plan(principal, plan)).toMatch(answer);
    expect(await role.everything()).toBe(before);
  }
}

const restricting = (userId: string, kind: RestrictionKind, more: object = {}): Forged => ({
  insert: [{ table: "restriction", row: { id: newId(), userId, kind, reason: "mine", ...more } }],
});
const moving = (id: string, move: "lift" | "resume" | "expire", version = 1n): Forged => ({
  rows: [restriction.move({ id, version }, move, move === "lift" ? { liftReason: "mine" } : {})],
});

describe("a compromised role cannot", () => {
  test("restrict as a user, as staff without the permission, or as staff on themselves", async () => {
    for (const kind of ["frozen", "no_payout", "blocked"] as const)
      await refused(eve.id, restricting(efe.id, kind));
    await refused(chidi.id, restricting(eve.id, "frozen"));
    await refused(efe.id, restricting(eve.id, "blocked"));
    await refused(efe.id, restricting(efe.id, "frozen"));
    await refused(efe.id, restricting(eve.id, "frozen", { until: new Date(0) }));
    await refused(efe.id, restricting(eve.id, "frozen", { byId: chidi.id }));
    expect(await roles.web.plan(SYSTEM_ID, restricting(eve.id, "frozen"))).toMatch(/^42501/);
  });

  test("lift as the restricted user, as its creator or as staff without the permission, nor expire it early", async () => {
    const frozen = await restrict(app, eve.id, "frozen", { byId: efe.id, lasts: "1 day" });
    const blocked = await restrict(app, eve.id, "blocked");
    for (const who of [eve.id, efe.id, chidi.id]) await refused(who, moving(frozen, "lift"));
    for (const who of [eve.id, efe.id]) await refused(who, moving(blocked, "lift"));
    for (const who of [eve.id, efe.id]) await refused(who, moving(frozen, "expire"));
    for (const who of [eve.id, efe.id, SYSTEM_ID]) {
      expect(await roles.worker.plan(who, moving(frozen, "resume"))).toMatch(/^42501/);
    }
    expect(await roles.web.plan(SYSTEM_ID, moving(frozen, "lift"))).toMatch(/^42501/);
    expect(await roles.worker.plan(SYSTEM_ID, moving(frozen, "expire"))).toMatch(/^42501/);
    await liftAll(app, eve.id);
  });

  test("pause as by text for longer, in more ways or more often than a person may, nor as staff", async () => {
    const brake = { reason: "By text.", subjectKind: "brake", subjectId: newId() };
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    const plan = (who: string, kind: RestrictionKind, more: object) =>
      roles.worker.plan(who, restricting(eve.id, kind, { ...brake, ...more }));
    for (const until of [null, inHours(25)])
      expect(await plan(SYSTEM_ID, "no_payout", { until })).toMatch(/^23514/);
    for (const kind of ["blocked", "frozen", "no_publish", "step_up"] as const)
      expect(await plan(SYSTEM_ID, kind, { until: inHours(1) })).toMatch(/^23514/);
    const audit = [{ actorId: efe.id, act: "identity.restrict", subjectKind: "user", subjectId: eve.id }];
    const staffs = { ...restricting(eve.id, "no_payout", { ...brake, until: inHours(1) }), audit };
    expect(await roles.worker.plan(efe.id, staffs)).toMatch(/^23514/);
    for (let time = 1; time <= 3; time += 1)
      expect(await plan(SYSTEM_ID, "no_payout", { until: inHours(1), subjectId: newId() })).toBe("committed");
    expect(await plan(SYSTEM_ID, "no_payout", { until: inHours(1), subjectId: newId() })).toMatch(/^23514/);
    await liftAll(app, eve.id);
  });

  test("delete the texts of a user who is not erased", async () => {
    await restrict(app, eve.id, "no_accept");
    const before = await roles.worker.everything();
    await roles.worker.attempt("select forget_restrictions($1)", [eve.id]);
    expect(await roles.worker.everything()).toBe(before);
    expect(await roles.web.attempt("select forget_restrictions($1)", [eve.id])).toMatch(/^42501/);
    await liftAll(app, eve.id);
  });
});

const counted = (id: string, change: PlannedCount["change"]): PlannedCount => ({
  table: "allowance",
  id,
  change,
  guard: { day: lagosDay(new Date()) },
});

const published = (): Forged => {
  const id = newId();
  const terms = { ...airtimeOf(100n), priceMinor: 90n };
  const listed = { listedUnder: "MTN", listedMinor: 100n, rateBps: 9_000 };
  const units = { unitsTotal: 1n, holdUnitMinor: 0n, currency: HOME, holdCurrency: HOME };
  const row = { id, sellerId: eve.id, ...terms, ...listed, ...units, feeRule: basisPoints(150) };
  return {
    subject: { kind: "offer", id },
    counts: [counted(eve.id, { openOffers: 1 })],
    insert: [{ table: "offer", row: { ...row, expiresAt: new Date(Date.now() + 3_600_000) } }],
  };
};

const bought = ({ bayo, offerId }: { bayo: TestUser; offerId: string }): Forged => {
  const id = newId();
  const parties = { buyerId: eve.id, sellerId: bayo.id, performerId: bayo.id, confirmerId: eve.id };
  const terms = { ...airtimeOf((PRICE * 6n) / 5n), priceMinor: PRICE };
  const held = { currency: HOME, holdMinor: PRICE, holdCurrency: HOME, holdSource: "wallet" };
  const row = {
    id,
    ...parties,
    ...terms,
    listedUnder: "MTN",
    ...held,
    feeRule: { n: 150, d: 10_000, round: "half_up" },
  };
  const line = { line: 1, offerId, termsVersion: 1n, units: 1n, unitPriceMinor: PRICE, vatMinor: 0n };
  return {
    subject: { kind: "trade", id },
    counts: [
      { table: "offer", id: offerId, change: { unitsHeld: 1 } },
      counted(eve.id, { tradedMinor: PRICE }),
      counted(bayo.id, { tradedMinor: PRICE }),
    ],
    insert: [
      {
        table: "trade",
        row: {
          ...row,
          delivery: toPhone("+2348031234567"),
          lines: [line],
        },
      },
    ],
    transfers: [transfer("escrow_hold", wallet(eve.id, HOME), hold("trade", id, HOME), PRICE)],
  };
};

const withdrawn = (bankAccountId: string, accountNumber: string): Forged => {
  const id = newId();
  const account = { bankName: "GTBank", bankCode: "058", accountNumber, accountName: "Eve" };
  const row = {
    id,
    userId: eve.id,
    bankAccountId,
    gateway: "paystack",
    reference: `pay-${id}`,
    currency: HOME,
  };
  return {
    subject: { kind: "payout", id },
    counts: [counted(eve.id, { payouts: 1 })],
    insert: [{ table: "payout", row: { ...row, ...account, amountMinor: 600_00n, feeMinor: 10_00n } }],
    transfers: [transfer("payout_hold", wallet(eve.id, HOME), hold("payout", id, HOME), 610_00n)],
  };
};

const released = ({ tradeId, bayo }: Scene, offerId: string): Forged => {
  const fee = feeOf(PRICE, { n: 150, d: 10_000, round: "half_up" });
  const held = hold("trade", tradeId, HOME);
  return {
    subject: { kind: "trade", id: tradeId },
    rows: [trade.move({ id: tradeId, version: 3n }, "approve")],
    counts: [
      { table: "offer", id: offerId, change: { unitsHeld: -1, unitsSold: 1 } },
      counted(bayo.id, { openOffers: -1 }),
    ],
    transfers: [
      transfer("escrow_release", held, wallet(bayo.id, HOME), PRICE - fee),
      transfer("commission", held, fees(HOME), fee),
    ],
  };
};

describe("a restriction refuses a plan that no command has decided", () => {
  test.each(["no_publish", "frozen", "blocked"] as const)("publishing: %s", async (kind) => {
    await restrict(app, eve.id, kind);
    await refused(eve.id, published(), /^moved$/);
    await liftAll(app, eve.id);
    expect(await roles.web.plan(eve.id, published())).toBe("committed");
  });

  test.each(["no_accept", "frozen", "blocked"] as const)("buying: %s", async (kind) => {
    const bayo = await makeUser(app, "Bayo");
    const { offerId } = await offerOf(bayo);
    await restrict(app, eve.id, kind);
    await refused(eve.id, bought({ bayo, offerId }), /^moved$/);
    await liftAll(app, eve.id);
    expect(await roles.web.plan(eve.id, bought({ bayo, offerId }))).toBe("committed");
  });

  test.each(["no_payout", "frozen", "blocked"] as const)("withdrawing: %s", async (kind) => {
    const bankAccountId = await giveAccount(eve.id, "1111");
    const { rows } = await app.asOwner("select account_number from bank_account where id = $1", [
      bankAccountId,
    ]);
    const plan = () => withdrawn(bankAccountId, rows[0].account_number);
    await restrict(app, eve.id, kind);
    await refused(eve.id, plan(), /^moved$/);
    await liftAll(app, eve.id);
    expect(await roles.web.plan(eve.id, plan())).toBe("committed");
  });

  test.each(["no_release", "frozen", "blocked"] as const)("releasing a payment: %s", async (kind) => {
    const scene = await sceneOf(app, "DELIVERED");
    const { rows } = await app.asOwner("select offer_id from trade_line where trade_id = $1", [
      scene.tradeId,
    ]);
    const plan = released(scene, rows[0].offer_id);
    await restrict(app, scene.ada.id, kind);
    await refused(scene.ada.id, plan, /^moved$/);
    await liftAll(app, scene.ada.id);
    expect(await roles.web.plan(scene.ada.id, plan)).toBe("committed");
  });
});
