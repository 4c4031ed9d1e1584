import "server-only";
import pg from "pg";
import type { Actor } from "../../command";
import { query, queryOne, sql } from "../../db";
import { ringOutbox } from "../../outbox";
import { Refusal } from "../../refusal";
import { hashMatches, PHONE_CODE_TRIES } from "../codes";
import { identityRefusals } from "../refusals";

const UNIQUE_VIOLATION = "23505";

interface Tried {
  id: string;
  codeHash: Buffer;
  tries: number;
}

/**
 * Proves the person's number with the code that was texted to it. Each guess is counted before it is compared, so that
 * guesses sent all at once are not compared more often than guesses in turn.
 * @throws Refusal - wrong_code, code_over, phone_taken
 */
export async function verifyPhone(by: Actor, { code }: { code: string }): Promise<void> {
  const tried = await countGuess(by);
  if (!tried || tried.tries > PHONE_CODE_TRIES) throw new Refusal(identityRefusals.code_over);
  if (!hashMatches(tried.codeHash, tried.id, code)) {
    const triesLeft = PHONE_CODE_TRIES - tried.tries;
    throw new Refusal(triesLeft > 0 ? identityRefusals.wrong_code : identityRefusals.code_over, {
      triesLeft,
    });
  }
  const outcome = await useCode(tried.id).catch(takenOr);
  if (outcome === "taken") {
    await query(sql`update verification_code set used_at = app_now() where id = ${tried.id}::uuid`);
    throw new Refusal(identityRefusals.phone_taken);
  }
  if (!outcome) throw new Refusal(identityRefusals.code_over);
  ringOutbox();
}

/** Of two codes asked for at the same moment, the later; the guess counts against both. */
function countGuess(by: Actor): Promise<Tried | undefined> {
  return queryOne<Tried>(sql`
    with counted as (
      update verification_code set tries = tries + 1
      where user_id = ${by.id}::uuid and purpose = 'PHONE' and used_at is null and expires_at > app_now()
      returning id, code_hash, tries)
    select id, code_hash, tries from counted order by id desc limit 1`);
}

/** Undefined where a twin has just used it, or the number was changed meanwhile. */
function useCode(codeId: string): Promise<object | undefined> {
  return queryOne(sql`
    with used as (
      update verification_code set used_at = app_now() where id = ${codeId}::uuid and used_at is null
      returning user_id, target),
    proven as (
      update app_user u set phone_verified_at = app_now() from used
      where u.id = used.user_id and u.phone = used.target and u.phone_verified_at is null
      returning u.id),
    told as (
      insert into outbox (topic, payload)
      select 'identity.phone_proven', jsonb_build_object('userId', id) from proven)
    select id from proven`);
}

/** The index on proven numbers decides, also between two who prove one number at the same moment. */
function takenOr(error: unknown): "taken" {
  if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return "taken";
  throw error;
}
