import "server-only";
import { type OpenAPI, OpenAPIGenerator } from "@orpc/openapi";
import { traverseContractProcedures } from "@orpc/server";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { operations } from "@/lib/composition";
import type { OperationMeta } from "@/lib/kernel/procedure";
import { sessionCookieName } from "../cookies";
import { codes } from "./codes";

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });

const example = {
  code: "CONFLICT_ERROR",
  reason: "insufficient_funds",
  message: "Not enough money in your wallet. Add money and try again.",
  details: { missingMinor: "143317" },
  requestId: "0193f5a2-7c1e-7b3a-9d52-1f0c8e6a4b21",
};

/** The body of every error. */
const problem = {
  type: "object",
  description:
    "Why a request was refused. `reason` is stable and meant for programs, `message` is a sentence for the person, and `details` has what the sentence is made of. Nothing was written.",
  required: ["code", "reason", "message", "requestId"],
  properties: {
    code: { type: "string", enum: [...new Set([...Object.values(codes), "INTERNAL_ERROR"])] },
    reason: { type: "string" },
    message: { type: "string" },
    details: { type: "object" },
    requestId: { type: "string", format: "uuid" },
  },
  examples: [example],
} as const;

const limitHeaders = {
  "RateLimit-Limit": { description: "Calls a minute.", schema: { type: "integer" } },
  "RateLimit-Remaining": { description: "Calls that are left of them.", schema: { type: "integer" } },
  "RateLimit-Reset": { description: "Seconds until they begin anew.", schema: { type: "integer" } },
} as const;

const refusal = (
  description: string,
  headers: OpenAPI.ResponseObject["headers"] = {},
): OpenAPI.ResponseObject => ({
  description,
  headers: { ...limitHeaders, ...headers },
  content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const retryAfter = { "Retry-After": { description: "Seconds.", schema: { type: "integer" } } } as const;

/** The errors of an operation, by what it needs. */
function refusalsOf({ signedIn, idempotencyKey, recentReauthentication }: OperationMeta, method: string) {
  const isRead = method === "get";
  return {
    ...(isRead && {
      "304": { description: "Unchanged since the version in If-None-Match.", headers: limitHeaders },
    }),
    ...(signedIn && { "401": refusal("Nobody is signed in.") }),
    ...((signedIn || !isRead) && {
      "403": refusal(
        `Not allowed${recentReauthentication ? ", or the person has to confirm that it is them (`step_up_needed`)" : ""}.`,
      ),
    }),
    "404": refusal("Not found, or not visible to the caller."),
    ...(!isRead && {
      "409": refusal(
        `Not possible as things stand${idempotencyKey ? ", or the key was used for another request (`key_reused`)" : ""}.`,
      ),
    }),
    "422": refusal("A field is missing or invalid; `details.fields` names them."),
    "429": refusal("Too many calls.", retryAfter),
  };
}

const keyHeader: OpenAPI.ParameterObject = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description:
    "A UUID of your own for this act. Sent again with the same request, it answers what the first one answered (`Idempotent-Replay: true`) and does nothing.",
  schema: { type: "string", format: "uuid" },
};

const versionHeader: OpenAPI.ParameterObject = {
  name: "If-None-Match",
  in: "header",
  description: "The ETag of a version that you have: answered with 304 while it is the newest.",
  schema: { type: "string" },
};

/** What each operation needs, by "get /offers/{id}". */
function needsOf(): Map<string, OperationMeta> {
  const found = new Map<string, OperationMeta>();
  traverseContractProcedures({ router: operations, path: [] }, ({ contract }) => {
    const { route, meta } = contract["~orpc"];
    found.set(`${(route.method ?? "POST").toLowerCase()} ${route.path}`, meta as OperationMeta);
  });
  return found;
}

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** The OpenAPI 3.1 document, generated from the operations: what each takes, needs and answers, errors included. */
export async function describeApi(url: string): Promise<object> {
  const document = await generator.generate(operations, {
    info: {
      title: "Amana",
      version: "1.0.0",
      description: [
        "Peer-to-peer trades with escrow. Amounts are digits of the minor unit (kobo), times are ISO 8601 in UTC.",
        "Sign in at `/auth/token` for a bearer token; a browser's session cookie works from our own pages only.",
        "A person or program may call 100 times a minute, an address without signing in 600 times.",
      ].join("\n\n"),
    },
    servers: [{ url: `${url}/api/v1` }],
    components: {
      schemas: { Problem: problem as never },
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "The access token of a program." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookieName(),
          description: "A browser's session.",
        },
      },
    },
  });
  const needs = needsOf();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item?.[method];
      if (operation) complete(operation, needs.get(`${method} ${path}`) ?? {}, method);
    }
  }
  return document;
}

function complete(operation: OpenAPI.OperationObject, needs: OperationMeta, method: string): void {
  if (needs.signedIn) operation.security = [{ token: [] }, { session: [] }];
  operation.parameters = [
    ...(operation.parameters ?? []),
    ...(needs.idempotencyKey ? [keyHeader] : []),
    ...(method === "get" ? [versionHeader] : []),
  ];
  operation.responses = { ...operation.responses, ...refusalsOf(needs, method) };
}
