import "server-only";
import { cookies } from "next/headers";
import { DEVICE_DAYS, type Device, newDeviceToken } from "../identity";
import { addressOf, userAgentOf } from "./address";
import { browserCookie } from "./cookies";

const TOKEN = /^[\w-]{43}$/;
const DAY_SECONDS = 24 * 60 * 60;

/** The browser of a request, with the secret by which accounts recognise it; a new one if it has none. */
export async function thisBrowser(headers: Headers): Promise<Device & { token: string }> {
  const kept = (await cookies()).get(browserCookie().name)?.value ?? "";
  const token = TOKEN.test(kept) ? kept : newDeviceToken();
  return { address: addressOf(headers), userAgent: userAgentOf(headers), token };
}

/** Stores the secret in the browser for a year. Call it after every `openSessionFor`. */
export async function keepBrowser({ token }: { token: string }): Promise<void> {
  const { name, options } = browserCookie();
  (await cookies()).set(name, token, { ...options, maxAge: DEVICE_DAYS * DAY_SECONDS });
}
