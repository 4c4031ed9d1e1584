import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

export const SIGNATURE_HEADER = "x-terminal-signature";

const HEX_SHA512 = /^[0-9a-f]{128}$/i;

/**
 * Whether a webhook's raw bytes were signed with our secret key, by HMAC-SHA512. False for a missing, repeated or malformed header.
 * Compares in constant time.
 */
export function isFromTerminalAfrica(
  rawBody: Uint8Array,
  header: string | undefined,
  secretKey: string,
): boolean {
  if (header === undefined || !HEX_SHA512.test(header)) return false;
  const expected = createHmac("sha512", secretKey).update(rawBody).digest();
  return timingSafeEqual(expected, Buffer.from(header, "hex"));
}
