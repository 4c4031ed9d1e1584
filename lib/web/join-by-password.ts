import "server-only";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../identity";
import { enter } from "./enter";
import { joining, joinViewer } from "./joining-google";
import { pendingId } from "./pending-sign-in";

/**
 * Signs in to the account of the address that Google vouches for, by its password and with everything that a sign-in asks for,
 * and joins the two. Answers why not; factor_needed where a second factor goes on, and joins them then.
 */
export async function joinByPassword(password: string, captcha: string): Promise<Refusal | undefined> {
  const asked = await joining.read();
  if (!asked) return new Refusal(identityRefusals.google_join_over);
  const refusal = await enter({ identifier: asked.email, password, captcha });
  if (!refusal) await joinViewer(asked);
  else if (refusal.reason === "factor_needed") await joining.keep({ ...asked, pendingId: await pendingId() });
  return refusal;
}
