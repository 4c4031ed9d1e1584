import "server-only";
import { type OpenAPI, OpenAPIGenerator } from "@orpc/openapi";
import { traverseContractProcedures } from "@orpc/server";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { operations } from "@/lib/composition";
import { dictionary } from "@/lib/kernel/input/dictionary";
import type { OperationMeta } from "@/lib/kernel/procedure";
import { invariant } from "@/lib/kernel/refusal";
import { sessionCookieName } from "../cookies";
import { aliases } from "./aliases";
import { codes } from "./codes";
import { exampleOf, type JsonSchema } from "./examples";
import { descriptions } from "./words";

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });

/** A refusal for each status, as its body has it. */
const refusals = dictionary<{ reason: string; message: string; details?: object }>({
  401: { reason: "sign_in_needed", message: "Sign in to continue." },
  403: {
    reason: "step_up_needed",
    message: "Confirm it’s you: enter your password.",
    details: { hasFactor: false },
  },
  404: {
    reason: "not_found",
    message: "Not found. It may have been removed, or the link may be wrong.",
  },
  409: {
    reason: "insufficient_funds",
    message: "Not enough money in your wallet. Add money and try again.",
    details: { missingMinor: "143317" },
  },
  422: {
    reason: "invalid_input",
    message: "Some fields are invalid.",
    details: { fields: [{ field: "price", message: "Enter an amount above zero." }] },
  },
  429: {
    reason: "too_many_requests",
    message: "That’s too many requests in one minute. Wait a moment and try again.",
    details: { retryAfterSeconds: 12 },
  },
  500: { reason: "internal_error", message: "Something went wrong on our side. Please try again." },
});

const exampleFor = (status: number) => ({
  code: codes[status] ?? "INTERNAL_ERROR",
  ...refusals[status],
  requestId: "0193f5a2-7c1e-7b3a-9d52-1f0c8e6a4b21",
});

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
  examples: [exampleFor(409)],
} as const;

const limitHeaders = {
  "RateLimit-Limit": { description: "Calls a minute.", schema: { type: "integer" } },
  "RateLimit-Remaining": { description: "Calls that are left of them.", schema: { type: "integer" } },
  "RateLimit-Reset": { description: "Seconds until they begin anew.", schema: { type: "integer" } },
} as const;

const refusal = (
  status: number,
  description: string,
  headers: OpenAPI.ResponseObject["headers"] = {},
): OpenAPI.ResponseObject => ({
  description,
  headers: { ...limitHeaders, ...headers },
  content: {
    "application/json": { schema: { $ref: "#/components/schemas/Problem" }, example: exampleFor(status) },
  },
});

const retryAfter = { "Retry-After": { description: "Seconds.", schema: { type: "integer" } } } as const;

/** The errors of an operation, by what it needs. */
function refusalsOf({ signedIn, idempotencyKey, recentReauthentication }: OperationMeta, method: string) {
  const isRead = method === "get";
  return {
    ...(isRead && {
      "304": { description: "Unchanged since the version in If-None-Match.", headers: limitHeaders },
    }),
    ...(signedIn && { "401": refusal(401, "Nobody is signed in.") }),
    ...((signedIn || !isRead) && {
      "403": refusal(
        403,
        `Not allowed${recentReauthentication ? ", or the person has to confirm that it is them (`step_up_needed`)" : ""}.`,
      ),
    }),
    "404": refusal(404, "Not found, or not visible to the caller."),
    ...(!isRead && {
      "409": refusal(
        409,
        `Not possible as things stand${idempotencyKey ? ", or the key was used for another request (`key_reused`)" : ""}.`,
      ),
    }),
    "422": refusal(422, "A field is missing or invalid; `details.fields` names them."),
    "429": refusal(429, "Too many calls.", retryAfter),
    "500": refusal(500, "A fault of ours. With the same Idempotency-Key, trying again is safe."),
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
        "Sign in at `/v1/auth/token` for a bearer token; a browser's session cookie works from our own pages only.",
        "A person or program may call 100 times a minute, an address without signing in 600 times.",
      ].join("\n\n"),
    },
    servers: [{ url: `${url}/api` }],
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
  const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
  for (const { path, method, operation } of described)
    complete(operation, needs.get(`${method} ${path}`) ?? {}, method);
  return { ...document, paths: withAliases(described) };
}

interface Described {
  path: string;
  method: (typeof methods)[number];
  operation: OpenAPI.OperationObject;
}

/** All operations by their paths under /api, and each alias as its operation again. */
function withAliases(described: readonly Described[]): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  const add = (path: string, method: string, operation: object) => {
    paths[path] = { ...paths[path], [method]: operation };
  };
  for (const { path, method, operation } of described) add(`/v1${path}`, method, operation);
  for (const { method, path, of } of aliases) {
    const own = described.find((one) => `${one.method.toUpperCase()} ${one.path}` === of);
    invariant(own, `the alias ${path} has an operation`);
    const [verb = "", original = ""] = of.split(" ");
    const { operation } = own;
    add(path, method.toLowerCase(), {
      ...operation,
      operationId: `${operation.operationId} at ${path}`,
      "x-alias-of": `${verb} /v1${original}`,
    });
  }
  return paths;
}

function complete(operation: OpenAPI.OperationObject, needs: OperationMeta, method: string): void {
  const { operationId = "" } = operation;
  operation.description = descriptions[operationId] ?? "";
  operation.tags = [tagOf(operationId)];
  if (needs.signedIn) operation.security = [{ token: [] }, { session: [] }];
  operation.parameters = [
    ...(operation.parameters ?? []),
    ...(needs.idempotencyKey ? [keyHeader] : []),
    ...(method === "get" ? [versionHeader] : []),
  ].map(withExample);
  for (const content of contentsOf(operation))
    content.example = exampleOf((content.schema ?? {}) as JsonSchema);
  operation.responses = { ...operation.responses, ...refusalsOf(needs, method) };
}

/** The slice of an operation: 'trades.get' is one of Trades. */
const tagOf = (operationId: string): string => {
  const slice = operationId.split(".", 1)[0] ?? "";
  return `${slice.charAt(0).toUpperCase()}${slice.slice(1)}`;
};

function withExample(parameter: Parameter): Parameter {
  if ("$ref" in parameter) return parameter;
  const { name, schema = {} } = parameter;
  return { ...parameter, example: exampleOf(schema as JsonSchema, name) };
}

type Parameter = OpenAPI.ParameterObject | OpenAPI.ReferenceObject;

/** What an operation takes and what it answers. */
function contentsOf({ requestBody, responses = {} }: OpenAPI.OperationObject): OpenAPI.MediaTypeObject[] {
  return [requestBody, ...Object.values(responses)].flatMap((part) =>
    part && "content" in part ? Object.values(part.content ?? {}) : [],
  );
}
