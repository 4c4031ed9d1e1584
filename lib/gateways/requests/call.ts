import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { GatewayNoAnswer } from "../errors";
import { defaultGateway } from "../names";
import { responseIn } from "./answer";
import { awaitAnswer } from "./answer-listener";
import { REQUEST_CHANNEL } from "./channels";
import type { GatewayRequest } from "./request";

/** How long a user waits for a gateway, in milliseconds. The worker goes on; a repeated request then finds its response. */
const MAX_WAIT_MS = 10_000;

/** The polling interval in case a notification is lost, in milliseconds. */
const POLL_MS = 500;

/**
 * Has the worker call a gateway, and waits for the response. Equal requests at the same time or shortly after share one call;
 * one that arrives while the response is being written can cause a second call, so handlers are idempotent.
 * @throws GatewayRefused, GatewayNoAnswer, as in a direct call; GatewayNoAnswer also after ten seconds
 */
export async function callGateway<Input extends z.ZodType, Response extends z.ZodType>(
  request: GatewayRequest<Input, Response>,
  input: z.output<Input>,
  { gateway = defaultGateway(), maxWaitMs = MAX_WAIT_MS }: { gateway?: string; maxWaitMs?: number } = {},
): Promise<z.output<Response>> {
  const ownId = newId();
  const notification = awaitAnswer(ownId);
  try {
    const written = await insertRequest(ownId, request, JSON.stringify(input), gateway);
    const answer = written.kept ?? (await waitFor(written.id, notification, maxWaitMs));
    return request.response.parse(responseIn(answer));
  } finally {
    notification.forget();
  }
}

interface WrittenRequest {
  id: string;
  /** A recent response that can be reused. */
  kept: unknown;
}

async function insertRequest(
  id: string,
  { operation, keptFor }: Pick<GatewayRequest<z.ZodType, z.ZodType>, "operation" | "keptFor">,
  input: string,
  gateway: string,
): Promise<WrittenRequest> {
  // Hashed, since account numbers are personal data: the key only compares requests.
  const key = `${operation}:${createHash("sha256").update(`${gateway}:${input}`).digest("base64url")}`;
  const written = await queryOne<WrittenRequest>(sql`
    with kept as (
      select id, answer from gateway_request
      where key = ${key} and answer->>'kind' = 'done' and answered_at > now() - make_interval(secs => ${keptFor}::int)
      order by answered_at desc limit 1),
    requested as (
      insert into gateway_request (id, key, gateway, operation, input)
      select ${id}::uuid, ${key}, ${gateway}, ${operation}, ${input}::jsonb where not exists (select from kept)
      on conflict (key) where state <> 'answered' do update set asked_at = now(), attempts = 0
      returning id)
    select coalesce(kept.id, requested.id) as id, kept.answer as kept, case when requested.id is not null then pg_notify(${REQUEST_CHANNEL}, '') end
    from (select 1) one left join kept on true left join requested on true`);
  if (!written) throw new Error("inserting a gateway request returned no row");
  return written;
}

async function waitFor(
  id: string,
  notification: ReturnType<typeof awaitAnswer>,
  maxWaitMs: number,
): Promise<unknown> {
  const until = performance.now() + maxWaitMs;
  // A shared request is checked before the first wait: it could have been answered already.
  const isOwn = id === notification.id;
  for (let check = isOwn ? 1 : 0; ; check += 1) {
    const left = until - performance.now();
    if (left <= 0) throw new GatewayNoAnswer("the worker did not respond in time");
    if (check > 0) await notification.orAfter(Math.min(left, POLL_MS));
    const found = await queryOne<{ answer: unknown }>(sql`
      select answer from gateway_request where id = ${id}::uuid and state = 'answered'`);
    if (found) return found.answer;
  }
}
