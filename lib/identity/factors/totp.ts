import "server-only";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Place } from "@/lib/kernel/sealed/sealed";

const STEP_SECONDS = 30;
const DIGITS = 6;
/** Accepted clock drift, in steps. */
const DRIFT_STEPS = 1;
const SECRET_BYTES = 20;

/** A 160-bit secret, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** The place for which the secret of a user's app is sealed. */
export const totpPlace = (userId: string): Place => ({ table: "totp", column: "secret", id: userId });

const base32 = (secret: Uint8Array) => new Secret({ buffer: Uint8Array.from(secret).buffer });

/** The setup parameters: the URI of the QR code, and the secret to type in without a camera. */
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

const codeAt = (secret: Uint8Array, step: number): string =>
  TOTP.generate({
    secret: base32(secret),
    digits: DIGITS,
    period: STEP_SECONDS,
    timestamp: step * STEP_SECONDS * 1000,
  });

/** The code that an app shows at a time. */
export const totpCode = (secret: Uint8Array, at: Date): string => codeAt(secret, stepAt(at));

const stepAt = (at: Date) => Math.floor(at.getTime() / 1000 / STEP_SECONDS);

/** The step of a code, among those within the accepted drift; undefined if it matches none. */
export function matchingStep(secret: Uint8Array, code: string, at: Date): number | undefined {
  const around = Array.from({ length: 2 * DRIFT_STEPS + 1 }, (_, index) => stepAt(at) - DRIFT_STEPS + index);
  // Compares all of them, so that timing reveals nothing.
  const matches = around.map((step) => same(codeAt(secret, step), code));
  return around.find((_, index) => matches[index]);
}

function same(expected: string, typed: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(typed)];
  return a.length === b.length && timingSafeEqual(a, b);
}
