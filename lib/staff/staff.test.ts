import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { workOutDays } from "@/lib/analytics";
import { getDisputeFor } from "@/lib/disputes";
import type { Actor, StaffRole } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { staffActor, staffRoles } from "@/lib/kernel/permissions";
import { deadJobs } from "@/lib/kernel/worker/jobs";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { getTradeFor } from "@/lib/trades";
import { actorOf } from "@/prisma/seed/people";
import { seedMarket } from "@/prisma/seed/seed-market";
import {
  findTradesFor,
  inspectTrade,
  jobsFor,
  ledgerStateFor,
  overviewFor,
  queueCountsFor,
  queueFor,
  recentStaffActs,
} from "./";
import { claimCase } from "./queues/commands";
import { retryJob } from "./retry-job";

let app: TestApp;
let disputed: string;
const chidi = actorOf("chidi");
const efe = actorOf("efe");
const ada = actorOf("ada");
const oldest = { who: "all", sort: "oldest" } as const;

beforeAll(async () => {
  app = await testApp();
  await seedMarket(app.ownerUrl);
  const { cases } = await queueFor(chidi, "disputes", oldest);
  disputed = cases[0]?.place ?? "";
});
afterAll(() => app.close());

const reads: Record<string, (by: Actor) => Promise<unknown>> = {
  overview: overviewFor,
  "counts of queues": queueCountsFor,
  trades: (by) => findTradesFor(by, {}),
  trade: (by) => inspectTrade(by, disputed),
  disputes: (by) => queueFor(by, "disputes", oldest),
  ledger: ledgerStateFor,
  jobs: jobsFor,
  "acts of staff": recentStaffActs,
  "retry of a job": (by) => retryJob(by, randomUUID(), { jobId: "1" }),
};

test.each(Object.keys(reads))("refuses users outside staff: %s", async (name) => {
  await expect(reads[name]?.(ada)).rejects.toMatchObject({ reason: "not_found", status: 404 });
});

/** The roles that read each page; all of them unless it is named. */
const readers: Record<string, string> = {
  trades: "SUPPORT MODERATOR FINANCE COMPLIANCE AUDITOR",
  trade: "SUPPORT MODERATOR FINANCE COMPLIANCE AUDITOR",
  disputes: "SUPPORT MODERATOR FINANCE COMPLIANCE ADMIN AUDITOR",
  ledger: "FINANCE COMPLIANCE AUDITOR",
  jobs: "FINANCE ADMIN AUDITOR",
};

test.each(Object.keys(staffRoles) as StaffRole[])(
  "the role %s reads the pages that are its own",
  async (role) => {
    const by = staffActor(efe.id, role);
    const pages = Object.entries(reads).filter(([name]) => name !== "retry of a job");
    for (const [name, read] of pages) {
      const reader = readers[name];
      if (!reader || reader.split(" ").includes(role)) expect(await read(by), name).toBeDefined();
      else await expect(read(by), name).rejects.toMatchObject({ reason: "not_found" });
    }
  },
);

test.each(Object.keys(staffRoles) as StaffRole[])(
  "the role %s reads a trade by its API as on its pages",
  async (role) => {
    const by = staffActor(randomUUID(), role);
    const reads = readers["trade"]?.split(" ").includes(role) ?? false;
    expect((await getTradeFor(by, disputed)) !== undefined).toBe(reads);
    expect((await getDisputeFor(by, disputed)) !== undefined).toBe(reads);
  },
);

test("the overview matches the ledger and the trades", async () => {
  await workOutDays();
  const overview = await overviewFor(efe);
  const states = Object.fromEntries(overview.states.map(({ state, trades }) => [state, trades]));
  expect(states).toEqual({ COMPLETED: 42, CANCELLED: 4, DISPUTED: 1, DELIVERED: 1, IN_ESCROW: 1 });
  const { walletsMinor, escrowMinor, feesMinor, market } = overview;
  const balances = await query<{ kind: string; subjectKind: string; minor: bigint }>(
    sql`select kind, subject_kind, sum(balance)::bigint as minor from account_balance where currency = ${HOME} group by 1, 2`,
  );
  const sumOf = (...kinds: string[]) =>
    balances.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { minor }) => sum + minor, 0n);
  expect(walletsMinor).toBe(sumOf("WALLET"));
  expect(escrowMinor).toBe(balances.find(({ subjectKind }) => subjectKind === "trade")?.minor);
  expect(overview.cover).toMatchObject({
    owedMinor: sumOf("WALLET", "HOLD"),
    heldMinor: -sumOf("GATEWAY"),
    unexplainedMinor: 0n,
  });
  const payoutFees = await queryOne<{ minor: bigint }>(
    sql`select sum(amount_minor)::bigint as minor from transfer where kind = 'payout_fee'`,
  );
  expect(market.totals.commissionMinor).toBe(feesMinor - (payoutFees?.minor ?? 0n));
  expect(market.totals.completed).toBe(42);
  expect(market.days).toHaveLength(30);
  expect(overview.openCases).toBe(1);
});

