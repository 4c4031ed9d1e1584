import "server-only";
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { env, KEY_BYTES, type Keyring } from "../env";

/*
 * Version 1, AES-256-GCM twice:
 *
 *   1 byte version | 1 byte length of the key id | the key id
 *   | 12 nonce, 32 data key, 16 tag   the data key, encrypted with the key of that id
 *   | 12 nonce, n data, 16 tag        the data, encrypted with the data key
 *
 * Both are bound to table, column and row; the data key also to the bytes before it.
 */
const VERSION = 1;
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/** Where a sealed value is stored. It does not unseal anywhere else. */
export interface Place {
  table: string;
  column: string;
  /** The row's key. */
  id: string;
}

/** A value that does not unseal. Reports place and reason, and nothing of the value. */
export class SealedError extends Error {
  constructor(
    readonly reason: "malformed" | "unknown_key" | "not_authentic",
    { table, column }: Place,
  ) {
    super(`a sealed ${table}.${column} does not open: ${reason}`);
    this.name = "SealedError";
  }
}

/** Encrypts a value for one column of one row, with its own data key, wrapped by the active key. */
export function seal(place: Place, plain: Uint8Array, ring: Keyring = env().KEYRING): Buffer {
  const dataKey = randomBytes(KEY_BYTES);
  const data = encrypt(createSecretKey(dataKey), plain, associatedData(place));
  return Buffer.concat([wrapped(place, dataKey, ring), ...data]);
}

/**
 * Decrypts a value that was sealed for this place.
 * @throws SealedError - malformed, unknown_key, not_authentic (changed, or sealed for another place)
 */
export function unseal(place: Place, sealed: Uint8Array, ring: Keyring = env().KEYRING): Buffer {
  const parts = partsOf(place, sealed);
  const dataKey = createSecretKey(unwrapped(place, parts, ring));
  return decrypt(place, dataKey, parts.data, associatedData(place));
}

/**
 * Wraps the data key of a value with the active key; undefined if it already is. The data is unchanged.
 * @throws SealedError - malformed, unknown_key, not_authentic
 */
export function rewrap(place: Place, sealed: Uint8Array, ring: Keyring = env().KEYRING): Buffer | undefined {
  const parts = partsOf(place, sealed);
  if (parts.keyId === ring.active) return undefined;
  return Buffer.concat([wrapped(place, unwrapped(place, parts, ring), ring), parts.data]);
}

/** The first bytes of every value with a data key wrapped by the active key. */
export const activeHeader = (ring: Keyring = env().KEYRING): Buffer => headerOf(ring.active);

interface Parts {
  keyId: string;
  header: Buffer;
  wrapped: Buffer;
  data: Buffer;
}

function partsOf(place: Place, sealed: Uint8Array): Parts {
  const bytes = Buffer.from(sealed);
  const idEnd = 2 + (bytes[1] ?? 0);
  const dataStart = idEnd + WRAPPED_BYTES;
  if (bytes[0] !== VERSION || bytes.length < dataStart + NONCE_BYTES + TAG_BYTES) {
    throw new SealedError("malformed", place);
  }
  return {
    keyId: bytes.toString("latin1", 2, idEnd),
    header: bytes.subarray(0, idEnd),
    wrapped: bytes.subarray(idEnd, dataStart),
    data: bytes.subarray(dataStart),
  };
}

const headerOf = (keyId: string) =>
  Buffer.concat([Buffer.from([VERSION, keyId.length]), Buffer.from(keyId, "latin1")]);

/** The associated data; a JSON list, so that no two places have the same text. */
const associatedData = ({ table, column, id }: Place) =>
  Buffer.from(JSON.stringify([VERSION, table, column, id]));

function wrapped(place: Place, dataKey: Uint8Array, { active, keys }: Keyring): Buffer {
  const header = headerOf(active);
  const bound = Buffer.concat([header, associatedData(place)]);
  return Buffer.concat([header, ...encrypt(keys.get(active) as KeyObject, dataKey, bound)]);
}

function unwrapped(place: Place, { keyId, header, wrapped: key }: Parts, { keys }: Keyring): Buffer {
  const wrapping = keys.get(keyId);
  if (!wrapping) throw new SealedError("unknown_key", place);
  return decrypt(place, wrapping, key, Buffer.concat([header, associatedData(place)]));
}

/** In parts, as a file of megabytes is copied once at most. */
function encrypt(key: KeyObject, plain: Uint8Array, bound: Buffer): Buffer[] {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  return [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
}

function decrypt(place: Place, key: KeyObject, bytes: Buffer, bound: Buffer): Buffer {
  const tagStart = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(bound)
    .setAuthTag(bytes.subarray(tagStart));
  const plain = decipher.update(bytes.subarray(NONCE_BYTES, tagStart));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    throw new SealedError("not_authentic", place);
  }
}
