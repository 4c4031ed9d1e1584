import "server-only";
import { type Challenge, createChallenge, type Payload, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { secretKey } from "../contact/codes";
import { identityRefusals } from "../refusals";

/** Minutes a CAPTCHA can be solved and used. */
const CAPTCHA_MINUTES = 10;

/** A web worker on a phone derives about 300 keys of this cost a second; three of them solve it in about one second. */
const work = { algorithm: "PBKDF2/SHA-256", cost: 5_000, from: 300, to: 900 };

const secrets = () => ({
  hmacSignatureSecret: secretKey("captcha").toString("hex"),
  hmacKeySignatureSecret: secretKey("captcha key").toString("hex"),
});

/** A challenge for the browser. Signed, so that it need not be stored. */
export function newCaptcha({
  counter = randomInt(work.to, work.from),
  expiresAt = new Date(Date.now() + CAPTCHA_MINUTES * 60_000),
}: {
  /** How many keys it takes to solve. */
  counter?: number;
  expiresAt?: Date;
} = {}): Promise<Challenge> {
  return createChallenge({
    ...secrets(),
    algorithm: work.algorithm,
    cost: work.cost,
    counter,
    expiresAt,
    deriveKey,
  });
}

/**
 * Counts an act, and requires a CAPTCHA for each one beyond the limit: for limits by IP address, because carriers put thousands
 * of users behind one.
 * @throws Refusal - captcha_first
 */
export async function limitOrCaptcha(
  rule: Limit,
  subject: string,
  solved: string | undefined,
): Promise<void> {
  const refusal = await limit(rule, subject).catch((error: unknown) => error);
  if (!refusal) return;
  if (!(refusal instanceof Refusal)) throw refusal;
  if (!(await spendCaptcha(solved))) throw new Refusal(identityRefusals.captcha_first);
}

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.int(),
      keyLength: z.int(),
      keyPrefix: z.string(),
      // Required, although the library treats them as optional: without them a forged expiry or key would be accepted.
      keySignature: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int(), derivedKey: z.string() }),
});

/** Whether a solved CAPTCHA, as sent by the widget, is authentic, correct and in time. Uses it up. */
export async function spendCaptcha(solved: string | undefined): Promise<boolean> {
  const payload = solved && solved.length < 5_000 ? read(solved) : undefined;
  if (!payload) return false;
  const { verified } = await verifySolution({ ...payload, ...secrets(), deriveKey });
  return verified && (await markSpent(payload));
}

function read(solved: string): Payload | undefined {
  try {
    const contents: unknown = JSON.parse(Buffer.from(solved, "base64").toString("utf8"));
    return payloadSchema.safeParse(contents).data;
  } catch {
    return undefined;
  }
}

/** False if the solution was used before. */
async function markSpent({ challenge }: Payload): Promise<boolean> {
  const used = await queryOne(sql`
    insert into captcha_solution (signature, expires_at)
    values (${challenge.signature}, to_timestamp(${challenge.parameters.expiresAt}::float8) + interval '1 day')
    on conflict (signature) do nothing returning signature`);
  return used !== undefined;
}

/** Deletes solutions that have expired. */
export async function deleteExpiredCaptchas(): Promise<void> {
  await query(sql`delete from captcha_solution where expires_at <= app_now()`);
}
