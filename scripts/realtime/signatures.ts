import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const ALLOWED_CLOCK_DIFFERENCE_SECONDS = 600;

export type Credentials = { PUSHER_KEY: string; PUSHER_SECRET: string };

/** The signed parts of a request to the HTTP API. The path is escaped as sent. */
export type SignedRequest = { method: string; path: string; query: URLSearchParams; body: Buffer };

/** HMAC-SHA256 in lowercase hex. */
export function sign(secret: string, text: string | Buffer): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** Compares two texts in constant time. */
export function isSame(a: string, b: string): boolean {
  const digests = [a, b].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(digests[0] as Buffer, digests[1] as Buffer);
}

/** Whether `auth` is `key:signature` of `text`, as an application signs a subscription or a sign-in. */
export function isAuthorized(app: Credentials, auth: unknown, text: string): boolean {
  return typeof auth === "string" && isSame(auth, `${app.PUSHER_KEY}:${sign(app.PUSHER_SECRET, text)}`);
}

/** What is wrong with a request's signature, or undefined. `nowMs`: the time to compare its timestamp with. */
export function signatureProblem(
  app: Credentials,
  request: SignedRequest,
  nowMs: number,
): string | undefined {
  const { query, body } = request;
  if (new Set(query.keys()).size !== query.size) return "A parameter is given twice.";
  if (!isSame(query.get("auth_key") ?? "", app.PUSHER_KEY)) return "auth_key is unknown.";
  if (query.get("auth_version") !== "1.0") return "auth_version must be 1.0.";
  const difference = Math.abs(Number(query.get("auth_timestamp") || Number.NaN) - nowMs / 1_000);
  if (!(difference <= ALLOWED_CLOCK_DIFFERENCE_SECONDS)) {
    return `auth_timestamp must be within ${ALLOWED_CLOCK_DIFFERENCE_SECONDS} s of ${Math.floor(nowMs / 1_000)}.`;
  }
  const md5 = query.get("body_md5");
  const mustHaveMd5 = body.length > 0 || md5 !== null;
  if (mustHaveMd5 && !isSame(md5 ?? "", createHash("md5").update(body).digest("hex"))) {
    return "body_md5 is not the MD5 of the body.";
  }
  const given = query.get("auth_signature") ?? "";
  const isSigned = textsOf(request).some((text) => isSame(given, sign(app.PUSHER_SECRET, text)));
  return isSigned ? undefined : "auth_signature is invalid.";
}

/** The possible signed texts: SDKs differ in whether they sign names in the path escaped. */
function textsOf({ method, path, query }: SignedRequest): string[] {
  const pairs = [...query]
    .filter(([name]) => name !== "auth_signature")
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return [path, unescape(path)].map((path) => `${method.toUpperCase()}\n${path}\n${pairs}`);
}

function unescape(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
