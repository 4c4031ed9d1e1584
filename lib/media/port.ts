/** What is kept under a key. */
export interface StoredObject {
  key: string;
  /** In bytes. */
  size: number;
  /** When it was put there, by the store's clock. */
  putAt: Date;
}

/**
 * A place for bytes. It knows nothing of what they are: they come sealed. Every adapter passes contract-for-tests.ts.
 * Each method rejects with StoreError if the store cannot be trusted to have done it.
 */
export interface Store {
  /** Keeps bytes under a key, replacing others. Once it has resolved, `get` answers with them. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Undefined if there is nothing under the key. */
  get(key: string): Promise<Buffer | undefined>;
  /** Idempotent. */
  remove(key: string): Promise<void>;
  /** Whatever has a key that begins so, in the order of keys, each once. */
  list(prefix?: string): AsyncIterable<StoredObject>;
}

/** The store did not do it, or nobody can know whether it did. Says why, and nothing of the bytes. */
export class StoreError extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`the store of files ${what}`, options);
    this.name = "StoreError";
  }
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/[a-z0-9][a-z0-9-]{0,63}$/;

/** A file's id and the name of an object of it; nothing else is a key, which prevents path traversal. */
export const isKey = (key: string): boolean => KEY.test(key);

/** Throws StoreError unless this is a key. */
export function mustBeKey(key: string): void {
  if (!isKey(key)) throw new StoreError("was asked for what is no key");
}
