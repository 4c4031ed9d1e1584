import { createSecretKey, type KeyObject } from "node:crypto";
import { z } from "zod";

export const KEY_BYTES = 32;

/** The keys that wrap data keys, by id. New data is sealed under the active one; the others still open what they sealed. */
export interface Keyring {
  readonly active: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

const KEY_ID = /^[\w.-]{1,32}$/;
const BASE64 = /^[A-Za-z0-9+/]{43}=$/;

/**
 * `id:base64,id:base64`, each key 32 bytes; the first one is active. To rotate, put a new key in front, and take the old one
 * away once nothing is wrapped by it any more. What is wrong is said without the key.
 */
export const keyringSchema = z.string().transform((text, context): Keyring => {
  const keys = new Map<string, KeyObject>();
  for (const [at, entry] of text.split(",").entries()) {
    const [id = "", key = ""] = entry.trim().split(/:(.*)/s);
    const problem = !KEY_ID.test(id)
      ? "needs an id of at most 32 letters, digits, dots and hyphens, and a colon"
      : keys.has(id)
        ? "has an id that was used before"
        : BASE64.test(key)
          ? undefined
          : `needs ${KEY_BYTES} bytes in base64`;
    if (problem) {
      context.addIssue(`key ${at + 1} ${problem}`);
      return z.NEVER;
    }
    keys.set(id, createSecretKey(key, "base64"));
  }
  const [active = ""] = keys.keys();
  return { active, keys };
});
