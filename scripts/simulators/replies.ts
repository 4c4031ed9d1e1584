import { toJson } from "./json";

/** A response, or a stall: no bytes for `stallMs` milliseconds, then a closed connection. */
export type Reply =
  | { status: number; headers: Record<string, string>; body: string | Buffer }
  | { stallMs: number };

/** A JSON response; bigints are written as unquoted integers. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: toJson(body),
  };
}

export function page(status: number, markup: string): Reply {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    body: markup,
  };
}

/** Redirects with a GET, so that a reload never resubmits a form. */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location }, body: "" };
}

/** No response: the connection is closed after `stallMs` milliseconds. */
export function stall(stallMs: number): Reply {
  return { stallMs };
}

/** Adds headers; a stall is unchanged. */
export function withHeaders(reply: Reply, headers: Record<string, string>): Reply {
  if ("stallMs" in reply) return reply;
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
