import "server-only";
import { listenTo } from "@/lib/kernel/connection/listen";
import { isTransient, query, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { type Answer, answerOf } from "./answer";
import { ANSWER_CHANNEL, REQUEST_CHANNEL } from "./channels";
import type { RequestHandler } from "./request";

/** Concurrent requests of one worker. */
const CONCURRENCY = 16;
/** The polling interval for requests whose notification was lost or whose worker died, in milliseconds. */
const POLL_MS = 500;
/** After this a request is claimed by another worker, even if the first is alive. */
const LEASE_SECONDS = 30;
/** After this the caller has timed out; a retry makes the request current again. */
const CURRENT_SECONDS = 30;
/** A request that has crashed so many workers is not retried automatically. */
const MAX_ATTEMPTS = 3;

interface Claimed {
  id: string;
  gateway: string;
  operation: string;
  input: unknown;
}

export interface RequestServer {
  stop(): Promise<void>;
}

/**
 * Performs the gateway requests of the web process, each by one worker. A request of a dead worker is claimed by another
 * within two seconds.
 */
export function serveGatewayRequests(handlers: readonly RequestHandler[]): RequestServer {
  const byOperation = new Map(handlers.map((handler) => [handler.operation, handler]));
  const running = new Set<Promise<void>>();
  let stopped = false;
  const listener = listenTo(REQUEST_CHANNEL, () => void claimMore());

  const start = (claimed: Claimed, worker: number) => {
    const work = perform(claimed, worker, byOperation).catch((error: unknown) =>
      log.error("could not store the answer to a gateway request", { id: claimed.id, error: String(error) }),
    );
    running.add(work);
    void work.finally(() => {
      running.delete(work);
      void claimMore();
    });
  };
  const claimMore = async () => {
    const worker = listener.backend();
    if (stopped || worker === null || running.size >= CONCURRENCY) return;
    const claimed = await claim(worker, CONCURRENCY - running.size).catch((error: unknown) => {
      if (!isTransient(error)) log.warn("could not claim gateway requests", { error: String(error) });
      return [];
    });
    for (const request of claimed) start(request, worker);
  };
  const timer = setInterval(() => void claimMore(), POLL_MS);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.all(running);
      await listener.stop();
    },
  };
}

// pg_stat_activity can lack a backend that has just connected: a worker that claimed in the last second counts as alive.
const claim = (worker: number, limit: number): Promise<Claimed[]> =>
  query<Claimed>(sql`
    update gateway_request set state = 'working', claimed_by = ${worker}::int, claimed_at = now(), attempts = attempts + 1
    where id in (
      select id from gateway_request r
      where state <> 'answered' and asked_at > now() - make_interval(secs => ${CURRENT_SECONDS}::int) and attempts < ${MAX_ATTEMPTS}::int
        and (state = 'waiting' or claimed_at < now() - make_interval(secs => ${LEASE_SECONDS}::int)
          or claimed_at < now() - interval '1 second' and not exists (select from pg_stat_activity a where a.pid = r.claimed_by))
      order by asked_at limit ${limit}::int for update skip locked)
    returning id, gateway, operation, input`);

async function perform(
  claimed: Claimed,
  worker: number,
  handlers: ReadonlyMap<string, RequestHandler>,
): Promise<void> {
  failpoint("gateways.request.claimed");
  const answer = await answerTo(claimed, handlers.get(claimed.operation));
  failpoint("gateways.request.performed");
  await query(sql`
    with answered as (
      update gateway_request set state = 'answered', answer = ${JSON.stringify(answer)}::jsonb, answered_at = now()
      where id = ${claimed.id}::uuid and state = 'working' and claimed_by = ${worker}::int returning id)
    select pg_notify(${ANSWER_CHANNEL}, id::text) from answered`);
}

async function answerTo(
  { id, gateway, operation, input }: Claimed,
  handler?: RequestHandler,
): Promise<Answer> {
  try {
    if (!handler) throw new Error(`no handler for ${operation}`);
    return { kind: "done", response: await handler.perform(input, gateway) };
  } catch (error) {
    const answer = answerOf(error);
    // Refusals and missing answers are logged by the caller, which knows what they mean.
    if (answer.kind === "failed") log.error("a gateway request failed", { id, operation, says: answer.says });
    return answer;
  }
}

/** For how long, in minutes, a request is kept, so that a repeat finds its response. */
const KEPT_MINUTES = 15;

/** Deletes requests past their retention. */
export async function forgetOldRequests(): Promise<void> {
  await query(sql`
    delete from gateway_request where asked_at < now() - make_interval(mins => ${KEPT_MINUTES}::int)`);
}
