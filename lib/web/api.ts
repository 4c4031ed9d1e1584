import "server-only";
import { OpenAPIGenerator } from "@orpc/openapi";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ORPCError } from "@orpc/server";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { operations } from "@/lib/composition";
import { log } from "@/lib/kernel/log";
import type { CallContext } from "@/lib/kernel/procedure";
import { Refusal } from "@/lib/kernel/refusal";
import { isCrossSite } from "./same-origin";

const codes: Record<number, string> = {
  401: "AUTHENTICATION_ERROR",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT_ERROR",
  422: "VALIDATION_ERROR",
  429: "RATE_LIMIT_EXCEEDED",
  502: "GATEWAY_ERROR",
};

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
    const { status, reason, message, details } = error;
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

/** Handles a request under /api/v1. Errors have the documented format, with the request id. */
export async function answerApi(request: Request, context: CallContext): Promise<Response> {
  let replayed = false;
  const observed: CallContext = { ...context, replayed: () => (replayed = true) };
  if (isCrossSite(request)) {
    const message = "This request came from another site.";
    const refused = Response.json({ code: "FORBIDDEN", reason: "another_site", message }, { status: 403 });
    return withRequestId(await withRequestIdInBody(refused, context.requestId), context.requestId);
  }
  const { matched, response } = await handler.handle(request, { prefix: "/api/v1", context: observed });
  const answer = matched
    ? response
    : Response.json(
        { code: "NOT_FOUND", reason: "no_such_operation", message: "Unknown operation." },
        { status: 404 },
      );
  if (!answer.ok)
    return withRequestId(await withRequestIdInBody(answer, context.requestId), context.requestId);
  if (replayed) answer.headers.set("Idempotent-Replay", "true");
  return withRequestId(answer, context.requestId);
}

async function withRequestIdInBody(answer: Response, requestId: string): Promise<Response> {
  const body = (await answer.json()) as object;
  return Response.json({ ...body, requestId }, { status: answer.status });
}

function withRequestId(answer: Response, requestId: string): Response {
  answer.headers.set("X-Request-Id", requestId);
  answer.headers.set("Cache-Control", "private, no-store");
  answer.headers.set("X-Content-Type-Options", "nosniff");
  return answer;
}

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });

const errorBody = {
  type: "object",
  required: ["code", "reason", "message", "requestId"],
  properties: {
    code: { type: "string", enum: [...Object.values(codes), "INTERNAL_ERROR"] },
    reason: { type: "string" },
    message: { type: "string" },
    details: { type: "object" },
    requestId: { type: "string" },
  },
} as const;

/** The OpenAPI 3.1 document, generated from the operations. */
export function describeApi(url: string): Promise<object> {
  return generator.generate(operations, {
    info: { title: "Amana", version: "1.0.0", description: "Peer-to-peer trades with escrow." },
    servers: [{ url: `${url}/api/v1` }],
    components: { schemas: { Problem: errorBody as never } },
    customErrorResponseBodySchema: () => ({ $ref: "#/components/schemas/Problem" }),
  });
}
