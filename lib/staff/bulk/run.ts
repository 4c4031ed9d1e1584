import "server-only";
import type { BulkAct } from "@/lib/kernel/bulk/spec";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { prisma, type Sql, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { keyFor } from "@/lib/kernel/ids";
import { may } from "@/lib/kernel/permissions";
import { ignoreRefusal, invariant, Refusal } from "@/lib/kernel/refusal";
import { finishBulk } from "./commands";

/** How long one row may take, in milliseconds. */
const ROW_MS = 12_000;

type Run = <Row>(statement: Sql) => Promise<Row[]>;

/**
 * Does the rows that wait, one after the other, each in a commit of its own under the key of this bulk act and row: killed at any
 * point and run again, it does what is left, and a row that was done already answers as it did. One process at a time has a row.
 */
export async function runBulk(acts: ReadonlyMap<string, BulkAct>, bulkId: string): Promise<void> {
  let goesOn = true;
  while (goesOn) goesOn = await inTransaction((run) => nextRow(run, acts, bulkId));
  await ignoreRefusal(finishBulk(SYSTEM, `finish:${bulkId}`, { bulkId }));
}

const inTransaction = (work: (run: Run) => Promise<boolean>): Promise<boolean> =>
  prisma().$transaction((transaction) => work((statement) => transaction.$queryRaw(statement)), {
    timeout: ROW_MS,
    maxWait: ROW_MS,
  });

interface OpenBulk {
  act: string;
  reasonCode: string;
  reason: string;
  startedAt: Date;
  actor: Actor;
}

/** False once no row waits, or the bulk act has been stopped. */
async function nextRow(run: Run, acts: ReadonlyMap<string, BulkAct>, bulkId: string): Promise<boolean> {
  const [next] = await run<{ id: string }>(sql`
    select row_id as id from bulk_row where bulk_id = ${bulkId}::uuid and state = 'WAITING' order by place limit 1 for update`);
  // Read once the row is locked: whether it goes on, and what its maker may do by now.
  const [open] = await run<OpenBulk>(sql`
    select b.act, b.reason_code as "reasonCode", b.reason, b.created_at as "startedAt", jsonb_build_object('id', b.by_id, 'grants', staff_grants(b.by_id),
      'roles', array(select role::text from staff_member where user_id = b.by_id order by role)) as actor
    from bulk b where b.id = ${bulkId}::uuid and b.state = 'OPEN'`);
  if (!open) return false;
  if (!next) return hasWaiting(run, bulkId);
  const act = acts.get(open.act);
  invariant(act, `${open.act} is a bulk act`);
  const { state, result } = await runRow(act, open, bulkId, next.id);
  failpoint("bulk.row");
  await run(sql`
    update bulk_row set state = ${state}::bulk_row_state, result = ${result}, done_at = app_now()
    where bulk_id = ${bulkId}::uuid and row_id = ${next.id} returning place`);
  return true;
}

/** A row that another process had and ended is not found though later ones wait. */
async function hasWaiting(run: Run, bulkId: string): Promise<boolean> {
  const waiting = await run(
    sql`select place from bulk_row where bulk_id = ${bulkId}::uuid and state = 'WAITING' limit 1`,
  );
  return waiting.length > 0;
}

async function runRow(act: BulkAct, { actor, ...why }: OpenBulk, bulkId: string, id: string) {
  const { reasonCode, reason, startedAt } = why;
  try {
    const result = await act.run(actor, keyFor("bulk", bulkId, id), { id, reasonCode, reason, startedAt });
    return { state: "DONE", result };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const mayStill = may(actor, act.permission, "d");
    const lost = "The person who started this no longer has the permission for it.";
    return { state: "REFUSED", result: mayStill ? error.message : lost };
  }
}
