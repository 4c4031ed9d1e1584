import "server-only";
import { readBounded } from "@/lib/kernel/bounded-body";
import { holdsGatewaySecrets } from "@/lib/kernel/env";
import { isGatewayName } from "./names";
import { storeWebhook } from "./webhooks";

const LIMIT_BYTES = 256_000;

const statuses = { forged: 401, unreadable: 400, stored: 200, known: 200 } as const;

/**
 * Responds to a gateway's webhook: stored and acknowledged at once, the work is a job's. A gateway that there is not is a
 * 404, and so is every gateway in a process that does not hold their secrets: there nothing could be checked.
 */
export async function receiveWebhook(gateway: string, request: Request): Promise<Response> {
  if (!holdsGatewaySecrets() || !isGatewayName(gateway)) return new Response(null, { status: 404 });
  const body = await readBounded(request.body, LIMIT_BYTES).catch(() => undefined);
  if (body === undefined) return new Response(null, { status: 400 });
  if (body === null) return new Response(null, { status: 413 });
  const outcome = await storeWebhook(gateway, body, request.headers);
  return new Response(null, { status: statuses[outcome] });
}
