import type { z } from "zod";
import { json, type Reply, seeOther } from "../replies";
import type { Request, Route } from "../router";

const pages = ["/", "/money", "/parcels"];

/** A GET that returns JSON. */
export function get(pattern: string, view: (request: Request) => unknown): Route {
  return { method: "GET", pattern, answer: (request) => json(200, view(request)) };
}

/** A DELETE; 404 if `act` returns false. */
export function remove(pattern: string, act: (request: Request) => unknown): Route {
  return { method: "DELETE", pattern, answer: (request) => done(act(request) !== false) };
}

/** A POST without a body. A form submission redirects to the page it came from. */
export function post(pattern: string, act: (request: Request) => Reply | Promise<Reply>): Route {
  const answer = async (request: Request) => {
    const reply = await act(request);
    const isSuccess = "status" in reply && reply.status < 400;
    return request.isForm && isSuccess ? seeOther(pageBehind(request)) : reply;
  };
  return { method: "POST", pattern, answer };
}

/** A POST whose body is parsed with a schema. */
export function postInput<Schema extends z.ZodType>(
  pattern: string,
  schema: Schema,
  act: (input: z.output<Schema>) => Reply | Promise<Reply>,
): Route {
  return post(pattern, ({ fields }) => {
    const parsed = schema.safeParse(fields);
    if (parsed.success) return act(parsed.data);
    const says = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    return json(400, { error: says.join("; ") });
  });
}

/** 200, or 404 if it was not found. */
export function done(wasFound: boolean): Reply {
  return wasFound ? json(200, { ok: true }) : json(404, { error: "There is no such mode." });
}

function pageBehind({ headers }: Request): string {
  const path = URL.canParse(headers.referer ?? "") ? new URL(headers.referer ?? "").pathname : "/";
  return pages.includes(path) ? path : "/";
}
