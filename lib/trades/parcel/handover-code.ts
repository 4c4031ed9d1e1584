import "server-only";
import { createHash, createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/kernel/env";

/** By which a buyer proves that they have the parcel: shown to the seller as a QR code of the secret, or read out as six digits. */
export interface HandoverCode {
  /** 128 bits in hexadecimal. */
  secret: string;
  digits: string;
}

const SECRET_BYTES = 16;

const secretBy = (key: KeyObject, tradeId: string, generation: number): Buffer =>
  createHmac("sha256", key)
    .update(`handover:${tradeId}:${String(generation)}`)
    .digest()
    .subarray(0, SECRET_BYTES);

/** SHA-256 of a secret, in hexadecimal: what the parcel keeps, and the seller's page checks a scanned code against. */
const hashOfSecret = (secret: string): string =>
  createHash("sha256").update(Buffer.from(secret, "hex")).digest("hex");

/** Whether this is the secret of the code that a parcel keeps the hash of. */
export const opens = (codeHash: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(hashOfSecret(secret)), Buffer.from(codeHash));

function codeBy(key: KeyObject, tradeId: string, generation: number): HandoverCode {
  const secret = secretBy(key, tradeId, generation);
  const number = createHmac("sha256", secret).update("digits").digest().readUIntBE(0, 6) % 1_000_000;
  return { secret: secret.toString("hex"), digits: String(number).padStart(6, "0") };
}

/** The hash of a new code for a trade. The code is never stored: it follows from the key ring, the trade and how many codes it has had. */
export function newCodeHash(tradeId: string, generation = 1): string {
  const { active, keys } = env().KEYRING;
  const key = keys.get(active);
  if (!key) throw new Error("a key ring has its active key");
  return hashOfSecret(codeBy(key, tradeId, generation).secret);
}

interface Coded {
  codeHash: string;
  codeGeneration: number;
}

/** The code of a trade's parcel, by the key that it was made with; undefined where that key is no longer in the ring. */
export function handoverCode(tradeId: string, { codeHash, codeGeneration }: Coded): HandoverCode | undefined {
  for (const key of env().KEYRING.keys.values()) {
    const code = codeBy(key, tradeId, codeGeneration);
    if (opens(codeHash, code.secret)) return code;
  }
  return undefined;
}

/** Whether what a seller typed, with or without spaces, are the digits of the code. */
export function areDigits(typed: string, { digits }: HandoverCode): boolean {
  const given = Buffer.from(typed.replace(/[\s-]/g, ""));
  const right = Buffer.from(digits);
  return given.length === right.length && timingSafeEqual(given, right);
}
