import "server-only";
import { readBounded } from "@/lib/kernel/bounded-body";
import { holdsGatewaySecrets } from "@/lib/kernel/env";
import { isCarrierName } from "./names";
import { isConfigured } from "./registry";
import { storeHints } from "./webhooks";

const LIMIT_BYTES = 256_000;

const statuses = { forged: 401, other: 200, stored: 200, known: 200 } as const;

/**
 * Receives a carrier's webhook: keeps its hint and acknowledges it immediately; a job asks the carrier. Responds 404 for a carrier that
 * is unknown or not configured, and for every carrier in a process without their secrets, which can't verify signatures.
 */
export async function receiveCarrierWebhook(carrier: string, request: Request): Promise<Response> {
  if (!holdsGatewaySecrets() || !isCarrierName(carrier) || !isConfigured(carrier))
    return new Response(null, { status: 404 });
  const body = await readBounded(request.body, LIMIT_BYTES).catch(() => undefined);
  if (body === undefined) return new Response(null, { status: 400 });
  if (body === null) return new Response(null, { status: 413 });
  const outcome = await storeHints(carrier, body, Object.fromEntries(request.headers));
  return new Response(null, { status: statuses[outcome] });
}
