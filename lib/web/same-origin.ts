import "server-only";
import { env } from "@/lib/kernel/env";

/** Whether the request comes from one of our own pages, according to the browser. */
export const isSameOrigin = (sent: Headers) =>
  sent.get("origin") === new URL(env().APP_URL).origin && sent.get("sec-fetch-site") !== "cross-site";

/**
 * Whether a changing request comes from another site's page, according to the browser, even without a session. API clients send
 * neither header, and requests with a token do not rely on the cookie.
 */
export function isCrossSite({ method, headers: sent }: Request): boolean {
  if (method === "GET" || method === "HEAD" || sent.has("authorization")) return false;
  return (sent.has("origin") || sent.has("sec-fetch-site")) && !isSameOrigin(sent);
}
