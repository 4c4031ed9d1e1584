import "server-only";
import { log } from "@/lib/kernel/log";

/** Errors of next-auth that a request can cause by what it sends: a stale or forged cookie, a made-up callback. */
const OF_REQUESTS: ReadonlySet<string> = new Set([
  "AccessDenied",
  "AccountNotLinked",
  "ErrorPageLoop",
  "InvalidCallbackUrl",
  "InvalidCheck",
  "JWTSessionError",
  "MissingCSRF",
  "OAuthAccountNotLinked",
  "OAuthCallbackError",
  "UnknownAction",
  "UntrustedHost",
]);

/** Codes of the libraries that read what a request or the identity provider sent, and refused it. */
const OF_CONTENTS = /^(OAUTH_|ERR_J)/;

/**
 * Logs an error of next-auth: what any request can cause is a warning, at most one a minute for each type. Errors are distinguished by
 * their types and codes, because class names are shortened in a built product.
 */
export function authReporter(now: () => number = () => performance.now()): (error: Error) => void {
  const last = new Map<string, { at: number; leftOut: number }>();
  return (error) => {
    const type = typeOf(error);
    if (type === "CredentialsSignin") return; // a wrong password
    const fields = { type, cause: error.message, inner: innerOf(error)?.message };
    if (!isOfRequest(error)) return log.error("next-auth failed", fields);
    const before = last.get(type);
    if (before && now() - before.at < MINUTE_MS) {
      before.leftOut += 1;
      return;
    }
    last.set(type, { at: now(), leftOut: 0 });
    log.warn("next-auth refused a request", { ...fields, leftOut: before?.leftOut ?? 0 });
  };
}

const MINUTE_MS = 60_000;

function isOfRequest(error: Error): boolean {
  if (OF_REQUESTS.has(typeOf(error))) return true;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && OF_CONTENTS.test(code)) return true;
  const inner = innerOf(error);
  return inner !== undefined && isOfRequest(inner);
}

/** The type of next-auth's own errors, which is a text of theirs. */
function typeOf(error: Error): string {
  const { type } = error as { type?: unknown };
  return typeof type === "string" ? type : "unknown";
}

/** Next-auth wraps the error that it caught. */
function innerOf({ cause }: Error): Error | undefined {
  const inner = (cause as { err?: unknown } | undefined)?.err;
  return inner instanceof Error ? inner : undefined;
}
