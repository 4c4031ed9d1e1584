import "server-only";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Place } from "@/lib/kernel/sealed/sealed";

const STEP_SECONDS = 30;
const DIGITS = 6;
/** Clocks of phones and of ours may be this many steps apart. */
const DRIFT_STEPS = 1;
const SECRET_BYTES = 20;

/** A secret for an authenticator app: 160 bits, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** Where the secret of a person's app is sealed for. */
export const totpPlace = (userId: string): Place => ({ table: "totp", column: "secret", id: userId });

const base32 = (secret: Uint8Array) => new Secret({ buffer: Uint8Array.from(secret).buffer });

/** What the app is set up with: the address in the QR code, and the secret to type in where nothing can scan it. */
export function totpSetup(secret: Uint8Array, account: string): { uri: string; typed: string } {
  const shared = base32(secret);
  const app = new TOTP({
    issuer: "Amana",
    label: account,
    secret: shared,
    digits: DIGITS,
    period: STEP_SECONDS,
  });
  return { uri: app.toString(), typed: shared.base32.match(/.{1,4}/g)?.join(" ") ?? "" };
}

/** The code of a step of 30 seconds since 1970. */
const codeAt = (secret: Uint8Array, step: number): string =>
  TOTP.generate({
    secret: base32(secret),
    digits: DIGITS,
    period: STEP_SECONDS,
    timestamp: step * STEP_SECONDS * 1000,
  });

/** The code that an app shows at a moment. */
export const totpCode = (secret: Uint8Array, at: Date): string => codeAt(secret, stepAt(at));

const stepAt = (at: Date) => Math.floor(at.getTime() / 1000 / STEP_SECONDS);

/** The step that a code belongs to, of those around a moment; undefined where it is none of theirs. */
export function matchingStep(secret: Uint8Array, code: string, at: Date): number | undefined {
  const around = Array.from({ length: 2 * DRIFT_STEPS + 1 }, (_, index) => stepAt(at) - DRIFT_STEPS + index);
  // All are compared, so that the time does not tell which one came close.
  const matches = around.map((step) => same(codeAt(secret, step), code));
  return around.find((_, index) => matches[index]);
}

function same(expected: string, typed: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(typed)];
  return a.length === b.length && timingSafeEqual(a, b);
}
