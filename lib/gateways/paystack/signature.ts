import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

export const SIGNATURE_HEADER = "x-paystack-signature";

const HEX_SHA512 = /^[0-9a-f]{128}$/i;

/**
 * Whether a webhook's raw bytes were signed with our secret key. False for a missing, repeated or malformed header. Compares
 * in constant time.
 */
export function isFromPaystack(
  rawBody: Uint8Array,
  header: string | readonly string[] | null | undefined,
  secretKey: string,
): boolean {
  if (typeof header !== "string" || !HEX_SHA512.test(header)) return false;
  const expected = createHmac("sha512", secretKey).update(rawBody).digest();
  return timingSafeEqual(expected, Buffer.from(header, "hex"));
}
