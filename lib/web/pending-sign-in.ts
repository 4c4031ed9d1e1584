import "server-only";
import { z } from "zod";
import { pendingCookie } from "./cookies";
import { sealedCookie } from "./sealed-cookie";

const pending = sealedCookie(pendingCookie, z.object({ pendingId: z.uuid() }), 10 * 60);

/** Stores the pending sign-in in an encrypted cookie of this browser. */
export const keepPending = (pendingId: string): Promise<void> => pending.keep({ pendingId });

/** The pending sign-in of this browser; undefined if there is none, or the cookie is forged or expired. */
export async function pendingId(): Promise<string | undefined> {
  return (await pending.read())?.pendingId;
}

/** Deletes the cookie, once the sign-in is finished. */
export const dropPending = (): Promise<void> => pending.drop();
