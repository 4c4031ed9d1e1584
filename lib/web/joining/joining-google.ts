import "server-only";
import { headers } from "next/headers";
import { z } from "zod";
import { joinGoogleTo } from "../../identity/sign-in";
import { thisBrowser } from "../browser";
import { joiningCookie } from "../cookies";
import { sealedCookie } from "../sealed-cookie";
import { getViewer } from "../session";

/** The Google user of this browser, and the pending sign-in after which to connect the account. */
export const joining = sealedCookie(
  joiningCookie,
  z.object({ subject: z.string(), email: z.string(), pendingId: z.uuid().optional() }),
  10 * 60,
);

/** Remembers a Google user with an account that is not connected yet. */
export const keepJoining = ({ subject, email }: { subject: string; email: string }): Promise<void> =>
  joining.keep({ subject, email });

/** Connects Google after the second factor of a pending sign-in, if that sign-in was started for it. */
export async function joinAfterFactor(pendingId: string | undefined): Promise<void> {
  const person = await joining.read();
  if (person?.pendingId && person.pendingId === pendingId) await joinViewer(person);
}

/** Connects Google to the signed-in account. */
export async function joinViewer(person: { subject: string; email: string }): Promise<void> {
  const viewer = await getViewer();
  if (!viewer) return;
  const { address, userAgent } = await thisBrowser(new Headers(await headers()));
  await joinGoogleTo({ id: viewer.id, roles: [] }, person, { address, userAgent });
  await joining.drop();
}
