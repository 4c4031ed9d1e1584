import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { readJsonObject } from "./json";
import { json, type Reply } from "./replies";

/** The fields of a request's body: a JSON object, or a form. */
export type Fields = Record<string, unknown>;

export type Request = {
  method: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  isForm: boolean;
  /** Undefined if the body is neither a JSON object nor a form. */
  fields: Fields | undefined;
  body: Buffer;
};

export type Route = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** A path; `:name` matches one segment. */
  pattern: string;
  answer: (request: Request) => Reply | Promise<Reply>;
};

const bodyLimitBytes = 8_000_000;

/** An HTTP server that uses the first matching route. */
export function serveRoutes(routes: Route[]): Server {
  return createServer((incoming, outgoing) => {
    answer(routes, incoming)
      .catch(() => json(500, { status: false, message: "Internal error in the simulator." }))
      .then((reply) => send(reply, outgoing))
      .catch(() => outgoing.destroy());
  });
}

async function answer(routes: Route[], incoming: IncomingMessage): Promise<Reply> {
  const url = new URL(incoming.url ?? "/", "http://localhost");
  const method = incoming.method === "HEAD" ? "GET" : (incoming.method ?? "GET");
  const body = await readBody(incoming);
  if (body === undefined) return json(413, { status: false, message: "The body is too large." });
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.pattern, url.pathname) : undefined;
    if (!params) continue;
    const text = body.toString("utf8");
    const isForm = (incoming.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
    const fields = isForm ? readForm(text) : readJsonObject(text || "{}");
    return route.answer({
      method,
      params,
      query: url.searchParams,
      headers: incoming.headers,
      isForm,
      fields,
      body,
    });
  }
  return json(404, { status: false, message: "Route not found." });
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > bodyLimitBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** An empty form field counts as missing. */
function readForm(body: string): Fields {
  return Object.fromEntries([...new URLSearchParams(body)].filter(([, value]) => value !== ""));
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split("/");
  const given = path.split("/");
  if (expected.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = decodeSegment(given[index] ?? "");
    if (value === undefined) return undefined;
    if (segment.startsWith(":")) params[segment.slice(1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function send(reply: Reply, outgoing: ServerResponse): void {
  if ("stallMs" in reply) {
    const timer = setTimeout(() => outgoing.destroy(), reply.stallMs);
    outgoing.on("close", () => clearTimeout(timer));
    return;
  }
  outgoing.writeHead(reply.status, reply.headers);
  outgoing.end(reply.body);
}
