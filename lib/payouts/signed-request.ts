import "server-only";
import { askToSign, mustBeSigned, type PasskeyRequest, type SignedAct } from "@/lib/identity";
import type { Assertion } from "@/lib/identity/factors/schema";
import { type Actor, isAnswered } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import type { CallContext } from "@/lib/kernel/procedure";
import { limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { type PayoutRequest, payoutIdOf } from "./commands/request-payout";
import { signaturesByUser } from "./limits";
import { payoutRefusals } from "./refusals";

/** The payout to sign, before it exists: its version is 0, its id follows from the key. */
const payoutAct = (by: Actor, key: string, { amountMinor, bankAccountId }: PayoutRequest): SignedAct => ({
  act: "payout.request",
  subjectId: payoutIdOf(by.id, key),
  amountMinor,
  payeeId: bankAccountId,
  version: 0n,
});

/**
 * Starts the signature of a payout; null for a user without a passkey.
 * @throws Refusal - account_gone for another user's account, too_many_requests
 */
export async function askToSignPayout(
  by: Actor,
  key: string,
  request: PayoutRequest,
): Promise<PasskeyRequest | null> {
  await limit(signaturesByUser, by.id);
  const own = await queryOne(sql`
    select id from bank_account
    where id = ${request.bankAccountId}::uuid and user_id = ${by.id}::uuid and removed_at is null`);
  if (!own) throw new Refusal(payoutRefusals.account_gone);
  return (await askToSign(by.id, payoutAct(by, key, request))) ?? null;
}

/**
 * Refuses a user with a passkey who has not signed this payout. A key that was answered before is replayed.
 * @throws Refusal - signature_needed, challenge_over, wrong_signature
 */
export async function payoutMustBeSigned(
  { session, key = "" }: Pick<CallContext, "session" | "key">,
  by: Actor,
  request: PayoutRequest,
  signature: Assertion | undefined,
): Promise<void> {
  // The session knows whether its user has a factor: without one no query is needed.
  if (session && !session.hasFactor && !signature) return;
  if (await isAnswered(by, key)) return;
  await mustBeSigned(by.id, payoutAct(by, key, request), signature);
}
