import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import type { Sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { HOME } from "@/lib/money/currencies";
import { agreeTo } from "@/lib/testing/approvals";
import { payoutChecks } from "./checks";
import { payPayout } from "./commands/pay-payout";
import { handleTransfer } from "./look-at-payout";
import { type PayoutBeside, payoutsBesideGateway, stored, tick } from "./scenes-for-tests";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let beside: PayoutBeside;
let owner: pg.Client;
/** Payouts with a past. */
const ids = { paid: "", failed: "", reversed: "", agreed: "", queued: "", other: "" };

beforeAll(async () => {
  beside = await payoutsBesideGateway();
  const scene = (ends: string) => beside.scene({ balanceMinor: 2_000_000_00n, ends });
  ids.other = await beside.begun(await scene("0608"));
  ids.paid = await beside.begun(await scene("0608"));
  ids.failed = await beside.begun(await scene("0404"));
  ids.reversed = await beside.begun(await scene("0608"));
  await beside.control("paystack/transfers/move", { reference: `pay-${ids.reversed}`, to: "reversed" });
  await handleTransfer("paystack", `pay-${ids.reversed}`, "reversed");
  const { efe, ngozi } = await beside.staff();
  ids.agreed = await beside.asked(await scene("0608"), 600_000_00n);
  const { result } = await payPayout.request(efe.actor, newId(), {
    id: ids.agreed,
    reason: "Looks right to me.",
  });
  await agreeTo(ngozi, result.approvalId);
  await tick(ids.agreed);
  ids.queued = await beside.asked(await scene("1111"));
  for (const [name, state] of [
    ["paid", "PAID"],
    ["failed", "FAILED"],
    ["reversed", "REVERSED"],
    ["agreed", "PAID"],
  ] as const) {
    expect((await stored(ids[name])).state).toBe(state);
  }
  owner = new pg.Client({ connectionString: beside.app.ownerUrl });
  owner.on("error", () => {}); // the database is dropped under it at the end
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await beside.close();
});

const asOwner = async <Row extends object>({ text, values }: Sql): Promise<Row[]> =>
  (await owner.query<Row>(text, values)).rows;

const GUARDED = ["account", "transfer", "posting", "payout", "approval"];

/** Does damage past every guard, as only the owner of the tables can, looks, and takes it back. */
async function findingsAfter(damage: string): Promise<string[]> {
  await owner.query("begin");
  try {
    for (const table of GUARDED) await owner.query(`alter table ${table} disable trigger user`);
    await owner.query(damage);
    for (const table of GUARDED) await owner.query(`alter table ${table} enable trigger user`);
    const { findings } = await checkLedger(ledgerChecks, "full", asOwner);
    return findings.map(({ what }) => what);
  } finally {
    await owner.query("rollback");
  }
}

const [holds, stray, twice, agreed, taken, ended, charged, unrecorded, moved] = payoutChecks.map(
  ({ what }) => what,
);

const damages: [name: string, statement: () => string, says: (string | undefined)[]][] = [
  [
    "money gone from what is on its way",
    () => `update account set balance = balance - 1 where owner_id = '${ids.queued}'`,
    [holds],
  ],
  [
    "an account of no payout",
    () =>
      `insert into account (kind, subject_kind, owner_id, currency) values ('HOLD', 'payout', gen_random_uuid(), '${HOME}')`,
    [stray],
  ],
  [
    "a large payout whose agreement is gone",
    () => `update approval set state = 'STALE', approver_id = null where subject_id = '${ids.agreed}'`,
    [agreed],
  ],
  [
    "an amount that was never taken",
    () => `update payout set amount_minor = amount_minor + 1 where id = '${ids.paid}'`,
    [taken, ended],
  ],
  [
    "a fee that was never taken",
    () => `update payout set fee_minor = fee_minor - 1 where id = '${ids.failed}'`,
    [taken, ended],
  ],
  [
    "a payout of another's money",
    () =>
      `update payout set user_id = (select user_id from payout where id = '${ids.other}') where id = '${ids.failed}'`,
    [taken, ended],
  ],
  [
    "paid on paper only",
    () =>
      `update payout set state = 'PAID', gateway_record_id = 'x', paid_at = app_now() where id = '${ids.queued}'`,
    [ended, holds, moved],
  ],
  [
    "failed without its money",
    () => `update payout set state = 'FAILED', ended_at = app_now() where id = '${ids.queued}'`,
    [ended, holds, moved],
  ],
  [
    "sent back on paper only",
    () => `update payout set state = 'REVERSED', ended_at = app_now() where id = '${ids.paid}'`,
    [ended, moved],
  ],
  [
    "a charge that was not recorded",
    () => `update payout set gateway_fee_minor = null where id = '${ids.paid}'`,
    [charged],
  ],
  [
    "transfers of a payout that is gone",
    () => `set constraints all deferred; delete from payout where id = '${ids.paid}'`,
    [unrecorded],
  ],
  [
    "one gateway record on two payouts",
    () =>
      `drop index payout_gateway_gateway_record_id_key; update payout set gateway_record_id = 'one' where id in ('${ids.paid}', '${ids.other}')`,
    [twice],
  ],
  [
    "a state that no move led to",
    () => `update payout set state = 'SENDING' where id = '${ids.queued}'`,
    [moved],
  ],
  [
    "a move that there is not",
    () =>
      `update posting set result = jsonb_set(result, '{state}', '"SENT"') where subject_id = '${ids.queued}' and act = 'wallet.route_payout'`,
    [moved],
  ],
];

test.each(damages)("%s is named", async (_name, statement, says) => {
  const found = await findingsAfter(statement());
  for (const what of says) expect(found).toContain(what);
});

test("each check has damage that it names", () => {
  const named = new Set(damages.flatMap(([, , says]) => says));
  expect(payoutChecks.filter(({ what }) => !named.has(what))).toEqual([]);
});

test("payouts that were only used leave nothing to find, in both scopes", async () => {
  for (const scope of ["full", "recent"] as const) {
    expect((await checkLedger(ledgerChecks, scope)).findings).toEqual([]);
  }
});
