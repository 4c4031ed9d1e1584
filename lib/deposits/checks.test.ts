import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import type { Sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { type DepositStage, depositRow, openDepositStage, type TestUser } from "./gateway-for-tests";
import { checkRefund } from "./refunds/check-refund";
import { paidByCard, refundRequested, refundSent, refundsAtGateway } from "./refunds/refunds-for-tests";
import { accountNumberOf, received } from "./virtual-accounts/transfers-for-tests";

let stage: DepositStage;
let owner: pg.Client;

/** Ids by state: a deposit paid or in quarantine; a refund pending, done, failed or returned from quarantine. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  stage = await openDepositStage();
  const [ada, efe] = [
    await stage.makeUser("Ada Obi"),
    await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] }),
  ];
  await stage.control("settings", { byHand: true });
  await stage.control("paystack/top-up", { amount: 1_000_000_00 });
  const number = await accountNumberOf(ada);
  const of = async (kobo: number, from: string) =>
    (await depositRow(await received(stage, number, { kobo, from }))).id;
  ids.paid = await of(5_000_00, "Ada Obi");
  ids.quarantined = await of(6_000_00, "Musa Eve");
  ids.pending = await refundRequested(efe, await paidByCard(stage, ada, 1_000_00));
  ids.done = await ended(efe, await paidByCard(stage, ada, 2_000_00), "processed");
  ids.failed = await ended(efe, await paidByCard(stage, ada, 3_000_00), "failed");
  const back = await received(stage, number, { kobo: 7_000_00, from: "Musa Eve" });
  await ended(efe, back, "failed");
  ids.returned = await ended(efe, back, "processed");
  owner = new pg.Client({ connectionString: stage.app.ownerUrl });
  owner.on("error", () => {}); // the database is dropped while it is connected
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await stage.close();
});

async function ended(efe: TestUser, reference: string, to: string): Promise<string> {
  const refundId = await refundSent(efe, reference);
  const [refund] = await refundsAtGateway(stage, refundId);
  await stage.control("paystack/refunds/move", { id: refund?.id, to });
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
    finding: "L6 hold balance does not match the deposit's state",
  },
  {
    name: "money under another name credited to a wallet",
    does: () =>
      `update transfer set kind = 'deposit_credit' where kind = 'deposit_quarantine' and subject_id = '${ids.quarantined}'`,
    finding: "L8 transfer in another person's name released to a wallet",
  },
  {
    name: "a name match changed after the credit",
    does: () => `update deposit set name_match = 'mismatch' where id = '${ids.paid}'`,
    finding: "L8 transfer in another person's name released to a wallet",
  },
  {
    name: "a paid amount that differs from the transfer",
    does: () => `update deposit set paid_minor = paid_minor + 1 where id = '${ids.paid}'`,
    finding: "L8 paid deposit not credited exactly once to its user with the amount paid",
  },
  {
    name: "a refund that ended without its money",
    does: () => `update refund set state = 'DONE', ended_at = app_now() where id = '${ids.pending}'`,
    finding: "L6 hold balance does not match the refund's state",
  },
  {
    name: "a refund marked done without a posting",
    does: () => `update refund set state = 'DONE' where id = '${ids.failed}'`,
    finding: "L8 refund postings do not match its outcome",
  },
  {
    name: "a refund amount that differs from the transfer",
    does: () => `update refund set amount_minor = amount_minor - 1 where id = '${ids.done}'`,
    finding: "L8 refund postings do not match its outcome",
  },
  {
    name: "a refunded deposit marked paid",
    does: () => `
      update deposit set state = 'PAID' where id = (select deposit_id from refund where id = '${ids.done}')`,
    finding: "L8 refund and its deposit disagree",
  },
  {
    name: "a return from quarantine without a refund",
    does: () => `update refund set state = 'FAILED' where id = '${ids.returned}'`,
    finding: "L8 transfer to a gateway without a refund",
  },
  {
    name: "one gateway refund recorded on two refunds",
    does: () => `
      drop index refund_gateway_gateway_record_id_key;
      update refund set gateway_record_id = 'one'`,
    finding: "L8 gateway record on more than one refund",
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
