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

/** The same for where next-auth leads: a whole address of ours, or a path; `base` is our origin, and the fallback. */
export function ownAddress(text: string, base: string): string {
  const path = text.startsWith(`${base}/`) ? text.slice(base.length) : text;
  const own = ownPath(path, "");
  return own ? `${base}${own}` : base;
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
