import "server-only";
import { createHash } from "node:crypto";
import { type Actor, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import type { PlanRow } from "@/lib/kernel/machine";
import { Refusal } from "@/lib/kernel/refusal";
import { type Looks, type MadeFile, makeShown } from "./making/make";
import { StoreError } from "./port";
import { mediaRefusals, type Purpose, purposes } from "./purposes";
import { dropFile, newDataKey, ORIGINAL, putSealed } from "./vault";

/** A file whose bytes are kept, and whose row is to be written by a plan: until then it is nobody's, and swept after an hour. */
export interface KeptFile {
  id: string;
  sha256: string;
  /** Of what is kept, in bytes. */
  keptBytes: number;
  /** Of a picture for a listing. */
  looks?: Looks | undefined;
  insert: { table: "media"; row: PlanRow };
}

/** SHA-256 in hex. */
export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The name of a picture that is shown: new for each, so that nothing is overwritten. */
export const newShownName = (page: number): string => `page-${page}-${newId().slice(-12)}`;

/**
 * Reads an untrusted file, and keeps its bytes, sealed. A plan has to insert the row; the caller drops the file if it does not.
 * @param sender - whose turn it is, if others wait
 * @throws Refusal - in the purpose's words; files_unavailable
 */
export async function receiveFile(purpose: Purpose, sent: Uint8Array, sender: string): Promise<KeptFile> {
  const made = await makeShown(purpose, sent, sender);
  const id = newId();
  try {
    return await keep(id, purpose, sent, made);
  } catch (error) {
    await dropFile(id);
    if (!(error instanceof StoreError)) throw error;
    log.error("a file was not kept", { error: error.message, cause: String(error.cause) });
    throw new Refusal(mediaRefusals.files_unavailable);
  }
}

/** Keeps the bytes of a file that was read already, sealed, as `receiveFile` does. */
export const keepMade = (purpose: Purpose, sent: Uint8Array, made: MadeFile): Promise<KeptFile> =>
  keep(newId(), purpose, sent, made);

async function keep(
  id: string,
  purpose: Purpose,
  sent: Uint8Array,
  { mime, shown, looks }: MadeFile,
): Promise<KeptFile> {
  const dataKey = newDataKey(id);
  const hasOriginal = purposes[purpose].keepsOriginal;
  if (hasOriginal) await putSealed(id, dataKey, ORIGINAL, sent);
  const names: string[] = [];
  for (const [at, picture] of shown.entries()) {
    const name = newShownName(at + 1);
    await putSealed(id, dataKey, name, picture);
    names.push(name);
  }
  failpoint("media.kept");
  const sha256 = digestOf(sent);
  const row = {
    id,
    purpose,
    mime,
    sizeBytes: sent.byteLength,
    sha256,
    hasOriginal,
    shown: names,
    dataKey: `\\x${dataKey.toString("hex")}`,
  };
  const kept = [...shown, ...(hasOriginal ? [sent] : [])];
  const keptBytes = kept.reduce((sum, one) => sum + one.byteLength, 0);
  return { id, sha256, keptBytes, looks, insert: { table: "media", row } };
}

/** Writes the row of a file that is nothing but its owner's. */
export const keepFile = (by: Actor, kept: KeptFile): Promise<{ result: { mediaId: string } }> =>
  command<{ mediaId: string }, object, { mediaId: string }>({
    act: "media.keep",
    read: () => sql`select 1 as ready`,
    decide: (_facts, { mediaId }) => ({ insert: [kept.insert], result: { mediaId } }),
  })(by, `keep:${kept.id}`, { mediaId: kept.id });
