import "server-only";
import { type AnyRouter, traverseContractProcedures } from "@orpc/server";
import { readBounded } from "@/lib/kernel/bounded-body";
import { BODY_LIMIT } from "@/lib/kernel/input/body-limit";
import type { OperationMeta } from "@/lib/kernel/procedure";

/** Why a body was not read. */
export const bodyFaults = {
  body_aborted: { status: 400, says: "The request ended before its body did." },
  sign_in_needed: { status: 401, says: "Sign in to continue." },
  too_large: { status: 413, says: "The body is larger than this operation accepts." },
} as const;

interface LargeOperation {
  method: string;
  /** Under /api/v1. */
  path: string;
  limit: number;
}

/** The operations that accept more than others. */
export function largeOperations(router: AnyRouter): LargeOperation[] {
  const found: LargeOperation[] = [];
  traverseContractProcedures({ router, path: [] }, ({ contract }) => {
    const { route, meta } = contract["~orpc"];
    const { bodyLimit } = meta as OperationMeta;
    const { method = "POST", path = "" } = route;
    if (bodyLimit) found.push({ method, path, limit: bodyLimit });
  });
  return found;
}

/** A segment in braces stands for any. */
const fits = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part === given[at] || (part.startsWith("{") && given[at] !== ""))
  );
};

/**
 * The request with its whole body in memory, which is as long as its operation accepts, and of strangers as short as most; or
 * why not. Nothing has been read of a longer one but that much.
 */
export async function boundBody(
  request: Request,
  large: readonly LargeOperation[],
  isSignedIn: boolean,
): Promise<Request | keyof typeof bodyFaults> {
  if (!request.body) return request;
  const path = new URL(request.url).pathname.replace(/^\/api\/v1/, "");
  const own = large.find((operation) => operation.method === request.method && fits(operation.path, path));
  const body = await readBounded(request.body, own && isSignedIn ? own.limit : BODY_LIMIT).catch(
    () => undefined,
  );
  if (body === undefined) return "body_aborted";
  if (body === null) return own && !isSignedIn ? "sign_in_needed" : "too_large";
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: new Uint8Array(body) });
}
