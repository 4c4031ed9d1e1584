import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bulk, ledgerChecks } from "@/lib/composition";
import { armFailpoints, Interrupted } from "@/lib/kernel/failpoint";
import { newId } from "@/lib/kernel/ids";
import { startWorker } from "@/lib/kernel/worker/worker";
import { checkLedger } from "@/lib/ledger";
import { expectKilledAt } from "@/lib/testing/kill";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { contextOf, payouts, returned, rowsOf, started } from "./scenes-for-tests";

// Hundreds of commits, and processes that are killed, on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let app: TestApp;
let efe: TestUser;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
});
afterAll(async () => {
  armFailpoints("");
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const program = new URL("./one-bulk-for-tests.ts", import.meta.url);

test.each(["wallet.reject_payout.committed@97", "bulk.row@97"])(
  "200 rows, and the worker is killed at %s: it goes on, and each row is done once",
  async (point) => {
    const ids = await payouts(app, 200);
    const bulkId = await started(efe, "payout.reject", ids);
    await expectKilledAt(point, program, "run", bulkId);
    expect(await returned(ids)).toEqual({ never: 103, once: 97, of: 200 });
    expect(await rowsOf(efe, bulkId)).toMatchObject({ state: "OPEN", done: 96 });
    const from = performance.now();
    await bulk.run(bulkId);
    const seconds = (performance.now() - from) / 1000;
    process.stdout.write(`a bulk act did ${(104 / seconds).toFixed(0)} rows a second\n`);
    expect(await returned(ids)).toEqual({ never: 0, once: 200, of: 200 });
    expect(await rowsOf(efe, bulkId)).toMatchObject({
      state: "DONE",
      done: 200,
      endedAt: expect.any(Date) as Date,
    });
  },
);

test("two workers have it at once: each row is done once, and none is left", async () => {
  const ids = await payouts(app, 24);
  const bulkId = await started(efe, "payout.reject", ids);
  await Promise.all([bulk.run(bulkId), bulk.run(bulkId), bulk.run(bulkId)]);
  expect(await returned(ids)).toEqual({ never: 0, once: 24, of: 24 });
  expect(await rowsOf(efe, bulkId)).toMatchObject({ state: "DONE", done: 24 });
});

test("a worker takes it up by itself, and ends it", async () => {
  const ids = await payouts(app, 3);
  const bulkId = await started(efe, "payout.reject", ids);
  const worker = await startWorker([bulk.reactions]);
  await vi.waitFor(async () => expect((await rowsOf(efe, bulkId)).state).toBe("DONE"), { timeout: 60_000 });
  await worker.stop();
  expect(await returned(ids)).toEqual({ never: 0, once: 3, of: 3 });
});

/** Does some rows, and is interrupted. */
async function interruptedAfter(bulkId: string, rows: number): Promise<void> {
  armFailpoints(`bulk.row=throw@${rows + 1}`);
  await expect(bulk.run(bulkId)).rejects.toThrow(Interrupted);
  armFailpoints("");
}

test("a stop takes effect before the next row, by a colleague too; what was done stays", async () => {
  const ids = await payouts(app, 6);
  const bulkId = await started(efe, "payout.reject", ids);
  await interruptedAfter(bulkId, 2);
  const ngozi = await makeUser(app, "Ngozi Bello", { staffRoles: ["FINANCE"] });
  await call(bulk.operations.stopBulk, { bulkId }, { context: contextOf(ngozi) });
  await bulk.run(bulkId);
  // The third was committed before the stop, and killed before it was recorded.
  expect(await returned(ids)).toEqual({ never: 3, once: 3, of: 6 });
  expect(await rowsOf(efe, bulkId)).toMatchObject({ state: "STOPPED", stoppedBy: "Ngozi Bello", done: 2 });
  await expect(call(bulk.operations.stopBulk, { bulkId }, { context: contextOf(efe) })).rejects.toMatchObject(
    { reason: "bulk_over" },
  );
});

test("who loses their role midway does no further row", async () => {
  const ids = await payouts(app, 5);
  const emeka = await makeUser(app, "Emeka Obi", { staffRoles: ["FINANCE"] });
  const bulkId = await started(emeka, "payout.reject", ids);
  await interruptedAfter(bulkId, 2);
  await app.asOwner("update staff_grant set ended_at = app_now(), ended_by_id = user_id where user_id = $1", [
    emeka.id,
  ]);
  await bulk.run(bulkId);
  // The third had been committed while they held it, so it answers as it did.
  const { states, rows } = await rowsOf(efe, bulkId);
  expect(states).toEqual(["DONE", "DONE", "DONE", "REFUSED", "REFUSED"]);
  expect(rows[3]?.result).toBe("The person who started this no longer has the permission for it.");
  expect(await returned(ids)).toEqual({ never: 2, once: 3, of: 5 });
});

test("who is blocked midway does no further row", async () => {
  const ids = await payouts(app, 3);
  const emeka = await makeUser(app, "Emeka Eze", { staffRoles: ["FINANCE"] });
  const bulkId = await started(emeka, "payout.reject", ids);
  await app.asOwner(
    `insert into restriction (id, user_id, kind, reason, by_id, state) values (gen_random_uuid(), $1, 'blocked', 'x', $2, 'ACTIVE')`,
    [emeka.id, efe.id],
  );
  await bulk.run(bulkId);
  expect((await rowsOf(efe, bulkId)).states).toEqual(["REFUSED", "REFUSED", "REFUSED"]);
});

test("an act that is none, or not theirs, does not exist for them, and neither does another’s record", async () => {
  const notFound = { reason: "not_found" };
  await expect(started(efe, "deposit.release", [newId()])).rejects.toMatchObject(notFound);
  const tunde = await makeUser(app, "Tunde Admin", { staffRoles: ["ADMIN"] });
  await expect(started(tunde, "payout.reject", [newId()])).rejects.toMatchObject(notFound);
  await expect(started(efe, "payout.reject", [newId()])).rejects.toMatchObject({ reason: "nothing_to_do" });
  const bulkId = await started(efe, "payout.reject", await payouts(app, 1));
  expect(await bulk.inspect(tunde.actor, bulkId)).toBeUndefined();
  const auditor = await makeUser(app, "Uche", { staffRoles: ["AUDITOR"] });
  expect(await bulk.inspect(auditor.actor, bulkId)).toBeDefined();
  await expect(
    call(bulk.operations.stopBulk, { bulkId }, { context: contextOf(auditor) }),
  ).rejects.toMatchObject(notFound);
});
