import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { guessPhoneCode, usingPhoneCode, usingUp } from "./phone-codes";

/**
 * Verifies the user's number with the code that was texted to it.
 * @throws Refusal - wrong_code, code_over, phone_taken
 */
export async function verifyPhone(by: Actor, { code }: { code: string }): Promise<void> {
  const right = await guessPhoneCode(by, code);
  await usingPhoneCode(right, () => useCode(right.id));
}

/** Undefined if a concurrent call used it first, or the number has changed. */
function useCode(codeId: string): Promise<object | undefined> {
  return queryOne(sql`
    with ${usingUp(codeId)}
    update app_user u set phone_verified_at = app_now() from used
    where u.id = used.user_id and u.phone = used.target and u.phone_verified_at is null
    returning u.id`);
}
