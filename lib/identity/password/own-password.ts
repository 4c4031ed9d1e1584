import "server-only";
import { limitGuess } from "@/lib/kernel/rate-limit";
import { stepUpPassword } from "../limits/limited-acts";
import { passwordMatches } from "./hash";

/**
 * Whether a signed-in user has typed their own password. Wrong ones are limited, because a session can be stolen.
 * @throws Refusal - too_many_requests
 */
export async function isOwnPassword(userId: string, passwordHash: string, typed: string): Promise<boolean> {
  const isRight = await passwordMatches(passwordHash, typed);
  await limitGuess(stepUpPassword, userId, isRight);
  return isRight;
}
