import "server-only";

/**
 * The caller's IP address, for rate limits and the list of sessions. Only the last entry is trusted: the nearest proxy, or Next
 * itself, wrote it. The caller can forge the others.
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

/** The user agent, truncated. */
export const userAgentOf = (headers: Headers): string => (headers.get("user-agent") ?? "").slice(0, 300);
