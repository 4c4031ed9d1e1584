import "server-only";
import { query } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { identityEvents } from "../events";
import { resetByAddress, resetByName } from "../limits/limited-acts";
import { normalise } from "../sign-in/check-password";

/**
 * Requests a password reset email. The job that sends it looks up the account, so this does the same work, and gives the same
 * response, whether or not the account exists.
 * @throws Refusal - too_many_requests
 */
export async function requestReset(
  { identifier }: { identifier: string },
  { address }: { address: string },
): Promise<void> {
  const name = normalise(identifier);
  await limit(resetByAddress, address);
  await limit(resetByName, name);
  await query(publishing(identityEvents.reset_asked, { codeId: newId(), name }));
  notifyRelay();
}
