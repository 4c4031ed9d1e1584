import "server-only";
import { HOUR } from "@/lib/kernel/clock";
import { SYSTEM } from "@/lib/kernel/command";
import { join, query, type Sql, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { unlessRefused } from "@/lib/kernel/refusal";
import { isMade } from "./beside";
import { markLost, removeMedia } from "./commands";
import type { MediaState } from "./machine";
import { isKey } from "./port";
import type { MediaUse } from "./shelf";
import { store } from "./store";
import { keyOf, ORIGINAL } from "./vault";

/** How long bytes may be without a row, and rows without a reference to them. */
const BYTES_WAIT_MS = HOUR;
const BATCH = 200;

interface SweptRow {
  id: string;
  state: MediaState;
  names: string[];
}

interface Group {
  id: string;
  /** Names of objects, and when each was put there. */
  names: Map<string, Date>;
}

/** What a sweep has found and done. */
export interface Swept {
  bytesRemoved: number;
  lost: number;
  found: number;
  unused: number;
}

/**
 * Compares the store with the rows, both in the order of ids: removes bytes that no row names, marks rows whose bytes are missing (and
 * those whose bytes are back), and removes what nothing has referred to for a day. Leaves what is younger than an hour.
 */
export async function sweep(uses: readonly MediaUse[], now = new Date()): Promise<Swept> {
  const swept: Swept = { bytesRemoved: 0, lost: 0, found: 0, unused: 0 };
  for (const purpose of new Set(uses.map((use) => use.purpose))) {
    const isUsed = uses.flatMap((use) => (use.purpose === purpose && use.isUsed ? [use.isUsed] : []));
    if (isUsed.length > 0) swept.unused += await removeUnused(purpose, join(isUsed, " or "));
  }
  const rows = rowsInOrder()[Symbol.asyncIterator]();
  let row = await rows.next();
  const isBefore = (id: string | undefined) => !row.done && (id === undefined || row.value.id < id);
  const passRowsBefore = async (id: string | undefined) => {
    while (isBefore(id)) {
      await compare(row.value, new Map(), swept, now);
      row = await rows.next();
    }
  };
  for await (const group of groupsInOrder()) {
    await passRowsBefore(group.id);
    if (!row.done && row.value.id === group.id) {
      await compare(row.value, group.names, swept, now);
      row = await rows.next();
    } else {
      // It may have been made since the rows were read.
      const [made] = await readRows(sql`id = ${group.id}::uuid`);
      await removeStrays(group.id, group.names, made?.names ?? [], swept, now);
    }
  }
  await passRowsBefore(undefined);
  if (swept.lost > 0) log.error("files are missing from the store", { lost: swept.lost });
  return swept;
}

async function compare(
  { id, state, names }: SweptRow,
  kept: ReadonlyMap<string, Date>,
  swept: Swept,
  now: Date,
): Promise<void> {
  await removeStrays(id, kept, names, swept, now);
  const missing = names.filter((name) => !kept.has(name));
  if (state === "LOST" && missing.length === 0 && (await mark(id, false))) swept.found += 1;
  if (state !== "READY" || missing.length === 0) return;
  // A listing can be behind: what it lacks is asked for by name.
  const [now_] = await readRows(sql`id = ${id}::uuid and state = 'READY'`);
  for (const name of missing.filter((one) => now_?.names.includes(one))) {
    if (await store().get(keyOf(id, name))) continue;
    if (await mark(id, true)) swept.lost += 1;
    return;
  }
}

const mark = (mediaId: string, isLost: boolean) =>
  unlessRefused(
    markLost(SYSTEM, `media:${isLost ? "lost" : "found"}:${mediaId}:${Date.now()}`, { mediaId, isLost }),
  );

async function removeStrays(
  id: string,
  kept: ReadonlyMap<string, Date>,
  named: readonly string[],
  swept: Swept,
  now: Date,
): Promise<void> {
  for (const [name, putAt] of kept) {
    // It goes with its file.
    if (isMade(name) && named.length > 0) continue;
    if (named.includes(name) || now.getTime() - putAt.getTime() < BYTES_WAIT_MS) continue;
    await store().remove(keyOf(id, name));
    swept.bytesRemoved += 1;
  }
}

async function removeUnused(purpose: string, isUsed: Sql): Promise<number> {
  const unused = await query<{ id: string }>(sql`
    select m.id from media m
    where m.purpose = ${purpose} and m.state <> 'REMOVED' and m.created_at < app_now() - interval '1 day' and not (${isUsed})
    order by m.created_at limit ${BATCH}`);
  for (const { id } of unused)
    await unlessRefused(removeMedia(SYSTEM, `media:unused:${id}`, { mediaId: id }));
  return unused.length;
}

const readRows = (which: Sql) =>
  query<SweptRow>(sql`
    select id, state::text as state, case when has_original and state <> 'REMOVED' then shown || ${JSON.stringify([ORIGINAL])}::jsonb else shown end as names
    from media where ${which} order by id limit ${BATCH}`);

async function* rowsInOrder(): AsyncIterable<SweptRow> {
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await readRows(sql`id > ${last}::uuid`);
    yield* rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.id ?? last;
  }
}

async function* groupsInOrder(): AsyncIterable<Group> {
  let group: Group | undefined;
  for await (const { key, putAt } of store().list()) {
    const [id = "", name = ""] = isKey(key) ? key.split("/") : [];
    if (group && group.id !== id) {
      yield group;
      group = undefined;
    }
    group ??= { id, names: new Map() };
    group.names.set(name, putAt);
  }
  if (group) yield group;
}
