import { expect } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { recordFile } from "@/lib/records/records";
import { publishRoots, rootsFile } from "@/lib/records/roots";
import { wrongRecords } from "@/lib/reviews/record";
import type { TestApp } from "@/lib/testing/world";
import { verifyRecord } from "@/scripts/verify-record.mjs";
import { lateMonths } from "..";

/** L1 to L11. */
export async function expectLedgerHolds(scope: "recent" | "full"): Promise<void> {
  const { findings } = await checkLedger(ledgerChecks, scope);
  expect(findings).toEqual([]);
}

interface Ended {
  tradeId: string;
  state: string;
  /** Whether a decision about it was late, in a dispute that ended it other than by an agreed cancel; or in a claim that was decided. */
  isOwed: boolean;
  isClaimedLate: boolean;
  commissions: bigint[];
  /** What was given back, a transfer each. */
  back: bigint[];
}

/** Each trade's late decisions gave our commission back once, to the kobo, and nothing else did. Answers how many. */
export async function expectFeesBackOnce(): Promise<number> {
  const trades = await query<Ended>(sql`
    select t.id as trade_id, t.state::text as state,
      exists (select from dispute d where d.trade_id = t.id and d.times_late > 0 and not d.is_claim
        and d.closed_how in ('ruled', 'conceded', 'settled')) as is_owed,
      exists (select from dispute d where d.trade_id = t.id and d.times_late > 0 and d.is_claim and d.closed_how = 'ruled') as is_claimed_late,
      array(select f.amount_minor from transfer f where f.subject_id = t.id and f.kind = 'commission') as commissions,
      array(select f.amount_minor from transfer f join dispute d on d.id = f.subject_id where d.trade_id = t.id and f.kind = 'fee_given_back') as back
    from trade t`);
  const given = trades.filter(({ back }) => back.length > 0);
  for (const { tradeId, isOwed, isClaimedLate, commissions, back } of trades) {
    const owed = isOwed || isClaimedLate ? commissions : [];
    expect({ tradeId, back }).toEqual({ tradeId, back: owed });
  }
  return given.length;
}

/** What everyone can read about late decisions is what the disputes say. Answers how many were late. */
export async function expectLateCountedInPublic(): Promise<number> {
  const months = await lateMonths(14);
  const counted = await queryOne<{ closed: number; late: number; minor: bigint }>(sql`
    select count(*)::int as closed, (count(*) filter (where times_late > 0))::int as late,
      (select coalesce(sum(amount_minor), 0)::bigint from transfer where kind = 'fee_given_back') as minor
    from dispute where state = 'CLOSED'`);
  const sum = (of: (month: (typeof months)[number]) => bigint) =>
    months.reduce((total, month) => total + of(month), 0n);
  expect({
    closed: Number(sum(({ closed }) => BigInt(closed))),
    late: Number(sum(({ late }) => BigInt(late))),
    minor: sum(({ feesGivenBackMinor }) => BigInt(feesGivenBackMinor)),
  }).toEqual(counted);
  return counted?.late ?? 0;
}

/** The record of each trade holds, and those of some verify offline against the signed roots of their days. */
export async function expectRecordsVerify(app: TestApp, some: number): Promise<void> {
  await app.moveTime("2 days");
  await publishRoots();
  const faults = await query(sql`select * from record_faults(array(select id from trade))`);
  expect(faults).toEqual([]);
  const trades = await query<{ id: string; buyerId: string }>(
    sql`select id, buyer_id from trade order by moves desc, id limit ${some}::int`,
  );
  const roots = await rootsFile();
  for (const { id, buyerId } of trades) {
    const verdict = await verifyRecord(await recordFile({ id: buyerId, roles: [] }, id), roots);
    expect(verdict).toMatchObject({ trade: id, problems: [], seal: expect.anything() });
  }
}

/** Each person's stored record is what the timelines say, and no case of what is over is anybody's. */
export async function expectNothingLeft(): Promise<void> {
  expect(await query(wrongRecords)).toEqual([]);
  const left = await query(sql`
    select 'hold ' || id as what from account where kind = 'HOLD' and balance <> 0
    union all select 'request ' || id from approval where state = 'ASKED'
    union all select 'offer ' || id from settlement_offer where state = 'OPEN'
    union all select 'case ' || id from assignment where ended_at is null`);
  expect(left).toEqual([]);
}

/** How the trades and disputes ended, and how often each way. */
export async function endsOf(): Promise<Record<string, number>> {
  const rows = await query<{ how: string; count: number }>(sql`
    select how, count(*)::int as count from (
      select 'trade ' || t.state || ' by ' || m.move from trade t join timeline m on m.trade_id = t.id and m.sequence = t.moves
      union all select case when d.is_claim then 'claim ' else 'dispute ' end || d.closed_how || case when d.times_late > 0 then ' late' else '' end
        || case when d.appealed_at is not null then ' appealed' else '' end from dispute d
      union all select 'offer ' || o.state from settlement_offer o
      union all select 'request ' || a.state from approval a) ended (how)
    group by how order by how`);
  return Object.fromEntries(rows.map(({ how, count }) => [how, count]));
}
