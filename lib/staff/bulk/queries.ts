import "server-only";
import type { BulkAct, BulkPreview } from "@/lib/kernel/bulk/spec";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mayRead } from "@/lib/kernel/permissions";

/** A row in the order that it was asked for; one that there is not is skipped. Names each once. */
export async function previewOf(act: BulkAct, by: Actor, asked: readonly string[]): Promise<BulkPreview[]> {
  const ids = [...new Set(asked)];
  const found = await act.preview(
    by,
    ids.filter((id) => act.rowId.test(id)),
  );
  const known = new Map(found.map((row) => [row.id, row]));
  return ids.map((id) => known.get(id) ?? missing(act, id));
}

const missing = ({ words }: BulkAct, id: string): BulkPreview => ({
  id,
  name: id,
  href: null,
  gets: "Nothing",
  skipped: `This ${words.one} is not on the list any more.`,
  amountMinor: null,
  currency: null,
});

export type BulkState = "OPEN" | "STOPPED" | "DONE";
export type BulkRowState = "WAITING" | "DONE" | "REFUSED" | "SKIPPED";

export interface BulkRowResult {
  id: string;
  state: BulkRowState;
  /** What was done, or why not; null while it waits. */
  result: string | null;
  doneAt: Date | null;
}

export interface StoredBulk {
  id: string;
  act: string;
  state: BulkState;
  reasonCode: string;
  reason: string;
  startedBy: string;
  stoppedBy: string | null;
  createdAt: Date;
  endedAt: Date | null;
  now: Date;
}

export interface FoundBulk {
  stored: StoredBulk;
  rows: BulkRowResult[];
  act: BulkAct;
}

/** A bulk act with its rows in order; undefined if there is none that this member of staff can read. */
export async function readBulk(
  acts: ReadonlyMap<string, BulkAct>,
  by: Actor,
  id: string,
): Promise<FoundBulk | undefined> {
  if (!isUuid(id)) return undefined;
  const [stored, rows] = await Promise.all([
    queryOne<StoredBulk>(sql`
      select b.id, b.act, b.state::text as state, b.reason_code, b.reason, p.name as started_by, s.name as stopped_by, b.created_at, b.ended_at,
        app_now() as now
      from bulk b join person p on p.id = b.by_id left join person s on s.id = b.ended_by_id where b.id = ${id}::uuid`),
    query<BulkRowResult>(sql`
      select row_id as id, state::text as state, result, done_at from bulk_row where bulk_id = ${id}::uuid order by place`),
  ]);
  const act = stored && acts.get(stored.act);
  return act && mayRead(by, act.permission) ? { stored, rows, act } : undefined;
}

/** The same, its rows as their list shows them. */
export async function readNamedBulk(acts: ReadonlyMap<string, BulkAct>, by: Actor, id: string) {
  const found = await readBulk(acts, by, id);
  if (!found) return undefined;
  const named = await previewOf(
    found.act,
    by,
    found.rows.map((row) => row.id),
  );
  const rows = named.map(({ name, href, amountMinor, currency }, at) => ({
    ...(found.rows[at] as BulkRowResult),
    name,
    href,
    amountMinor,
    currency,
  }));
  return { ...found, rows };
}
