import "server-only";
import { cookies } from "next/headers";
import { DEVICE_DAYS } from "../identity";
import { endSession } from "../identity/sign-in";
import { readSessionId } from "./browser";
import { browserCookie } from "./cookies";

const DAY_SECONDS = 24 * 60 * 60;

/**
 * Lets a session that has just been opened take over its browser: stores the browser's secret for a year, and ends the session
 * that the browser had, which no cookie names any more. Call it after every `openSessionFor`.
 */
export async function enterBrowser({ token }: { token: string }): Promise<void> {
  const { name, options } = browserCookie();
  (await cookies()).set(name, token, { ...options, maxAge: DEVICE_DAYS * DAY_SECONDS });
  const before = await readSessionId();
  if (before) await endSession(before);
}
