import "server-only";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../../identity";
import { pendingId } from "../pending-sign-in";
import { authenticateWithPassword } from "../sign-in";
import { joining, joinViewer } from "./joining-google";

/**
 * Signs in with the password to the account with the address that Google verified, and connects the two. Returns the refusal, if
 * any; after factor_needed they are connected once the second factor is verified.
 */
export async function joinByPassword({
  email,
  password,
  captcha,
}: {
  email: string;
  password: string;
  captcha: string;
}): Promise<Refusal | undefined> {
  const person = await joining.read();
  // Another tab can have come back from Google for another person since the form was made.
  if (person?.email !== email) return new Refusal(identityRefusals.google_join_over);
  const refusal = await authenticateWithPassword({ identifier: person.email, password, captcha });
  if (!refusal) await joinViewer(person);
  else if (refusal.reason === "factor_needed")
    await joining.keep({ ...person, pendingId: await pendingId() });
  return refusal;
}
