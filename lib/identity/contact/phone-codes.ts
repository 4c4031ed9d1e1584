import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { isUniqueViolation, query, type Sql, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../refusals";
import { hashMatches, PHONE_CODE_TRIES } from "./codes";

/** A valid code for which a guess has been counted. */
interface Attempt {
  id: string;
  codeHash: Buffer;
  /** With this guess. */
  tries: number;
}

interface AttemptAt extends Attempt {
  target: string;
}

/** A code that was entered correctly, and its number. It is not used up yet. */
export type RightCode = Pick<AttemptAt, "id" | "target">;

/**
 * Compares a guess with every valid code. Each guess is counted for each of them before it is compared, so that no code is
 * compared more often than the limit, by concurrent guesses either.
 * @throws Refusal - wrong_code, code_over
 */
export async function guessPhoneCode(by: Actor, code: string): Promise<RightCode> {
  const open = comparable(await countGuess(by));
  const right = rightOf(open, code);
  if (right) return right;
  throw wrongCode(open);
}

/** The codes that this guess may be compared with. */
export const comparable = <Guess extends Attempt>(attempts: readonly Guess[]): Guess[] =>
  attempts.filter(({ tries }) => tries <= PHONE_CODE_TRIES);

/** The newest code that the guess matches; `open` are the comparable ones, oldest first. */
export const rightOf = <Guess extends Attempt>(open: readonly Guess[], code: string): Guess | undefined =>
  open.filter(({ codeHash, id }) => hashMatches(codeHash, id, code)).at(-1);

/** The refusal of a guess that matches none of the comparable codes. */
export function wrongCode(open: readonly Attempt[]): Refusal {
  if (open.length === 0) return new Refusal(identityRefusals.code_over);
  const triesLeft = PHONE_CODE_TRIES - Math.min(...open.map(({ tries }) => tries));
  return new Refusal(triesLeft > 0 ? identityRefusals.wrong_code : identityRefusals.code_over, { triesLeft });
}

/** The valid codes, oldest first. */
function countGuess(by: Actor): Promise<AttemptAt[]> {
  return query<AttemptAt>(sql`
    with counted as (
      update verification_code set tries = tries + 1
      where user_id = ${by.id}::uuid and purpose = 'PHONE' and used_at is null and expires_at > app_now()
      returning id, target, code_hash, tries)
    select id, target, code_hash, tries from counted order by id`);
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

/**
 * CTE `used`: the correct code, used up with every other code that its user has not used. No row if a concurrent call used it.
 */
export const usingUp = (codeId: string): Sql => sql`
  used as (
    update verification_code set used_at = app_now() where id = ${codeId}::uuid and used_at is null returning user_id, target),
  others_used as (
    update verification_code c set used_at = app_now() from used
    where c.user_id = used.user_id and c.purpose = 'PHONE' and c.used_at is null and c.id <> ${codeId}::uuid)`;

function takenOr(error: unknown): "taken" {
  if (isUniqueViolation(error)) return "taken";
  throw error;
}
