import "server-only";
import { readBounded } from "@/lib/kernel/bounded-body";
import { holdsGatewaySecrets } from "@/lib/kernel/env";
import { isGatewayName } from "./names";
import { storeWebhook } from "./webhooks";

const LIMIT_BYTES = 256_000;

const statuses = { forged: 401, unreadable: 400, stored: 200, known: 200 } as const;

/**
 * Receives a gateway's webhook: stores and acknowledges it immediately, a job does the work. Responds 404 for an unknown
 * gateway, and for every gateway in a process without their secrets, which can't verify signatures.
 */
export async function receiveWebhook(gateway: string, request: Request): Promise<Response> {
  if (!holdsGatewaySecrets() || !isGatewayName(gateway)) return new Response(null, { status: 404 });
  const body = await readBounded(request.body, LIMIT_BYTES).catch(() => undefined);
  if (body === undefined) return new Response(null, { status: 400 });
  if (body === null) return new Response(null, { status: 413 });
  const outcome = await storeWebhook(gateway, body, request.headers);
  return new Response(null, { status: statuses[outcome] });
}
