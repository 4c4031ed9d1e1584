import "server-only";
import pg from "pg";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../refusals";
import { hashMatches, PHONE_CODE_TRIES } from "./codes";

const UNIQUE_VIOLATION = "23505";

interface Tried {
  id: string;
  target: string;
  codeHash: Buffer;
  tries: number;
}

/** A texted code that was guessed right, and the number that it went to. It is not used up yet. */
export type RightCode = Pick<Tried, "id" | "target">;

/**
 * Compares a guess with the code that was texted last. Each guess is counted before it is compared, so that guesses sent
 * all at once are not compared more often than guesses in turn.
 * @throws Refusal - wrong_code, code_over
 */
export async function guessPhoneCode(by: Actor, code: string): Promise<RightCode> {
  const tried = await countGuess(by);
  if (!tried || tried.tries > PHONE_CODE_TRIES) throw new Refusal(identityRefusals.code_over);
  if (hashMatches(tried.codeHash, tried.id, code)) return tried;
  const triesLeft = PHONE_CODE_TRIES - tried.tries;
  throw new Refusal(triesLeft > 0 ? identityRefusals.wrong_code : identityRefusals.code_over, { triesLeft });
}

/** Of two codes asked for at the same moment, the later; the guess counts against both. */
function countGuess(by: Actor): Promise<Tried | undefined> {
  return queryOne<Tried>(sql`
    with counted as (
      update verification_code set tries = tries + 1
      where user_id = ${by.id}::uuid and purpose = 'PHONE' and used_at is null and expires_at > app_now()
      returning id, target, code_hash, tries)
    select id, target, code_hash, tries from counted order by id desc limit 1`);
}

/**
 * Does with a right code what it is for, once: `use` answers undefined where it came too late. The index on proven numbers
 * decides between two who prove one number at the same moment.
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
  if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return "taken";
  throw error;
}
