import { toJson } from "./json";

/** What the simulator sends back, or a stall: no byte for `stallMs` milliseconds, then a cut connection. */
export type Reply =
  | { status: number; headers: Record<string, string>; body: string | Buffer }
  | { stallMs: number };

/** A JSON answer; bigints are written as bare numbers. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: toJson(body),
  };
}

/** A page. */
export function page(status: number, markup: string): Reply {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    body: markup,
  };
}

/** Sends the browser on with a GET, so that a reload never repeats a form. */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location }, body: "" };
}

/** Never answers: the connection is cut after `stallMs` milliseconds. */
export function stall(stallMs: number): Reply {
  return { stallMs };
}

/** The same answer with more headers; a stall stays a stall. */
export function withHeaders(reply: Reply, headers: Record<string, string>): Reply {
  if ("stallMs" in reply) return reply;
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
