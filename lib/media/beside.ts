import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { getSealed, putSealed } from "./vault";

const MADE = "made-";

/** Whether an object was made of a file that is kept beside it: no row names it, and it goes with the file. */
export const isMade = (name: string): boolean => name.startsWith(MADE);

/**
 * What is made of a file that is shown, kept beside it from the first time on; undefined where there is no such file, or it cannot be
 * made now. Asking twice at once makes it twice, and keeps one.
 * @param name - of lower-case letters, digits and hyphens, 59 at most; says all that it depends on
 */
export async function madeOf(
  mediaId: string,
  name: string,
  make: () => Promise<Buffer | undefined>,
): Promise<Buffer | undefined> {
  const row = await queryOne<{ dataKey: Buffer }>(
    sql`select data_key from media where id = ${mediaId}::uuid and state = 'READY'`,
  );
  if (!row) return undefined;
  const kept = await getSealed(mediaId, row.dataKey, MADE + name);
  if (kept) return kept;
  const made = await make();
  if (made)
    await putSealed(mediaId, row.dataKey, MADE + name, made).catch((error: unknown) =>
      log.warn("what was made of a file was not kept", { mediaId, error: String(error) }),
    );
  return made;
}
