import { describe, expect, test } from "vitest";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { actRules } from "@/lib/kernel/approvals/act-rules";
import { type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { gatewayAccount, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { offer as offerMachine } from "@/lib/offers/machine";
import { offered } from "@/lib/offers/rules";
import { payout } from "@/lib/payouts/machine";
import {
  approving,
  chidi,
  eve,
  type Forged,
  forgeryScene,
  held,
  lawful,
  mine,
  offerId,
  own,
  refused,
  roles,
  row,
  sold,
} from "./forgery-scene";

forgeryScene();

describe("the web role", () => {
  test("commits nothing in the system's name", async () => {
    const plans: Forged[] = [
      { rows: [row(own, "escalate:delivered")] },
      { rows: [payout.move({ id: newId(), version: 1n }, "begin")] },
      {},
    ];
    for (const plan of plans) expect(await roles.web.plan(SYSTEM_ID, plan)).toMatch(/^42501/);
  });

  test("makes no move of the clock's in a person's name", async () => {
    expect(await roles.web.plan(own.bayo.id, { rows: [row(own, "escalate:delivered")] })).toMatch(/^42501/);
  });
});

test("nobody can act for staff without the permission", async () => {
  const ask = (act: string) => {
    const id = newId();
    const document = {
      act,
      subject: { kind: "x", id },
      detail: {},
      effect: {},
      expects: [],
      reason: "mine",
      reasonCode: "other",
    };
    return { insert: [{ table: "approval", row: { id, document: JSON.stringify(document) } }] };
  };
  for (const who of [eve.id, chidi.id]) {
    for (const act of [...Object.keys(actRules), "x"]) {
      // What a moderator may ask for.
      if (
        who === chidi.id &&
        ["person.block", "refund.credit", "insurance.pay", "dispute.rule"].includes(act)
      )
        continue;
      await refused(who, ask(act));
    }
    await refused(who, { insert: [{ table: "setting", row: { approvalId: newId() } }] });
  }
});

describe("nobody can", () => {
  test("publish in another's name, or without what is to be put up", async () => {
    const published = (sellerId: string, holdUnitMinor: bigint): Forged => {
      const id = newId();
      const terms = offered({ ...airtimeOf(100n), priceMinor: 90n });
      const feeRule = { n: 0, d: 1, round: "down" };
      const units = { unitsTotal: 1n, holdUnitMinor, currency: HOME, holdCurrency: HOME };
      const expiresAt = new Date(Date.now() + 60_000);
      return {
        subject: { kind: "offer", id },
        insert: [{ table: "offer", row: { id, sellerId, ...terms, ...units, feeRule, expiresAt } }],
      };
    };
    await refused(eve.id, published(own.bayo.id, 0n));
    await refused(eve.id, published(eve.id, 5n));
  });

  test("withdraw another's offer, or one that is taken", async () => {
    const version = { id: offerId, version: 1n, state: "AVAILABLE" as const };
    await refused(eve.id, { rows: [offerMachine.move(version, "withdraw")] });
    await refused(own.bayo.id, { rows: [offerMachine.move(version, "withdraw")] });
  });

  test("credit a deposit to themselves", async () => {
    const id = newId();
    const deposit = {
      id,
      userId: eve.id,
      gateway: "paystack",
      reference: `dep-${id}`,
      currency: HOME,
      askedMinor: 5n,
    };
    const paid = { state: "PAID", paidMinor: 5n, gatewayRecordId: "1", paidAt: new Date() };
    const expiresAt = new Date();
    await refused(eve.id, {
      subject: { kind: "deposit", id },
      insert: [{ table: "deposit", row: { ...deposit, ...paid, expiresAt } }],
      transfers: [transfer("deposit_credit", gatewayAccount("paystack", HOME), mine(), 5n)],
    });
  });

  test("write a table that is no machine, or an audit in another's name", async () => {
    await refused(eve.id, { insert: [{ table: "staff_grant", row: { userId: eve.id, role: "ADMIN" } }] });
    await refused(eve.id, { rows: [{ table: "app_user", id: eve.id, version: 1n }] });
    const audit = [{ actorId: own.ada.id, act: "x", subjectKind: "x", subjectId: "x" }];
    await refused(eve.id, { audit });
  });

  test("use an approval or a reversal that there is not", async () => {
    await refused(eve.id, { approval: newId() });
    await refused(eve.id, { reverses: 1n });
    await refused(eve.id, { reverses: 1n, approval: newId(), subject: { kind: "deposit", id: newId() } });
  });
});

describe("of money, a plan cannot move", () => {
  const amounts = ["0", "-1", "1.5", "1e3", "9223372036854775808", "", "NaN", "١٢", null, ["1"], {}];

  test.each(amounts.map((amount) => [amount]))("an amount of %j", async (amount) => {
    const accounts = [
      ["HOLD", "trade", own.tradeId, HOME],
      ["WALLET", "", own.bayo.id, HOME],
    ];
    const plan = {
      subject: { kind: "trade", id: own.tradeId },
      rows: [{ t: "trade", i: own.tradeId, v: "3", m: "approve", f: "DELIVERED" }],
      accounts,
      transfers: [{ k: "escrow_release", s: own.tradeId, f: 0, t: 1, a: amount }],
      result: {},
    };
    const before = await roles.worker.everything();
    expect(await roles.worker.wire(own.ada.id, "test.attack", JSON.stringify(plan))).toMatch(/^2[23]...: /);
    expect(await roles.worker.everything()).toBe(before);
  });

  test.each(["USD", "ngn", "", "BTC"])("what is held into the currency %j", async (currency) => {
    const legs = [
      { ...lawful()[0], from: { ...held(own), currency }, to: { ...wallet(own.bayo.id, HOME), currency } },
    ];
    await refused(own.ada.id, approving(legs as unknown as PlannedTransfer[]));
  });

  test("anything between two currencies", async () => {
    const legs = [{ ...lawful()[0], to: wallet(own.bayo.id, "BTC") }];
    await refused(own.ada.id, approving(legs as PlannedTransfer[]));
  });
});

test("rows in disorder, and one row twice, are refused", async () => {
  const two = [
    { t: "trade", i: own.tradeId, v: "3" },
    { t: "allowance", i: eve.id, v: "1" },
  ];
  for (const rows of [two, [two[0], two[0]]]) {
    const answer = await roles.worker.wire(eve.id, "test.attack", JSON.stringify({ rows, result: {} }));
    expect(answer).toContain("not sorted");
  }
});

test("a row that has moved since it was seen stops the plan", async () => {
  expect(await refused(own.ada.id, { rows: [row(own, "approve", 2n)] })).toEqual(["moved", "moved"]);
});

test("the same approval as its buyer makes it is committed, as the web role", async () => {
  const counts = [sold(), { table: "allowance", id: own.bayo.id, change: { openOffers: -1 } }];
  expect(await roles.web.plan(own.ada.id, approving(lawful(), { counts }))).toBe("committed");
});
