import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { isUniqueViolation, query, queryOne, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../refusals";
import { hashMatches, PHONE_CODE_TRIES } from "./codes";

interface Attempt {
  id: string;
  target: string;
  codeHash: Buffer;
  tries: number;
}

/** A code that was entered correctly, and its number. It is not used up yet. */
export type RightCode = Pick<Attempt, "id" | "target">;

/**
 * Compares a guess with the latest code. Each guess is counted before it is compared, so that concurrent guesses cannot exceed
 * the limit.
 * @throws Refusal - wrong_code, code_over
 */
export async function guessPhoneCode(by: Actor, code: string): Promise<RightCode> {
  const attempt = await countGuess(by);
  if (!attempt || attempt.tries > PHONE_CODE_TRIES) throw new Refusal(identityRefusals.code_over);
  if (hashMatches(attempt.codeHash, attempt.id, code)) return attempt;
  const triesLeft = PHONE_CODE_TRIES - attempt.tries;
  throw new Refusal(triesLeft > 0 ? identityRefusals.wrong_code : identityRefusals.code_over, { triesLeft });
}

/** The latest code. The guess also counts against others that are still valid. */
function countGuess(by: Actor): Promise<Attempt | undefined> {
  return queryOne<Attempt>(sql`
    with counted as (
      update verification_code set tries = tries + 1
      where user_id = ${by.id}::uuid and purpose = 'PHONE' and used_at is null and expires_at > app_now()
      returning id, target, code_hash, tries)
    select id, target, code_hash, tries from counted order by id desc limit 1`);
}

/**
 * Uses up a correct code: `use` returns undefined if a concurrent call was first. The unique index on verified numbers decides
 * between two users who verify the same number concurrently.
 * @throws Refusal - code_over, phone_taken
 */
export async function usingPhoneCode(
  { id }: RightCode,
  use: () => Promise<object | undefined>,
): Promise<void> {
  const outcome = await use().catch(takenOr);
  if (outcome === "taken") {
    await query(sql`update verification_code set used_at = app_now() where id = ${id}::uuid`);
    throw new Refusal(identityRefusals.phone_taken);
  }
  if (!outcome) throw new Refusal(identityRefusals.code_over);
}

function takenOr(error: unknown): "taken" {
  if (isUniqueViolation(error)) return "taken";
  throw error;
}
