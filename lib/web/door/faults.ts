import { bodyRuleOf } from "./body-limits";
import { isRouterState } from "./router-state";

/** Why a request is answered before anything reads it. */
export interface RequestFault {
  status: 400 | 401 | 404 | 405 | 410 | 413;
  /** Stable name for API clients and the log. */
  reason: string;
  title: string;
  says: string;
  headers?: Record<string, string>;
}

const badAddress: RequestFault = {
  status: 400,
  reason: "malformed_address",
  title: "This link is broken",
  says: "The address has characters that we can’t read. Check the link.",
};

export const noSuchPage: RequestFault = {
  status: 404,
  reason: "no_such_page",
  title: "Page not found",
  says: "Check the link, or go back to the home page.",
};

/** Where a script of ours says that it stands, so that it gets only what it lacks. */
const badState: RequestFault = {
  status: 400,
  reason: "malformed_router_state",
  title: "We couldn’t read that",
  says: "Reload the page and try again.",
};

export const tooLarge = (limit: number): RequestFault => ({
  status: 413,
  reason: "too_large",
  title: "That’s too large",
  says: `Send at most ${Math.floor(limit / 1_000).toLocaleString("en")} kB.`,
});

/** A file for a link that takes none: nothing of it is read. */
export const linkOver: RequestFault = {
  status: 410,
  reason: "link_over",
  title: "This link doesn’t work any more",
  says: "Nothing was sent. Ask the person who sent you the link for a new one.",
};

/** A file of a person who is not signed in: nothing of it is read. */
export const signInNeeded: RequestFault = {
  status: 401,
  reason: "sign_in_needed",
  title: "Sign in first",
  says: "Nothing was sent. Go back, sign in, and send it again.",
};

/** A form that our pages did not make. */
export const badForm: RequestFault = {
  status: 400,
  reason: "malformed_form",
  title: "We couldn’t read that",
  says: "The form was damaged on its way. Reload the page and try again.",
};

/** A form of a release that no longer runs. */
export const unknownAction: RequestFault = {
  status: 404,
  reason: "unknown_action",
  title: "This page is out of date",
  says: "Amana has been updated since you opened it. Reload the page and try again.",
  // By this header, Next's client knows that the action did not run.
  headers: { "x-nextjs-action-not-found": "1" },
};

const methods = { page: ["GET", "HEAD", "POST"], api: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] };

/** Pages that Next makes for its own use, and cannot show when they are asked for. */
const NEXT_OWN = /^\/_(?!next\/)/;

export const isApi = (path: string): boolean => path.startsWith("/api/");

interface Asked {
  method?: string | undefined;
  url?: string | undefined;
  headers: {
    "content-length"?: string | undefined;
    "next-router-state-tree"?: string | string[] | undefined;
  };
}

/** What is wrong with a request, as far as its head shows; undefined for one that can be served. */
export function faultOf({ method = "", url = "", headers }: Asked): RequestFault | undefined {
  const path = url.split("?", 1)[0] ?? "";
  if (!isAddress(path)) return badAddress;
  if (NEXT_OWN.test(path)) return noSuchPage;
  const allowed = isApi(path) ? methods.api : methods.page;
  if (!allowed.includes(method)) return notAllowed(allowed);
  const { limit } = bodyRuleOf(path);
  if (Number(headers["content-length"] ?? 0) > limit) return tooLarge(limit);
  return isRouterState(headers["next-router-state-tree"]) ? undefined : badState;
}

const notAllowed = (allowed: readonly string[]): RequestFault => ({
  status: 405,
  reason: "method_not_allowed",
  title: "This isn’t possible here",
  says: `Use one of ${allowed.join(", ")}.`,
  headers: { allow: allowed.join(", ") },
});

/** A path of ours that can be decoded, and that a database could keep. */
function isAddress(path: string): boolean {
  if (!path.startsWith("/")) return false;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}
