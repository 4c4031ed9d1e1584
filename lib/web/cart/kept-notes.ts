import "server-only";
import { z } from "zod";
import { notesCookie } from "../cookies";
import { sealedCookie } from "../sealed-cookie";

/** What a cookie holds is some 4,000 bytes, sealed. */
const MOST_BYTES = 2_600;

const kept = sealedCookie(
  notesCookie,
  z.object({ userId: z.uuid(), notes: z.record(z.string(), z.string()) }),
  60 * 60,
);

/** As many of them, from the first on, as there is room for. */
function fitting(notes: Record<string, string>): Record<string, string> {
  let left = MOST_BYTES;
  const entries = Object.entries(notes).filter(([key, note]) => {
    left -= Buffer.byteLength(JSON.stringify([key, note]));
    return left >= 0;
  });
  return Object.fromEntries(entries);
}

/**
 * Keeps in this browser for an hour, sealed, what a person has written to sellers, by their parcels: where no script runs, a page that comes
 * again has nothing else to know it by. For actions and routes.
 */
export const keepNotes = (userId: string, notes: Record<string, string>): Promise<void> =>
  kept.keep({ userId, notes: fitting(notes) });

/** What this person has written; nothing where another did. */
export async function keptNotes(userId: string): Promise<Record<string, string>> {
  const found = await kept.read();
  return found?.userId === userId ? found.notes : {};
}

/** Forgets it, once it is sent. For actions and routes. */
export const dropNotes = (): Promise<void> => kept.drop();
