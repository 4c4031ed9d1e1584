import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { listenTo } from "@/lib/kernel/listen";
import { log } from "@/lib/kernel/log";
import { type Answer, answerOf } from "./answer";
import { ANSWER_CHANNEL, REQUEST_CHANNEL } from "./channels";
import type { RequestHandler } from "./request";

/** Requests that one worker performs at the same time. */
const AT_ONCE = 16;
/** How often it looks for requests whose notification was lost, or whose worker died, in milliseconds. */
const LOOK_EVERY_MS = 500;
/** A request that a worker is at for longer is taken by another, though the first still seems alive. */
const LEASE_SECONDS = 30;
/** Whoever asked longer ago has given up; they ask again, and it is performed then. */
const WANTED_SECONDS = 30;
/** A request that has cost so many workers their lives is not tried again by itself. */
const MOST_ATTEMPTS = 3;

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
 * Performs what the web process asks of gateways, each request by one worker however many there are. One whose worker has
 * died is another's within two seconds.
 */
export function serveGatewayRequests(handlers: readonly RequestHandler[]): RequestServer {
  const byOperation = new Map(handlers.map((handler) => [handler.operation, handler]));
  const running = new Set<Promise<void>>();
  let stopped = false;
  const listener = listenTo(REQUEST_CHANNEL, () => void look());

  const start = (claimed: Claimed, worker: number) => {
    const work = perform(claimed, worker, byOperation).catch((error: unknown) =>
      log.error("the answer to a request could not be written", { id: claimed.id, error: String(error) }),
    );
    running.add(work);
    void work.finally(() => {
      running.delete(work);
      void look();
    });
  };
  const look = async () => {
    const worker = listener.backend();
    if (stopped || worker === null || running.size >= AT_ONCE) return;
    const claimed = await claim(worker, AT_ONCE - running.size).catch((error: unknown) => {
      log.warn("requests to gateways could not be claimed", { error: String(error) });
      return [];
    });
    for (const one of claimed) start(one, worker);
  };
  const tend = async () => {
    await listener.ensureConnected().catch((error: unknown) => {
      log.warn("requests to gateways cannot be listened to", { error: String(error) });
    });
    await look();
  };
  const timer = setInterval(() => void tend(), LOOK_EVERY_MS);
  void tend();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.all(running);
      await listener.stop();
    },
  };
}

// The list of backends may miss one that has just connected: nobody who claimed within the last second counts as dead.
const claim = (worker: number, most: number): Promise<Claimed[]> =>
  query<Claimed>(sql`
    update gateway_request set state = 'working', claimed_by = ${worker}::int, claimed_at = now(), attempts = attempts + 1
    where id in (
      select id from gateway_request r
      where state <> 'answered' and asked_at > now() - make_interval(secs => ${WANTED_SECONDS}::int) and attempts < ${MOST_ATTEMPTS}::int
        and (state = 'waiting' or claimed_at < now() - make_interval(secs => ${LEASE_SECONDS}::int)
          or claimed_at < now() - interval '1 second' and not exists (select from pg_stat_activity a where a.pid = r.claimed_by))
      order by asked_at limit ${most}::int for update skip locked)
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
    if (!handler) throw new Error(`nobody performs ${operation}`);
    return { kind: "done", response: await handler.perform(input, gateway) };
  } catch (error) {
    const answer = answerOf(error);
    // What the gateway says, or does not, is logged by those who ask: it is theirs to judge.
    if (answer.kind === "failed")
      log.error("a request to a gateway failed", { id, operation, says: answer.says });
    return answer;
  }
}

/** So long, in minutes, a request is kept: whoever asks the same thing again gets its response. */
const KEPT_MINUTES = 15;

/** Forgets requests that nobody can ask for any more. */
export async function forgetOldRequests(): Promise<void> {
  await query(sql`
    delete from gateway_request where asked_at < now() - make_interval(mins => ${KEPT_MINUTES}::int)`);
}
