import "server-only";
import { createHash } from "node:crypto";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ORPCError } from "@orpc/server";
import { operations } from "@/lib/composition";
import { type CallAllowance, countCall, tooManyCalls } from "@/lib/kernel/call-limit";
import { log } from "@/lib/kernel/log";
import type { CallContext } from "@/lib/kernel/procedure";
import { Refusal } from "@/lib/kernel/refusal";
import { bodyFaults, boundBody, largeOperations } from "../door/bound-body";
import { isCrossSite } from "../same-origin";
import { withoutAlias } from "./aliases";
import { codes } from "./codes";

interface ApiProblem {
  code: string;
  reason: string;
  message: string;
  details?: object;
}

const problem = (status: number, body: Omit<ApiProblem, "code">) =>
  new ORPCError("API_PROBLEM", { status, data: { code: codes[status] ?? "INTERNAL_ERROR", ...body } });

/** The API error for any exception. Never exposes the message of an internal error. */
function problemOf(error: unknown): unknown {
  if (error instanceof Refusal) {
    const { status, reason, message, field } = error;
    const details = { ...error.details, ...(field ? { fields: [{ field, message }] } : {}) };
    return problem(status, { reason, message, ...(Object.keys(details).length ? { details } : {}) });
  }
  if (error instanceof ORPCError && error.code === "BAD_REQUEST") {
    const issues =
      (error.data as { issues?: { path?: unknown[]; message: string }[] } | undefined)?.issues ?? [];
    const fields = issues.map(({ path, message }) => ({ field: path?.join(".") ?? "", message }));
    return problem(422, {
      reason: "invalid_input",
      message: "Some fields are invalid.",
      details: { fields },
    });
  }
  log.error("an operation failed", {
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return problem(500, {
    reason: "internal_error",
    message: "Something went wrong on our side. Please try again.",
  });
}

const handler = new OpenAPIHandler<CallContext>(operations, {
  clientInterceptors: [
    async (call) => {
      try {
        return await call.next();
      } catch (error) {
        throw problemOf(error);
      }
    },
  ],
  customErrorResponseBodyEncoder: (error) => error.data,
});

const large = largeOperations(operations);

/**
 * Handles a request under /api/v1. Errors have the documented format, with the request id; every answer says what is left of the
 * caller's limit.
 */
export async function answerApi(sent: Request, context: CallContext): Promise<Response> {
  const { requestId } = context;
  const request = withoutAlias(sent);
  if (isCrossSite(request))
    return withHeaders(await withRequestIdInBody(fromAnotherSite(), requestId), requestId);
  const allowance = await countCall(context);
  const answer = allowance.allowed
    ? await answerAllowed(request, context)
    : refusalResponse(tooManyCalls(allowance));
  const complete = answer.ok ? conditional(request, answer) : withRequestIdInBody(answer, requestId);
  return withHeaders(await complete, requestId, allowance);
}

/** Not counted: another site could use up the calls of a person who visits it. */
function fromAnotherSite(): Response {
  const message = "This request came from another site.";
  return Response.json({ code: "FORBIDDEN", reason: "another_site", message }, { status: 403 });
}

async function answerAllowed(request: Request, context: CallContext): Promise<Response> {
  let replayed = false;
  let control: string | undefined;
  const observed: CallContext = {
    ...context,
    replayed: () => (replayed = true),
    mayBeKept: (said) => (control = said),
  };
  const bounded = await boundBody(request, large, context.actor !== null);
  if (typeof bounded === "string") return unread(bounded);
  const { matched, response } = await handler.handle(bounded, { prefix: "/api/v1", context: observed });
  if (!matched) {
    const message = "Unknown operation.";
    return Response.json({ code: "NOT_FOUND", reason: "no_such_operation", message }, { status: 404 });
  }
  if (control !== undefined && response.ok) response.headers.set("Cache-Control", control);
  if (replayed) response.headers.set("Idempotent-Replay", "true");
  return response;
}

function unread(reason: keyof typeof bodyFaults): Response {
  const { status, says: message } = bodyFaults[reason];
  return Response.json({ code: codes[status], reason, message }, { status });
}

const refusalResponse = ({ status, reason, message, details }: Refusal) =>
  Response.json({ code: codes[status], reason, message, details }, { status });

/** A read carries an ETag of its body; to a request that has this version already, only that is said. */
async function conditional(request: Request, answer: Response): Promise<Response> {
  if (request.method !== "GET") return answer;
  const body = Buffer.from(await answer.arrayBuffer());
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = new Headers(answer.headers);
  headers.set("ETag", etag);
  if (!isKnown(request.headers.get("if-none-match"), etag)) return new Response(body, { headers });
  headers.delete("content-type");
  return new Response(null, { status: 304, headers });
}

/** Compares weakly, as RFC 9110, section 13.1.2, says for If-None-Match. */
const isKnown = (sent: string | null, etag: string) =>
  sent?.split(",").some((known) => known.trim() === "*" || known.trim().replace(/^W\//, "") === etag) ??
  false;

async function withRequestIdInBody(answer: Response, requestId: string): Promise<Response> {
  const body = (await answer.json()) as { details?: { retryAfterSeconds?: number } };
  const seconds = body.details?.retryAfterSeconds;
  const complete = Response.json({ ...body, requestId }, { status: answer.status });
  if (seconds !== undefined) complete.headers.set("Retry-After", String(seconds));
  return complete;
}

/** RateLimit headers as in draft-ietf-httpapi-ratelimit-headers-07. */
function withHeaders(answer: Response, requestId: string, allowance?: CallAllowance): Response {
  const { headers } = answer;
  headers.set("X-Request-Id", requestId);
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
  headers.set("X-Content-Type-Options", "nosniff");
  if (allowance) {
    headers.set("RateLimit-Limit", String(allowance.max));
    headers.set("RateLimit-Remaining", String(allowance.left));
    headers.set("RateLimit-Reset", String(allowance.resetSeconds));
  }
  return answer;
}
