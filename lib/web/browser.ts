import "server-only";
import { cookies } from "next/headers";
import { DEVICE_DAYS, type Device, newDeviceToken } from "../identity";
import { addressOf, userAgentOf } from "./address";
import { browserCookie } from "./cookies";

const TOKEN = /^[\w-]{43}$/;
const DAY_SECONDS = 24 * 60 * 60;

/** The browser that sends a request, with the secret by which accounts know it: a new one where it has none yet. */
export async function thisBrowser(headers: Headers): Promise<Device & { token: string }> {
  const kept = (await cookies()).get(browserCookie().name)?.value ?? "";
  const token = TOKEN.test(kept) ? kept : newDeviceToken();
  return { address: addressOf(headers), userAgent: userAgentOf(headers), token };
}

/** Leaves the secret in the browser, for a year from now: after `openSessionFor`, whichever way its owner signed in. */
export async function keepBrowser({ token }: { token: string }): Promise<void> {
  const { name, options } = browserCookie();
  (await cookies()).set(name, token, { ...options, maxAge: DEVICE_DAYS * DAY_SECONDS });
}
