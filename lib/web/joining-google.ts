import "server-only";
import { headers } from "next/headers";
import { z } from "zod";
import { joinGoogleTo } from "../identity/sign-in";
import { thisBrowser } from "./browser";
import { joiningCookie } from "./cookies";
import { sealedCookie } from "./sealed-cookie";
import { getViewer } from "./session";

/** Google's word for who is at this browser, and the sign-in that waits for a second factor before the two are joined. */
export const joining = sealedCookie(
  joiningCookie,
  z.object({ subject: z.string(), email: z.string(), pendingId: z.uuid().optional() }),
  10 * 60,
);

/** Remembers whom Google vouches for, where the account of their address is not joined to it yet. */
export const keepJoining = ({ subject, email }: { subject: string; email: string }): Promise<void> =>
  joining.keep({ subject, email });

/** Joins Google to the account that was signed in to by the second factor of the sign-in `held`, where it was begun for that. */
export async function joinAfterFactor(held: string | undefined): Promise<void> {
  const asked = await joining.read();
  if (asked?.pendingId && asked.pendingId === held) await joinViewer(asked);
}

/** Joins it to the account that is signed in here now. */
export async function joinViewer(asked: { subject: string; email: string }): Promise<void> {
  const viewer = await getViewer();
  if (!viewer) return;
  const { address, userAgent } = await thisBrowser(new Headers(await headers()));
  await joinGoogleTo({ id: viewer.id, roles: [] }, asked, { address, userAgent });
  await joining.drop();
}