test("finds trades by id, full email address or number, not by a part", async () => {
  const found = async (search: string) => (await findTradesFor(efe, { search })).items.length;
  expect(await found(disputed)).toBe(1);
  const adas = await found("ada@amana.test");
  expect(adas).toBeGreaterThan(2);
  expect(await found("0803 123 4567")).toBe(adas);
  expect(await found("ada@amana")).toBe(0);
});

test("pages neither repeat nor skip a trade", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await findTradesFor(efe, { cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(49);
  expect(new Set(seen).size).toBe(49);
});

test("shows the chat to the moderator whose dispute it is", async () => {
  expect((await inspectTrade(chidi, disputed))?.messages).toBeNull();
  const [waiting] = (await queueFor(chidi, "disputes", oldest)).cases;
  await claimCase(chidi, randomUUID(), { kind: "disputes", subjectId: waiting?.id ?? "" });
  expect((await inspectTrade(chidi, disputed))?.messages).toHaveLength(4);
  expect((await inspectTrade(efe, disputed))?.messages).toBeNull();
  const { items } = await findTradesFor(chidi, { state: "COMPLETED" });
  expect((await inspectTrade(chidi, items[0]?.id ?? ""))?.messages).toBeNull();
});

test("masks email addresses and phone numbers", async () => {
  const inspected = await inspectTrade(chidi, disputed);
  expect(inspected?.buyer.email).toBe("i***@amana.test");
  expect(inspected?.buyer.phone).toBe("0813 *** 0108");
  expect(inspected?.goesTo).toBe("0813 *** 0108");
  expect(inspected?.entries.map(({ kind }) => kind)).toEqual(["escrow_hold"]);
});

test("an unknown trade is undefined", async () => {
  expect(await inspectTrade(chidi, randomUUID())).toBeUndefined();
  expect(await inspectTrade(chidi, "no-id")).toBeUndefined();
});

test("counts what waits in the queues that the viewer may open", async () => {
  const jobs = (await deadJobs()).length;
  const count = (waiting: number) => ({ waiting, late: 0 });
  expect(await queueCountsFor(efe)).toEqual({
    approvals: count(0),
    disputes: count(1),
    appeals: count(0),
    payouts: count(0),
    deposits: count(0),
    refunds: count(0),
    chargebacks: count(0),
    support: count(0),
    jobs: count(jobs),
  });
  expect(await queueCountsFor(chidi)).toEqual({
    approvals: count(0),
    disputes: count(1),
    support: count(0),
    appeals: count(0),
    listing: count(0),
    blockAppeals: count(0),
  });
  await makeDeadJob();
  expect(await queueCountsFor(efe)).toMatchObject({ jobs: count(jobs + 1) });
});

async function makeDeadJob(): Promise<string> {
  const job = await queryOne<{ id: string }>(sql`
    select id::text as id from graphile_worker.add_job('reviews.refresh_seller', '{}'::json, max_attempts := 1)`);
  await app.asOwner(
    "update graphile_worker._private_jobs set attempts = 1, last_error = 'no answer' where id = $1",
    [job?.id],
  );
  return job?.id ?? "";
}

test("records who retries a dead job, once", async () => {
  const jobId = await makeDeadJob();
  expect((await deadJobs()).map(({ id }) => id.toString())).toContain(jobId);
  const key = randomUUID();
  await retryJob(efe, key, { jobId });
  expect((await retryJob(efe, key, { jobId })).replayed).toBe(true);
  expect((await deadJobs()).map(({ id }) => id.toString())).not.toContain(jobId);
  const rows = await query<{ actorId: string; act: string }>(
    sql`select actor_id, act from audit where subject_kind = 'job' and subject_id = ${jobId}`,
  );
  expect(rows).toEqual([{ actorId: efe.id, act: "admin.retry_job" }]);
});

test("refuses to retry a job that is not dead", async () => {
  const jobId = await makeDeadJob();
  await retryJob(actorOf("ife"), randomUUID(), { jobId });
  await expect(retryJob(actorOf("ife"), randomUUID(), { jobId })).rejects.toMatchObject({
    reason: "not_found",
  });
});

test("marks a trade as the viewer's own case", async () => {
  const partial: Actor = staffActor(actorOf("tunde").id, "MODERATOR");
  expect((await inspectTrade(partial, disputed))?.isOwnCase).toBe(true);
  const stranger = await makeUser(app, "Obi Stranger");
  await expect(inspectTrade(stranger.actor, disputed)).rejects.toMatchObject({ reason: "not_found" });
});
