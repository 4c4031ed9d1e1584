import "server-only";
import { query } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { identityEvents } from "../events";
import { resetByAddress, resetByName } from "../limits/limited-acts";
import { normalise } from "../sign-in/check-password";

/**
 * Asks for a mail by which a new password can be chosen. Whose account it is, if anybody's, is looked up by the job that
 * mails: so this does the same, and answers the same, whatever is asked for.
 * @throws Refusal - too_many_requests
 */
export async function askReset(
  { identifier }: { identifier: string },
  { address }: { address: string },
): Promise<void> {
  const name = normalise(identifier);
  await limit(resetByAddress, address);
  await limit(resetByName, name);
  await query(publishing(identityEvents.reset_asked, { codeId: newId(), name }));
  notifyRelay();
}
