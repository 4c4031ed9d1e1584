import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { join, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import type { Purpose } from "./purposes";
import { getSealed } from "./vault";

/** What a slice does with files of one purpose. Conditions are SQL over `m`, the row of the file. */
export interface MediaUse {
  purpose: Purpose;
  /** Who may see such a file; a null viewer is signed out. */
  mayView: (viewer: Actor | null) => Sql;
  /** Whether something still refers to it. What nothing has referred to for a day is removed; left out where another slice says it. */
  isUsed?: Sql;
}

/** A picture that is shown of a file. */
export interface ShownPicture {
  bytes: Buffer;
  mime: "image/webp";
  /** Names these bytes: others get another. */
  etag: string;
}

interface ShownRow {
  id: string;
  shown: string[];
  dataKey: Buffer;
}

/** What is asked of a file. */
export interface Asked {
  mediaId: string;
  /** From 1. */
  page: number;
  /** The last page answers for those that there are not. */
  orLast?: boolean;
  /** Files of others are not there. */
  purpose?: Purpose;
  /** An etag that the viewer has already. */
  known?: string | null;
}

/**
 * Reads one page of a file as a viewer may see it, by the rule of its purpose; undefined if they may not, or there is none. 'same' if
 * the etag is `known` already.
 */
export async function readShown(
  uses: readonly MediaUse[],
  viewer: Actor | null,
  { mediaId, page, orLast = false, purpose: only, known }: Asked,
): Promise<ShownPicture | "same" | undefined> {
  if (!isUuid(mediaId)) return undefined;
  const asked = uses.filter(({ purpose }) => only === undefined || purpose === only);
  if (asked.length === 0) return undefined;
  const allowed = asked.map(({ purpose, mayView }) => sql`(m.purpose = ${purpose} and ${mayView(viewer)})`);
  const row = await queryOne<ShownRow>(sql`
    select m.id, m.shown, m.data_key from media m
    where m.id = ${mediaId}::uuid and m.state = 'READY' and (${join(allowed, " or ")})`);
  const name = row?.shown[page - 1] ?? (orLast ? row?.shown.at(-1) : undefined);
  if (!row || name === undefined) return undefined;
  const etag = `"${name}"`;
  if (known === etag) return "same";
  const bytes = await getSealed(row.id, row.dataKey, name);
  if (bytes) return { bytes, mime: "image/webp", etag };
  log.error("the store has nothing of a file", { mediaId });
  return undefined;
}

/** What hides something of a file has to know: its pages as they are shown. */
export async function readPage(
  mediaId: string,
  page: number,
): Promise<{ version: bigint; shown: string[]; dataKey: Buffer; bytes: Buffer } | undefined> {
  const row = await queryOne<ShownRow & { version: bigint }>(sql`
    select id, version, shown, data_key from media where id = ${mediaId}::uuid and state = 'READY'`);
  const name = row?.shown[page - 1];
  const bytes = row && name !== undefined && (await getSealed(row.id, row.dataKey, name));
  return row && bytes ? { ...row, bytes } : undefined;
}
