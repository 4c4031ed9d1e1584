import "server-only";
import { env } from "@/lib/kernel/env";

/** Whether a browser says that a page of ours asks. */
export const isFromOurPages = (sent: Headers) =>
  sent.get("origin") === new URL(env().APP_URL).origin && sent.get("sec-fetch-site") !== "cross-site";

/**
 * Whether a browser says that another site's page asks for a change here, be it in nobody's name. A program says nothing of
 * the kind, and one with a token of its own needs no cookie that could be borrowed.
 */
export function isFromAnotherSite({ method, headers: sent }: Request): boolean {
  if (method === "GET" || method === "HEAD" || sent.has("authorization")) return false;
  return (sent.has("origin") || sent.has("sec-fetch-site")) && !isFromOurPages(sent);
}
