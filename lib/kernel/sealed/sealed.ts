import "server-only";
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { env, KEY_BYTES, type Keyring } from "../env";

/*
 * Version 1, AES-256-GCM twice:
 *
 *   1 byte version | 1 byte length of the key's id | the id
 *   | 12 nonce, 32 data key, 16 tag   the data key, encrypted under the key of the ring that the id names
 *   | 12 nonce, n data, 16 tag        the data, encrypted under the data key
 *
 * Both are bound to table, column and row; the first also to the bytes before it.
 */
const VERSION = 1;
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/** Where a sealed value is stored: moved anywhere else it does not open. */
export interface Place {
  table: string;
  column: string;
  /** The row's key. */
  id: string;
}

/** A value that does not open. Says where and why, and nothing of what is in it. */
export class SealedError extends Error {
  constructor(
    readonly reason: "malformed" | "unknown_key" | "not_authentic",
    { table, column }: Place,
  ) {
    super(`a sealed ${table}.${column} does not open: ${reason}`);
    this.name = "SealedError";
  }
}

/** Encrypts a value for one column of one row, under a data key of its own that the active key wraps. */
export function seal(place: Place, plain: Uint8Array, ring: Keyring = env().KEYRING): Buffer {
  const dataKey = randomBytes(KEY_BYTES);
  const data = encrypt(createSecretKey(dataKey), plain, boundTo(place));
  return Buffer.concat([wrapped(place, dataKey, ring), data]);
}

/**
 * The value that was sealed for this place.
 * @throws SealedError - malformed, unknown_key, not_authentic (changed, or sealed for another place)
 */
export function unseal(place: Place, sealed: Uint8Array, ring: Keyring = env().KEYRING): Buffer {
  const parts = partsOf(place, sealed);
  const dataKey = createSecretKey(unwrapped(place, parts, ring));
  return decrypt(place, dataKey, parts.data, boundTo(place));
}

/**
 * The same value with its data key wrapped by the active key; undefined where it already is. The data itself stays as it is.
 * @throws SealedError - malformed, unknown_key, not_authentic
 */
export function rewrap(place: Place, sealed: Uint8Array, ring: Keyring = env().KEYRING): Buffer | undefined {
  const parts = partsOf(place, sealed);
  if (parts.keyId === ring.active) return undefined;
  return Buffer.concat([wrapped(place, unwrapped(place, parts, ring), ring), parts.data]);
}

/** The first bytes of everything that the active key wraps. */
export const activeHeader = (ring: Keyring = env().KEYRING): Buffer => headerOf(ring.active);

interface Parts {
  keyId: string;
  header: Buffer;
  wrapped: Buffer;
  data: Buffer;
}

function partsOf(place: Place, sealed: Uint8Array): Parts {
  const bytes = Buffer.from(sealed);
  const idEnds = 2 + (bytes[1] ?? 0);
  const dataBegins = idEnds + WRAPPED_BYTES;
  if (bytes[0] !== VERSION || bytes.length < dataBegins + NONCE_BYTES + TAG_BYTES) {
    throw new SealedError("malformed", place);
  }
  return {
    keyId: bytes.toString("latin1", 2, idEnds),
    header: bytes.subarray(0, idEnds),
    wrapped: bytes.subarray(idEnds, dataBegins),
    data: bytes.subarray(dataBegins),
  };
}

const headerOf = (keyId: string) =>
  Buffer.concat([Buffer.from([VERSION, keyId.length]), Buffer.from(keyId, "latin1")]);

/** What the data is bound to; a list in JSON, so that no two places are written alike. */
const boundTo = ({ table, column, id }: Place) => Buffer.from(JSON.stringify([VERSION, table, column, id]));

function wrapped(place: Place, dataKey: Uint8Array, { active, keys }: Keyring): Buffer {
  const header = headerOf(active);
  const bound = Buffer.concat([header, boundTo(place)]);
  return Buffer.concat([header, encrypt(keys.get(active) as KeyObject, dataKey, bound)]);
}

function unwrapped(place: Place, { keyId, header, wrapped: key }: Parts, { keys }: Keyring): Buffer {
  const wrapping = keys.get(keyId);
  if (!wrapping) throw new SealedError("unknown_key", place);
  return decrypt(place, wrapping, key, Buffer.concat([header, boundTo(place)]));
}

function encrypt(key: KeyObject, plain: Uint8Array, bound: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(place: Place, key: KeyObject, bytes: Buffer, bound: Buffer): Buffer {
  const tagBegins = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(bound)
    .setAuthTag(bytes.subarray(tagBegins));
  const plain = decipher.update(bytes.subarray(NONCE_BYTES, tagBegins));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    throw new SealedError("not_authentic", place);
  }
}
