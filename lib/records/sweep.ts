import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { wronglySigned } from "./roots";

/** Trades that one run reads, each minute: a million in a day and a bit over sixteen hours. */
const SLICE = 400;
/** Roots whose signatures each run verifies. */
const SIGNATURES = 3;

/**
 * Works out the records of the next trades anew, in the order of their ids, and begins anew at the end; at each beginning all roots,
 * too. What it finds stays until a later look finds it mended.
 */
export async function sweepRecords(): Promise<void> {
  await query(sql`insert into record_sweep (name) values ('trade_records') on conflict (name) do nothing`);
  const at = await queryOne<{ tradeId: string | null }>(
    sql`select trade_id from record_sweep where name = 'trade_records'`,
  );
  const last = at?.tradeId ?? null;
  if (last === null) await lookAtRoots();
  for (const root of await wronglySigned(SIGNATURES)) await keep(root, ["is not signed by its key"]);
  const trades = await query<{ id: string }>(sql`
    select id from trade_overview where ${last}::uuid is null or id > ${last}::uuid order by id limit ${SLICE}`);
  const ids = trades.map(({ id }) => id);
  const faults = await query<{ tradeId: string; what: string }>(sql`
    select trade_id, coalesce('entry ' || number || ' ', '') || what as what from record_faults(${ids}::uuid[])`);
  await query(sql`
    delete from record_finding f where f.subject = any(${ids}::text[])
      and not exists (select from unnest(${faults.map(({ tradeId }) => tradeId)}::text[], ${faults.map(({ what }) => what)}::text[]) still (subject, what)
        where still.subject = f.subject and still.what = f.what)`);
  for (const { tradeId, what } of faults) await keep(tradeId, [what]);
  const next = ids.length < SLICE ? null : (ids.at(-1) ?? null);
  await query(sql`
    update record_sweep set trade_id = ${next}::uuid, begun_at = case when ${last}::uuid is null then app_now() else begun_at end
    where name = 'trade_records'`);
}

async function lookAtRoots(): Promise<void> {
  const faults = await query<{ root: string; what: string }>(
    sql`select kind || ' ' || day as root, what from root_faults('2000-01-01')`,
  );
  await query(sql`delete from record_finding where subject ~ '^[a-z_]+ [0-9-]+$'`);
  for (const { root, what } of faults) await keep(root, [what]);
}

/**
 * Works out the audit log of the next sealed day anew, and begins anew after the newest. What it finds stays until a later look
 * finds it mended.
 */
export async function sweepAudit(): Promise<void> {
  await query(sql`insert into record_sweep (name) values ('audit') on conflict (name) do nothing`);
  const next = await queryOne<{ day: string | null }>(sql`
    select min(r.day)::text as day from public_root r join record_sweep s on s.name = 'audit'
    where r.kind = 'audit' and (s.day is null or r.day > s.day)`);
  const day = next?.day ?? null;
  if (day !== null) {
    const faults = await query<{ what: string }>(sql`
      select 'row ' || audit_id || ' ' || what as what from audit_faults(${day}::date, ${day}::date)`);
    await query(sql`delete from record_finding where subject = ${ofDay(day)}`);
    await keep(
      ofDay(day),
      faults.map(({ what }) => what),
    );
  }
  await query(sql`
    update record_sweep set day = ${day}::date, begun_at = case when day is null then app_now() else begun_at end
    where name = 'audit'`);
}

const ofDay = (day: string): string => `audit log of ${day}`;

async function keep(subject: string, whats: readonly string[]): Promise<void> {
  for (const what of whats) log.error("A record does not hold.", { subject, what });
  await query(sql`
    insert into record_finding (subject, what) select ${subject}, what from unnest(${whats}::text[]) found (what)
    on conflict (subject, what) do nothing`);
}
