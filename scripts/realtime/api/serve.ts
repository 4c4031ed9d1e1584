import type { IncomingMessage, ServerResponse } from "node:http";
import type { Hub } from "../hub";
import { reportError } from "../log";
import { signatureProblem } from "../signatures";
import { ApiError } from "./answer";
import { getChannel, getChannels, getUsers, terminateConnections } from "./channels";
import { postBatch, postEvents } from "./events";

type Call = { hub: Hub; names: string[]; query: URLSearchParams; body: Buffer };
type Route = { method: string; path: RegExp; answer: (call: Call) => object };

const routes: Route[] = [
  { method: "POST", path: /^events$/, answer: ({ hub, body }) => postEvents(hub, body) },
  { method: "POST", path: /^batch_events$/, answer: ({ hub, body }) => postBatch(hub, body) },
  { method: "GET", path: /^channels$/, answer: ({ hub, query }) => getChannels(hub, query) },
  {
    method: "GET",
    path: /^channels\/([^/]+)$/,
    answer: ({ hub, names: [name = ""], query }) => getChannel(hub, name, query),
  },
  {
    method: "GET",
    path: /^channels\/([^/]+)\/users$/,
    answer: ({ hub, names: [name = ""] }) => getUsers(hub, name),
  },
  {
    method: "POST",
    path: /^users\/([^/]+)\/terminate_connections$/,
    answer: ({ hub, names: [user = ""] }) => terminateConnections(hub, user),
  },
];

/** Handles one request to the HTTP API. Never throws. */
export async function serveApi(hub: Hub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    send(response, 200, await answer(hub, request));
  } catch (error) {
    if (error instanceof ApiError) return send(response, error.status, { error: error.message });
    if (request.destroyed && !request.complete) return;
    reportError("request failed", error);
    send(response, 500, { error: "Internal server error." });
  }
}

async function answer(hub: Hub, request: IncomingMessage): Promise<object> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/health") return { ok: true };
  const rest = pathWithin(hub, url.pathname);
  const matching = routes.filter(({ path }) => path.test(rest));
  if (matching.length === 0) throw new ApiError(404, "Unknown path.");
  const method = request.method ?? "GET";
  const route = matching.find((route) => route.method === method);
  if (!route) throw new ApiError(405, `This path allows ${matching.map(({ method }) => method).join(", ")}.`);
  const body = await readBody(request, hub.settings.REALTIME_BODY_BYTES);
  const query = url.searchParams;
  const problem = signatureProblem(hub.settings, { method, path: url.pathname, query, body }, Date.now());
  if (problem) throw new ApiError(401, problem);
  if (hub.settings.REALTIME_DISABLED === "yes") throw new ApiError(403, "The application is disabled.");
  const names = (route.path.exec(rest) ?? []).slice(1).map(unescape);
  return route.answer({ hub, names, query, body });
}

function pathWithin({ settings }: Hub, path: string): string {
  const [, id, rest] = /^\/apps\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (id !== settings.PUSHER_APP_ID || !rest)
    throw new ApiError(404, "There is no such application or path.");
  return rest;
}

async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > limitBytes) throw new ApiError(413, `The body may have ${limitBytes} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function unescape(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new ApiError(400, "The path is not escaped correctly.");
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  // The rest of an oversized body is not read, so the connection can't be reused.
  if (status === 413) response.setHeader("connection", "close");
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.writeHead(status, { "content-type": "application/json", "content-length": length }).end(text);
}
