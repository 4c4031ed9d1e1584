import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { newId } from "@/lib/kernel/ids";
import { BODY_LIMIT } from "@/lib/kernel/input/body-limit";
import { log } from "@/lib/kernel/log";
import { actionFaultOf } from "./action-body";
import { unmetNeed } from "./awaited";
import { bodyRuleOf } from "./body-limits";
import { faultOf, isApi, type RequestFault, tooLarge } from "./faults";
import { answerFault } from "./refusal-answer";
import { statusOf, withAnswerState } from "./unavailable";
import { hasBody, isShort, readBody, withBody } from "./whole-body";

/**
 * Stands before Next in each server of this process, from its first request on: answers what is malformed or too large, which
 * Next answers with a stack in the log, and gives every answer our headers where it has none of its own. Call it once.
 * @param headers the headers that no answer lacks
 */
export function openFrontDoor(headers: Readonly<Record<string, string>>): void {
  const guarded = new WeakSet<Server>();
  // Node tells of a request before it looks for listeners, so that the first one meets the door, too.
  subscribe("http.server.request.start", (message) => {
    const { server } = message as { server: Server };
    if (guarded.has(server)) return;
    guarded.add(server);
    guard(server, Object.entries(headers));
  });
}

function guard(server: Server, headers: readonly (readonly [string, string])[]): void {
  const listeners = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const state = {};
    fillIn(response, headers, state);
    const serve = (admitted: IncomingMessage) =>
      withAnswerState(state, () =>
        listeners.forEach((listener) => listener.call(server, admitted, response)),
      );
    answer(request, response, serve).catch((error: unknown) => {
      log.error("the front door failed", { error: String(error) });
      response.destroy();
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  serve: (admitted: IncomingMessage) => void,
): Promise<void> {
  const admitted = await admit(request);
  if (admitted === "aborted") response.destroy();
  else if (admitted instanceof IncomingMessage) serve(admitted);
  else refuse(admitted, request, response);
}

/** Adds headers as the head is written, so that those of pages and files win, and corrects the status of what is unavailable. */
function fillIn(
  response: ServerResponse,
  headers: readonly (readonly [string, string])[],
  state: object,
): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...given: unknown[]) => {
    for (const [name, value] of headers) if (!response.hasHeader(name)) response.setHeader(name, value);
    if (!response.hasHeader("x-request-id")) response.setHeader("x-request-id", newId());
    return writeHead(statusOf(status, state), ...given);
  };
}

/** The request, with its body if it has one; or what is wrong with it. */
async function admit(request: IncomingMessage): Promise<IncomingMessage | RequestFault | "aborted"> {
  const fault = faultOf(request);
  if (fault) return fault;
  const path = request.url?.split("?", 1)[0] ?? "";
  const { limit, streams, needs } = bodyRuleOf(path);
  if (streams || !hasBody(request)) return request;
  const unmet = needs && !isShort(request) ? await unmetNeed(needs, path, request.headers) : undefined;
  // It may have been given up while we asked.
  if (request.destroyed) return "aborted";
  const body = await readBody(request, unmet ? BODY_LIMIT : limit);
  if (body === "aborted") return body;
  if (body === "too_large") return unmet ?? tooLarge(limit);
  const takesActions = request.method === "POST" && !isApi(path);
  const malformed = takesActions && (await actionFaultOf(path, request.headers, body));
  return malformed || withBody(request, body);
}

function refuse(fault: RequestFault, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "";
  const requestId = newId();
  const { status, reason } = fault;
  // Neither path nor body: they can hold tokens.
  log.warn("a malformed request was refused", { reason, status, api: isApi(path), requestId });
  const refusal = answerFault(fault, path, requestId);
  request.resume();
  response.writeHead(refusal.status, refusal.headers);
  response.end(request.method === "HEAD" ? undefined : refusal.body);
}
