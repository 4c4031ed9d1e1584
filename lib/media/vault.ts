import "server-only";
import { createSecretKey, randomBytes } from "node:crypto";
import { query, sql } from "@/lib/kernel/db";
import { KEY_BYTES, type Keyring } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { activeHeader, type Place, rewrap, seal, unseal } from "@/lib/kernel/sealed/sealed";
import { store } from "./store";

/** Under which name the file as it was given is kept. */
export const ORIGINAL = "original";

export const keyOf = (mediaId: string, name: string): string => `${mediaId}/${name}`;

/** The key of one file's bytes, sealed: it opens for its row alone. */
export function newDataKey(mediaId: string): Buffer {
  return seal(keyPlace(mediaId), randomBytes(KEY_BYTES));
}

const keyPlace = (id: string): Place => ({ table: "media", column: "data_key", id });

/** An object opens for its file and its name alone: bytes that were swapped with others are refused. */
const objectPlace = (id: string, name: string): Place => ({ table: "media", column: name, id });

const ringOf = (mediaId: string, dataKey: Uint8Array): Keyring => ({
  active: "file",
  keys: new Map([["file", createSecretKey(unseal(keyPlace(mediaId), dataKey))]]),
});

/** Keeps bytes of a file. Throws StoreError if they were not kept. */
export async function putSealed(
  mediaId: string,
  dataKey: Uint8Array,
  name: string,
  plain: Uint8Array,
): Promise<void> {
  await store().put(keyOf(mediaId, name), seal(objectPlace(mediaId, name), plain, ringOf(mediaId, dataKey)));
}

/**
 * Bytes of a file; undefined if the store has none.
 * @throws StoreError; SealedError - they are not those that were kept there
 */
export async function getSealed(
  mediaId: string,
  dataKey: Uint8Array,
  name: string,
): Promise<Buffer | undefined> {
  const sealed = await store().get(keyOf(mediaId, name));
  return sealed && unseal(objectPlace(mediaId, name), sealed, ringOf(mediaId, dataKey));
}

/** Removes all bytes of a file. Idempotent. */
export async function dropBytes(mediaId: string): Promise<void> {
  const keys: string[] = [];
  for await (const { key } of store().list(`${mediaId}/`)) keys.push(key);
  for (const key of keys) await store().remove(key);
}

/** Removes bytes that got no row. What is left if the store fails is swept later. */
export async function dropFile(id: string): Promise<void> {
  await dropBytes(id).catch((error: unknown) =>
    log.warn("bytes without a row are left", { error: String(error) }),
  );
}

const BATCH = 200;

/** Seals data keys with the ring's active key, so that older keys can be removed. The bytes in the store are not touched. */
export async function rewrapDataKeys(): Promise<void> {
  const header = activeHeader();
  const old = await query<{ id: string; dataKey: Buffer }>(sql`
    select id, data_key from media
    where data_key is not null and substring(data_key for ${header.length}::int) <> ${header} limit ${BATCH}`);
  for (const { id, dataKey } of old) {
    const wrapped = rewrapped(id, dataKey);
    if (wrapped)
      await query(
        sql`update media set data_key = ${wrapped} where id = ${id}::uuid and data_key = ${dataKey}`,
      );
  }
}

/** One key that does not open must not keep the others from being sealed anew. */
function rewrapped(id: string, dataKey: Uint8Array): Buffer | undefined {
  try {
    return rewrap(keyPlace(id), dataKey);
  } catch (error) {
    log.error("a data key does not open", { mediaId: id, error: String(error) });
    return undefined;
  }
}
