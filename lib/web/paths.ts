const BASE = "http://our.own";

/**
 * A path of ours from what a link or a form says, or the fallback. Whatever a browser could read as another site's
 * address (`//evil`, `/\evil`, a scheme, control characters) is not one of ours, encoded or not.
 */
export function ownPath(text: unknown, fallback = "/"): string {
  if (typeof text !== "string" || !text.startsWith("/") || text.length > 2000) return fallback;
  if (!isOurs(text)) return fallback;
  const decoded = decode(text);
  return decoded !== undefined && isOurs(decoded) ? text : fallback;
}

function isOurs(text: string): boolean {
  if (text.startsWith("//") || /[\\\p{Cc}]/u.test(text)) return false;
  if (!URL.canParse(text, BASE)) return false;
  const { origin, pathname } = new URL(text, BASE);
  return origin === BASE && !pathname.startsWith("//");
}

/** Undefined where the escapes are broken. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
