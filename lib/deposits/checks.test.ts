import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import type { Sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { type Beside, depositRow, type TestUser, walletBesideGateway } from "./gateway-for-tests";
import { checkRefund } from "./refunds/check-refund";
import { paidByCard, refundRequested, refundSent, refundsAtGateway } from "./refunds/refunds-for-tests";
import { accountNumberOf, received } from "./virtual-accounts/transfers-for-tests";

let beside: Beside;
let owner: pg.Client;

/** Ids by state: a deposit paid or in quarantine; a refund pending, done, failed or returned from quarantine. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  beside = await walletBesideGateway();
  const [ada, efe] = [
    await beside.makeUser("Ada Obi"),
    await beside.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] }),
  ];
  await beside.control("settings", { byHand: true });
  await beside.control("paystack/top-up", { amount: 1_000_000_00 });
  const number = await accountNumberOf(ada);
  const of = async (kobo: number, from: string) =>
    (await depositRow(await received(beside, number, { kobo, from }))).id;
  ids.paid = await of(5_000_00, "Ada Obi");
  ids.quarantined = await of(6_000_00, "Musa Eve");
  ids.pending = await refundRequested(efe, await paidByCard(beside, ada, 1_000_00));
  ids.done = await ended(efe, await paidByCard(beside, ada, 2_000_00), "processed");
  ids.failed = await ended(efe, await paidByCard(beside, ada, 3_000_00), "failed");
  const back = await received(beside, number, { kobo: 7_000_00, from: "Musa Eve" });
  await ended(efe, back, "failed");
  ids.returned = await ended(efe, back, "processed");
  owner = new pg.Client({ connectionString: beside.app.ownerUrl });
  owner.on("error", () => {}); // the database is dropped while it is connected
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await beside.close();
});

async function ended(efe: TestUser, reference: string, to: string): Promise<string> {
  const refundId = await refundSent(efe, reference);
  const [refund] = await refundsAtGateway(beside, refundId);
  await beside.control("paystack/refunds/move", { id: refund?.id, to });
  await checkRefund(refundId);
  return refundId;
}

const asOwner = async <Row extends object>({ text, values }: Sql): Promise<Row[]> =>
  (await owner.query<Row>(text, values)).rows;

const GUARDED = ["account", "transfer", "posting", "audit", "deposit", "refund"];

/** Damages the data with the guards disabled, as only the owner of the tables can, runs the checks and rolls back. */
async function findingsAfter(damage: string, scope: "full" | "recent"): Promise<string[]> {
  await owner.query("begin");
  try {
    for (const table of GUARDED) await owner.query(`alter table ${table} disable trigger user`);
    await owner.query(damage);
    for (const table of GUARDED) await owner.query(`alter table ${table} enable trigger user`);
    const { findings } = await checkLedger(ledgerChecks, scope, asOwner);
    return findings.map(({ rule, what }) => `${rule} ${what}`);
  } finally {
    await owner.query("rollback");
  }
}

const damages: { name: string; does: () => string; finding: string }[] = [
  {
    name: "a quarantined deposit marked paid without a posting",
    does: () => `update deposit set state = 'PAID' where id = '${ids.quarantined}'`,
    finding: "L6 the account of this deposit",
  },
  {
    name: "money under another name credited to a wallet",
    does: () =>
      `update transfer set kind = 'deposit_credit' where kind = 'deposit_quarantine' and subject_id = '${ids.quarantined}'`,
    finding: "L8 this transfer let money under somebody else's name",
  },
  {
    name: "a name match changed after the credit",
    does: () => `update deposit set name_match = 'mismatch' where id = '${ids.paid}'`,
    finding: "L8 this transfer let money under somebody else's name",
  },
  {
    name: "a paid amount that differs from the transfer",
    does: () => `update deposit set paid_minor = paid_minor + 1 where id = '${ids.paid}'`,
    finding: "L8 this paid deposit was not credited once",
  },
  {
    name: "a refund that ended without its money",
    does: () => `update refund set state = 'DONE', ended_at = app_now() where id = '${ids.pending}'`,
    finding: "L6 the account of this refund",
  },
  {
    name: "a refund marked done without a posting",
    does: () => `update refund set state = 'DONE' where id = '${ids.failed}'`,
    finding: "L8 this refund was not posted as it ended",
  },
  {
    name: "a refund amount that differs from the transfer",
    does: () => `update refund set amount_minor = amount_minor - 1 where id = '${ids.done}'`,
    finding: "L8 this refund was not posted as it ended",
  },
  {
    name: "a refunded deposit marked paid",
    does: () => `
      update deposit set state = 'PAID' where id = (select deposit_id from refund where id = '${ids.done}')`,
    finding: "L8 this refund and its deposit",
  },
  {
    name: "a return from quarantine without a refund",
    does: () => `update refund set state = 'FAILED' where id = '${ids.returned}'`,
    finding: "L8 this transfer went back to a gateway",
  },
  {
    name: "one gateway refund recorded on two refunds",
    does: () => `
      drop index refund_gateway_gateway_record_id_key;
      update refund set gateway_record_id = 'one'`,
    finding: "L8 this gateway record is on more than one refund",
  },
];

describe("both checks find damage that bypassed the guards", () => {
  test.each(damages)("$name", async ({ does, finding }) => {
    for (const scope of ["full", "recent"] as const) {
      const found = await findingsAfter(does(), scope);
      expect(
        found.filter((line) => line.startsWith(finding)),
        scope,
      ).not.toEqual([]);
    }
  });
});

test("undamaged books pass both checks", async () => {
  for (const scope of ["full", "recent"] as const)
    expect((await checkLedger(ledgerChecks, scope)).findings).toEqual([]);
});
