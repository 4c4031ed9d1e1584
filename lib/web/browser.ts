import "server-only";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/kernel/env";
import { isUuid } from "@/lib/kernel/ids";
import { type Device, newDeviceToken } from "../identity";
import { addressOf, userAgentOf } from "./address";
import { browserCookie, sessionCookieName } from "./cookies";

const TOKEN = /^[\w-]{43}$/;

/** The browser of a request, with the secret by which accounts recognise it; a new one if it has none. */
export async function thisBrowser(headers: Headers): Promise<Device & { token: string }> {
  const token = (await keptToken()) ?? newDeviceToken();
  return { address: addressOf(headers), userAgent: userAgentOf(headers), token };
}

/** The browser's secret; undefined if no account has been signed in to on it. */
export async function keptToken(): Promise<string | undefined> {
  const kept = (await cookies()).get(browserCookie().name)?.value ?? "";
  return TOKEN.test(kept) ? kept : undefined;
}

/** The session id in the browser's cookie; undefined if the cookie is absent, forged or expired. */
export const readSessionId = async (): Promise<string | undefined> =>
  sessionIdIn((await cookies()).get(sessionCookieName())?.value);

/** The session id in the value of such a cookie. */
export async function sessionIdIn(token: string | undefined): Promise<string | undefined> {
  if (!token) return undefined;
  // Throws for every invalid token.
  const contents = await decode({ token, salt: sessionCookieName(), secret: env().AUTH_SECRET }).catch(
    () => null,
  );
  const id = contents?.sessionId;
  return typeof id === "string" && isUuid(id) ? id : undefined;
}
