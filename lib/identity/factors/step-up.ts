import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { isOwnPassword } from "../password/own-password";
import { passwordHashOf } from "../password/stored-secrets";
import type { SecurityFacts } from "../security-events";
import { usedNow } from "../sessions/staff-use";
import { takeFactor } from "./proof";
import { hasFactor } from "./queries";
import { factorRefusals } from "./refusals";
import type { Proof } from "./schema";

/**
 * Reauthenticates the user of a session for five minutes: with a factor, or with the password if they have none.
 * @throws Refusal - those of a factor, wrong_own_password, no_password, factor_not_password, too_many_requests, sign_in_needed
 */
export async function reauthenticate(
  by: Actor,
  sessionId: string,
  proof: Proof,
  from: SecurityFacts,
): Promise<void> {
  if (proof.by === "password") await takePassword(by.id, proof.password);
  else await takeFactor(by.id, proof, "step_up", from);
  const proven = await queryOne(sql`
    update session set factor_at = app_now(), ${usedNow}
    where id = ${sessionId}::uuid and user_id = ${by.id}::uuid and revoked_at is null and expires_at > app_now()
    returning id`);
  if (!proven) throw new Refusal(kernelRefusals.sign_in_needed);
}

async function takePassword(userId: string, typed: string): Promise<void> {
  if (await hasFactor(userId)) throw new Refusal(factorRefusals.factor_not_password);
  const passwordHash = await passwordHashOf(userId);
  if (!passwordHash) throw new Refusal(factorRefusals.no_password);
  if (!(await isOwnPassword(userId, passwordHash, typed))) {
    throw new Refusal(factorRefusals.wrong_own_password);
  }
}
