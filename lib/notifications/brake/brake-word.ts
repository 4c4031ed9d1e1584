import "server-only";
import { z } from "zod";
import { hashPassword, noting, passwordMatches, type SecurityFacts } from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { typed } from "@/lib/kernel/input/fields";
import { notifyRelay } from "@/lib/kernel/outbox";
import { fillers, folded } from "./words";

const ASKED = "Choose a word of 4 to 20 letters, without spaces or digits.";

/** A brake word: 4 to 20 letters, in any case. */
export const brakeWordSchema = typed(ASKED)
  .max(40, ASKED)
  .refine((word) => /^\p{L}{4,20}$/u.test(folded(word)), ASKED)
  .refine((word) => !fillers.has(folded(word)), "Choose another word: people write this one around it.");

/** Sets or replaces the word. Only its hash is kept. */
export async function setBrakeWord(by: Actor, word: string, from: SecurityFacts): Promise<void> {
  const hash = await hashPassword(folded(word));
  await query(sql`
    with owner as (
      insert into brake_word as b (user_id, hash) values (${by.id}::uuid, ${hash})
      on conflict (user_id) do update set hash = excluded.hash, set_at = app_now() returning b.user_id),
    ${noting("brake_word_set", sql`owner`, from)}
    select 1 from recorded`);
  notifyRelay();
}

/** When a person set their word; undefined where they have none. */
export async function brakeWordSince(userId: string): Promise<Date | undefined> {
  const found = await queryOne<{ setAt: Date }>(sql`
    select set_at from brake_word where user_id = ${userId}::uuid`);
  return found?.setAt;
}

/** Who has verified this number and has one of these words; undefined if nobody has. */
export async function ownerOfWord(phone: string, words: readonly string[]): Promise<string | undefined> {
  const known = await queryOne<{ id: string; hash: string | null }>(sql`
    select u.id, b.hash from person u left join brake_word b on b.user_id = u.id
    where u.phone = ${phone} and u.phone_verified_at is not null and u.erased_at is null`);
  for (const word of words) if (await passwordMatches(known?.hash, word)) return known?.id;
  return undefined;
}

export const brakeWordForm = z.strictObject({ word: brakeWordSchema });
