import "server-only";
import { z } from "zod";
import { pendingCookie } from "./cookies";
import { sealedCookie } from "./sealed-cookie";

const pending = sealedCookie(pendingCookie, z.object({ pendingId: z.uuid() }), 10 * 60);

/** Remembers, encrypted, in this browser alone, whose second factor is still to come. */
export const keepPending = (pendingId: string): Promise<void> => pending.keep({ pendingId });

/** The sign-in under way in this browser; undefined where there is none, or its cookie is forged or too old. */
export async function pendingId(): Promise<string | undefined> {
  return (await pending.read())?.pendingId;
}

/** Forgets it, once it has led to a session. */
export const dropPending = (): Promise<void> => pending.drop();
