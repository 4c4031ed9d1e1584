import "server-only";

/**
 * The caller's IP address, for limits and the list of sessions. The last entry is what the nearest proxy wrote, or
 * Next itself where there is none; the ones before it are whatever the caller liked to send.
 */
export function addressOf(headers: Headers): string {
  const entries = (headers.get("x-forwarded-for") ?? "").split(",");
  return (
    entries
      .at(-1)
      ?.trim()
      .replace(/^::ffff:/, "")
      .slice(0, 45) || "unknown"
  );
}

/** What the browser calls itself, cut to what is worth keeping. */
export const userAgentOf = (headers: Headers): string => (headers.get("user-agent") ?? "").slice(0, 300);
