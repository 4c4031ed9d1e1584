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
import { handleTransfer } from "./record-transfer";
import { openPayoutStage, type PayoutStage, stored, tick } from "./scenes-for-tests";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let stage: PayoutStage;
let owner: pg.Client;
/** One payout for each history. */
const ids = { paid: "", failed: "", reversed: "", agreed: "", queued: "", other: "" };

beforeAll(async () => {
  stage = await openPayoutStage();
  const scene = (ends: string) => stage.scene({ balanceMinor: 2_000_000_00n, ends });
  ids.other = await stage.started(await scene("0608"));
  ids.paid = await stage.started(await scene("0608"));
  ids.failed = await stage.started(await scene("0404"));
  ids.reversed = await stage.started(await scene("0608"));
  await stage.control("paystack/transfers/move", { reference: `pay-${ids.reversed}`, to: "reversed" });
  await handleTransfer("paystack", `pay-${ids.reversed}`, "reversed");
  const { efe, ngozi } = await stage.staff();
  ids.agreed = await stage.requested(await scene("0608"), 600_000_00n);
  const { result } = await payPayout.request(efe.actor, newId(), {
    id: ids.agreed,
    reason: "Looks right to me.",
    reasonCode: "other",
  });
  await agreeTo(ngozi, result.approvalId);
  await tick(ids.agreed);
  ids.queued = await stage.requested(await scene("1111"));
  for (const [name, state] of [
    ["paid", "PAID"],
    ["failed", "FAILED"],
    ["reversed", "REVERSED"],
    ["agreed", "PAID"],
  ] as const) {
    expect((await stored(ids[name])).state).toBe(state);
  }
  owner = new pg.Client({ connectionString: stage.app.ownerUrl });
  owner.on("error", () => {}); // the database is dropped under it at the end
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await stage.close();
});

const asOwner = async <Row extends object>({ text, values }: Sql): Promise<Row[]> =>
  (await owner.query<Row>(text, values)).rows;

const GUARDED = ["account", "transfer", "posting", "payout", "approval"];

/** Does damage with all guards disabled, as only the tables' owner can, runs the checks, and rolls back. */
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
    "money missing from a hold account",
    () => `update account set balance = balance - 1 where owner_id = '${ids.queued}'`,
    [holds],
  ],
  [
    "a hold account without a payout",
    () =>
      `insert into account (kind, subject_kind, owner_id, currency) values ('HOLD', 'payout', gen_random_uuid(), '${HOME}')`,
    [stray],
  ],
  [
    "a large payout without its approval",
    () =>
      `update approval set state = 'STALE', approver_id = null, verified_at = null where subject_id = '${ids.agreed}'`,
    [agreed],
  ],
  [
    "an amount that was not taken",
    () => `update payout set amount_minor = amount_minor + 1 where id = '${ids.paid}'`,
    [taken, ended],
  ],
  [
    "a fee that was not taken",
    () => `update payout set fee_minor = fee_minor - 1 where id = '${ids.failed}'`,
    [taken, ended],
  ],
  [
    "a payout of another user's money",
    () =>
      `update payout set user_id = (select user_id from payout where id = '${ids.other}') where id = '${ids.failed}'`,
    [taken, ended],
  ],
  [
    "PAID without transfers",
    () =>
      `update payout set state = 'PAID', gateway_record_id = 'x', paid_at = app_now() where id = '${ids.queued}'`,
    [ended, holds, moved],
  ],
  [
    "FAILED without a return",
    () => `update payout set state = 'FAILED', ended_at = app_now() where id = '${ids.queued}'`,
    [ended, holds, moved],
  ],
  [
    "REVERSED without transfers",
    () => `update payout set state = 'REVERSED', ended_at = app_now() where id = '${ids.paid}'`,
    [ended, moved],
  ],
  [
    "an unrecorded gateway fee",
    () => `update payout set gateway_fee_minor = null where id = '${ids.paid}'`,
    [charged],
  ],
  [
    "transfers of a deleted payout",
    () => `set constraints all deferred; delete from payout where id = '${ids.paid}'`,
    [unrecorded],
  ],
  [
    "one gateway record on two payouts",
    () =>
      `drop index payout_gateway_gateway_record_id_key; update payout set gateway_record_id = 'one' where id in ('${ids.paid}', '${ids.other}')`,
    [twice],
  ],
  ["a state without a move", () => `update payout set state = 'SENDING' where id = '${ids.queued}'`, [moved]],
  [
    "an undeclared move",
    () =>
      `update posting set result = jsonb_set(result, '{state}', '"SENT"') where subject_id = '${ids.queued}' and act = 'wallet.route_payout'`,
    [moved],
  ],
];

test.each(damages)("reports %s", async (_name, statement, says) => {
  const found = await findingsAfter(statement());
  for (const what of says) expect(found).toContain(what);
});

test("each check reports some damage", () => {
  const named = new Set(damages.flatMap(([, , says]) => says));
  expect(payoutChecks.filter(({ what }) => !named.has(what))).toEqual([]);
});

test("finds nothing in undamaged payouts, in both scopes", async () => {
  for (const scope of ["full", "recent"] as const) {
    expect((await checkLedger(ledgerChecks, scope)).findings).toEqual([]);
  }
});
