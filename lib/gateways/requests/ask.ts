import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { GatewayNoAnswer } from "../errors";
import { defaultGateway } from "../names";
import { responseIn } from "./answer";
import { nextAnswer } from "./answers-heard";
import { REQUEST_CHANNEL } from "./channels";
import type { GatewayRequest } from "./request";

/** How long a person waits for a gateway, in milliseconds. The worker goes on; the same request then finds its response. */
const LONGEST_WAIT_MS = 10_000;

/** How often it is looked for where no notification came, in milliseconds. */
const LOOK_EVERY_MS = 500;

/**
 * Has the worker do something at a gateway, and waits for its response. The same request at the same moment, or a little
 * later, is performed once; one that arrives while the response is being written may be performed again; handlers are idempotent.
 * @throws GatewayRefused, GatewayNoAnswer, as if it had been called here; GatewayNoAnswer also after ten seconds
 */
export async function askGateway<Input extends z.ZodType, Response extends z.ZodType>(
  request: GatewayRequest<Input, Response>,
  input: z.output<Input>,
  {
    gateway = defaultGateway(),
    longestWaitMs = LONGEST_WAIT_MS,
  }: { gateway?: string; longestWaitMs?: number } = {},
): Promise<z.output<Response>> {
  const ownId = newId();
  const heard = nextAnswer(ownId);
  try {
    const asked = await write(ownId, request, JSON.stringify(input), gateway);
    const answer = asked.kept ?? (await waitFor(asked.id, heard, longestWaitMs));
    return request.response.parse(responseIn(answer));
  } finally {
    heard.forget();
  }
}

interface Asked {
  id: string;
  /** A response that was given a moment ago. */
  kept: unknown;
}

async function write(
  id: string,
  { operation, keptFor }: Pick<GatewayRequest<z.ZodType, z.ZodType>, "operation" | "keptFor">,
  input: string,
  gateway: string,
): Promise<Asked> {
  // Account numbers are personal: the key needs only that equal requests are equal.
  const key = `${operation}:${createHash("sha256").update(`${gateway}:${input}`).digest("base64url")}`;
  const asked = await queryOne<Asked>(sql`
    with kept as (
      select id, answer from gateway_request
      where key = ${key} and answer->>'kind' = 'done' and answered_at > now() - make_interval(secs => ${keptFor}::int)
      order by answered_at desc limit 1),
    asked as (
      insert into gateway_request (id, key, gateway, operation, input)
      select ${id}::uuid, ${key}, ${gateway}, ${operation}, ${input}::jsonb where not exists (select from kept)
      on conflict (key) where state <> 'answered' do update set asked_at = now(), attempts = 0
      returning id)
    select coalesce(kept.id, asked.id) as id, kept.answer as kept, case when asked.id is not null then pg_notify(${REQUEST_CHANNEL}, '') end
    from (select 1) one left join kept on true left join asked on true`);
  if (!asked) throw new Error("a request was written and answered with nothing");
  return asked;
}

async function waitFor(
  id: string,
  heard: ReturnType<typeof nextAnswer>,
  longestWaitMs: number,
): Promise<unknown> {
  const until = performance.now() + longestWaitMs;
  // Somebody else's request is looked at once before anything is waited for: it may just have been answered.
  const isOwn = id === heard.id;
  for (let look = isOwn ? 1 : 0; ; look += 1) {
    const left = until - performance.now();
    if (left <= 0) throw new GatewayNoAnswer("the worker did not respond in time");
    if (look > 0) await heard.orAfter(Math.min(left, LOOK_EVERY_MS));
    const found = await queryOne<{ answer: unknown }>(sql`
      select answer from gateway_request where id = ${id}::uuid and state = 'answered'`);
    if (found) return found.answer;
  }
}
