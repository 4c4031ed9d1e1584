import type { z } from "zod";
import { json, type Reply, seeOther } from "../replies";
import type { Request, Route } from "../router";

const pages = ["/", "/money"];

/** A GET that shows something. */
export function get(pattern: string, view: (request: Request) => unknown): Route {
  return { method: "GET", pattern, answer: (request) => json(200, view(request)) };
}

/** A DELETE; 404 where `act` says false. */
export function remove(pattern: string, act: (request: Request) => unknown): Route {
  return { method: "DELETE", pattern, answer: (request) => done(act(request) !== false) };
}

/** A POST without a body. A form is sent back to the page it came from. */
export function post(pattern: string, act: (request: Request) => Reply | Promise<Reply>): Route {
  const answer = async (request: Request) => {
    const reply = await act(request);
    const isFine = "status" in reply && reply.status < 400;
    return request.isForm && isFine ? seeOther(pageBehind(request)) : reply;
  };
  return { method: "POST", pattern, answer };
}

/** A POST whose body must fit a schema. */
export function take<Schema extends z.ZodType>(
  pattern: string,
  schema: Schema,
  act: (input: z.output<Schema>) => Reply | Promise<Reply>,
): Route {
  return post(pattern, ({ fields }) => {
    const read = schema.safeParse(fields);
    if (read.success) return act(read.data);
    const says = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    return json(400, { error: says.join("; ") });
  });
}

/** 200, or 404 where the thing was not there. */
export function done(wasThere: boolean): Reply {
  return wasThere ? json(200, { ok: true }) : json(404, { error: "There is no such mode." });
}

function pageBehind({ headers }: Request): string {
  const path = URL.canParse(headers.referer ?? "") ? new URL(headers.referer ?? "").pathname : "/";
  return pages.includes(path) ? path : "/";
}
