import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { forgive, limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { unseal } from "@/lib/kernel/sealed/sealed";
import { factorByAccount } from "../limits/limited-acts";
import { totpSecretOf } from "../password/stored-secrets";
import type { SecurityFacts } from "../security-events";
import { takeAssertion } from "./passkeys";
import { takeRecoveryCode } from "./recovery";
import { factorRefusals } from "./refusals";
import type { Factor } from "./schema";
import { matchingStep, totpPlace } from "./totp";

/**
 * Verifies a second factor of a user. Each code and each signature is accepted once.
 * @throws Refusal - wrong_factor_code, wrong_recovery_code, challenge_over, passkey_refused, too_many_requests
 */
export async function takeFactor(
  userId: string,
  factor: Factor,
  purpose: "sign_in" | "step_up",
  from: SecurityFacts,
): Promise<void> {
  if (factor.by === "passkey") await takeAssertion(purpose, userId, factor.passkey);
  else if (factor.by === "app") await takeAppCode(userId, factor.code);
  else await takeRecoveryCode(userId, factor.code, from);
  if (factor.by !== "passkey") await forgive(userId, factorByAccount);
}

/** Counted before it is compared, so that concurrent guesses cannot exceed the limit. */
async function takeAppCode(userId: string, code: string): Promise<void> {
  await limit(factorByAccount, userId);
  const app = await queryOne<{ now: Date }>(sql`
    select app_now() as now from totp where user_id = ${userId}::uuid and confirmed_at is not null`);
  const secret = app ? await totpSecretOf(userId) : null;
  const step = app && secret ? matchingStep(unseal(totpPlace(userId), secret), code, app.now) : undefined;
  if (step === undefined || !(await takeStep(userId, step))) {
    throw new Refusal(factorRefusals.wrong_factor_code);
  }
}

/** False if this step or a later one was already used. */
async function takeStep(userId: string, step: number): Promise<boolean> {
  const taken = await queryOne(sql`
    update totp set last_step = ${step}
    where user_id = ${userId}::uuid and confirmed_at is not null and last_step < ${step} returning user_id`);
  return taken !== undefined;
}
