const BASE = "http://our.own";

/**
 * A path of ours from untrusted input, or the fallback: prevents open redirects. Rejects whatever a browser could resolve to
 * another origin (`//evil`, `/\evil`, a scheme, control characters), encoded or not.
 */
export function ownPath(text: unknown, fallback = "/"): string {
  if (typeof text !== "string" || !text.startsWith("/") || text.length > 2000) return fallback;
  if (!isOurs(text)) return fallback;
  const decoded = decode(text);
  return decoded !== undefined && isOurs(decoded) ? text : fallback;
}

/** The same for redirects of next-auth: an absolute URL of ours, or a path. `base` is our origin, and the fallback. */
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

/** Undefined if the encoding is malformed. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
