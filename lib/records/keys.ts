import "server-only";
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { env } from "@/lib/kernel/env";

/** What DER puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const PRIVATE_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

const DOMAIN = "amana.root.v1\n";

const publicKeyOf = (raw: string): KeyObject =>
  createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: raw }, format: "jwk" });

/** The public key that belongs to a private one, both as raw bytes in base64url. */
export const rawPublicKey = (key: KeyObject): string => {
  const { x } = createPublicKey(key).export({ format: "jwk" });
  if (x === undefined) throw new Error("ROOT_KEY is not an Ed25519 key.");
  return x;
};

export interface RootKey {
  /** Raw, in base64url. */
  publicKey: string;
  /** Signs the statement of a day's root. */
  sign: (statement: string) => Buffer;
}

/** The key that signs the roots of days; undefined in processes that do not have it. */
export function rootKey(): RootKey | undefined {
  const { ROOT_KEY: secret } = env();
  if (!secret) return undefined;
  const der = Buffer.concat([PRIVATE_HEAD, Buffer.from(secret, "base64url")]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return {
    publicKey: rawPublicKey(key),
    sign: (statement) => sign(null, Buffer.from(DOMAIN + statement), key),
  };
}

/** Whether the statement was signed by the key of this public key. */
export const isSigned = (statement: string, publicKey: string, signature: Buffer): boolean =>
  verify(null, Buffer.from(DOMAIN + statement), publicKeyOf(publicKey), signature);
