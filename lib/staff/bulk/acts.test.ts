import { afterAll, beforeAll, expect, test } from "vitest";
import { bulk, ledgerChecks } from "@/lib/composition";
import { releaseDeposit } from "@/lib/deposits/commands/release-deposit";
import { bulkName } from "@/lib/kernel/bulk/spec";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { rejectPayout } from "@/lib/payouts/commands/stop-payout";
import { quarantinedDeposit } from "@/lib/testing/quarantine";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { payouts, reason, rowsOf, started } from "./scenes-for-tests";

let app: TestApp;
let efe: TestUser;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

test("the preview says what happens: each row that it skips, and why, and the sum of what goes back", async () => {
  const own = await makeUser(app, "Chika Finance", { staffRoles: ["FINANCE"], balanceMinor: 50_000_00n });
  const [mine = ""] = await payouts(app, 1, own);
  const [one = "", over = "", two = ""] = await payouts(app, 3);
  await rejectPayout(efe.actor, newId(), { id: over, reason });
  const gone = newId();
  const asked = [one, mine, over, gone, two, one, "no-id"];
  const { rows } = await bulk.preview(own.actor, "payout.reject", asked);
  const skips = [
    null,
    "This money goes to you, so a colleague has to decide.",
    "This has just changed. Reload the page to see the latest.",
    "This payout is not on the list any more.",
    null,
    "This payout is not on the list any more.",
  ];
  expect(rows.map(({ id, skipped }) => [id, skipped])).toEqual(
    [one, mine, over, gone, two, "no-id"].map((id, at) => [id, skips[at]]),
  );
  const before = await balances([one, two]);
  const bulkId = await started(own, "payout.reject", asked);
  await bulk.run(bulkId);
  const stored = await rowsOf(efe, bulkId);
  expect(stored.states).toEqual(["DONE", "SKIPPED", "SKIPPED", "SKIPPED", "DONE", "SKIPPED"]);
  expect(stored.rows.filter(({ state }) => state === "SKIPPED").map(({ result }) => result)).toEqual(
    skips.filter(Boolean),
  );
  const sum = rows.filter(({ skipped }) => !skipped).reduce((all, row) => all + (row.amountMinor ?? 0n), 0n);
  expect((await balances([one, two])) - before).toBe(sum);
});

test("each row is done for the category of the whole, one of its act’s; another is refused", async () => {
  const [id = ""] = await payouts(app, 1);
  for (const code of ["outage", "usual"])
    await expect(started(efe, "payout.reject", [id], code)).rejects.toMatchObject({
      reason: "no_such_reason",
      field: "reasonCode",
    });
  const bulkId = await started(efe, "payout.reject", [id], "stolen_money");
  await bulk.run(bulkId);
  expect(await rowsOf(efe, bulkId)).toMatchObject({ reasonCode: "stolen_money", states: ["DONE"] });
  expect(await codesOf([bulkId, id])).toEqual([
    { act: "bulk.start", code: "stolen_money" },
    { act: "wallet.reject_payout", code: "stolen_money" },
  ]);
});

const codesOf = (subjects: string[]) =>
  query(
    sql`select act, detail->>'reasonCode' as code from audit where subject_id = any(${subjects}) order by act`,
  );

test.each(bulk.acts)(
  "PostgreSQL knows the codes of $words.verb $words.many that its form has",
  async (act) => {
    const known = await query<{ code: string }>(
      sql`select code from act_reason where act = ${bulkName(act)}`,
    );
    expect(known.map(({ code }) => code).sort()).toEqual(act.reasons.map(({ value }) => value).sort());
  },
);

/** What is in the wallets of the owners of these payouts. */
async function balances(ids: string[]): Promise<bigint> {
  const row = await queryOne<{ sum: bigint }>(sql`
    select sum(balance)::bigint as sum from account where kind = 'WALLET' and owner_id in (
      select user_id from payout where id = any(${ids}::uuid[]))`);
  return row?.sum ?? 0n;
}

test("deposits in quarantine go back to their source; one that a colleague released meanwhile stays", async () => {
  const ada = await makeUser(app, "Ada Obi");
  const ids = [await quarantinedDeposit(ada.id, 700_00n), await quarantinedDeposit(ada.id, 800_00n)];
  const references = ids.map((id) => `dep-${id}`);
  const { rows } = await bulk.preview(efe.actor, "refund.source", references);
  expect(rows.map(({ amountMinor, skipped }) => [amountMinor, skipped])).toEqual([
    [700_00n, null],
    [800_00n, null],
  ]);
  const bulkId = await started(efe, "refund.source", references);
  await releaseDeposit(efe.actor, newId(), { reference: references[1] ?? "", reason, reasonCode: "other" });
  await bulk.run(bulkId);
  const stored = await rowsOf(efe, bulkId);
  expect(stored.states).toEqual(["DONE", "REFUSED"]);
  expect(stored.rows[1]?.result).toBe("This deposit isn’t in quarantine any more.");
  const refunds = await query<{ fromQuarantine: boolean }>(
    sql`select from_quarantine from refund where deposit_id = any(${ids}::uuid[])`,
  );
  expect(refunds).toEqual([{ fromQuarantine: true }]);
});

test("dead jobs run again, and one that is not dead is skipped", async () => {
  const { rows: made } = await app.asOwner(
    `select (graphile_worker.add_job('test.dead', '{}', max_attempts := 1)).id::text as id union all
     select (graphile_worker.add_job('test.alive', '{}')).id::text`,
  );
  const [dead = "", alive = ""] = (made as { id: string }[]).map(({ id }) => id);
  await app.asOwner("update graphile_worker._private_jobs set attempts = 1, last_error = 'x' where id = $1", [
    dead,
  ]);
  const bulkId = await started(efe, "job.retry", [dead, alive]);
  await bulk.run(bulkId);
  expect((await rowsOf(efe, bulkId)).states).toEqual(["DONE", "SKIPPED"]);
  const [job] = await query<{ attempts: number }>(
    sql`select attempts from graphile_worker._private_jobs where id = ${dead}::bigint`,
  );
  expect(job?.attempts).toBe(0);
});
