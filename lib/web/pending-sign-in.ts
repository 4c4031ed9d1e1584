import "server-only";
import { z } from "zod";
import { pendingCookie, textedCookie } from "./cookies";
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

const texted = sealedCookie(textedCookie, z.object({ phone: z.string(), sentAt: z.number() }), 10 * 60);

/** Remembers in this browser, encrypted and for ten minutes, the number (E.164) that a sign-in code was asked for. */
export const keepTexted = (phone: string): Promise<void> => texted.keep({ phone, sentAt: Date.now() });

/** That number, and how long ago; undefined if no code was asked for. */
export async function readTexted(): Promise<
  { phone: string; sentAt: number; sentSecondsAgo: number } | undefined
> {
  const found = await texted.read();
  return found && { ...found, sentSecondsAgo: Math.floor((Date.now() - found.sentAt) / 1000) };
}

/** Forgets the number, once the sign-in is finished. */
export const dropTexted = (): Promise<void> => texted.drop();
