import "server-only";
import { readBounded } from "@/lib/kernel/bounded-body";
import { receivePaystackEvent } from "./webhooks";

const LIMIT_BYTES = 256_000;

const statuses = { forged: 401, unreadable: 400, stored: 200, known: 200 } as const;

/** Answers Paystack's webhook: stored and acknowledged at once, the work is a job's. */
export async function answerPaystack(request: Request): Promise<Response> {
  const body = await readBounded(request.body, LIMIT_BYTES).catch(() => undefined);
  if (body === undefined) return new Response(null, { status: 400 });
  if (body === null) return new Response(null, { status: 413 });
  const outcome = await receivePaystackEvent(body, request.headers.get("x-paystack-signature"));
  return new Response(null, { status: statuses[outcome] });
}
