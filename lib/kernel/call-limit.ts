import "server-only";
import { createHash } from "node:crypto";
import { query, queryOne, sql } from "./db";
import { env } from "./env";
import type { CallContext } from "./procedure";
import { invariant, Refusal, refusals } from "./refusal";

/** How many calls of a subject are allowed in a minute that starts with the first of them. */
export interface CallLimit {
  /** A user's id, or what stands for an address. */
  subject: string;
  max: number;
}

/** The state of a limit after a call, as in the RateLimit headers. */
export interface CallAllowance {
  allowed: boolean;
  max: number;
  /** Calls that are left; in another process some may be left that this one does not count. */
  left: number;
  resetSeconds: number;
}

/** Calls that a process may serve before it asks the database again. */
interface Block {
  left: number;
  /** Calls that no process has drawn yet. */
  undrawn: number;
  /** By `performance.now()`. */
  endsAt: number;
}

const BLOCK = 10;
const REMEMBERED = 10_000;

/**
 * Counts calls in any number of processes, never more than the limit in all of them. A process draws calls from the database in
 * blocks of ten, so that nine of ten calls need no statement.
 */
export class CallCounter {
  readonly #blocks = new Map<string, Block>();
  /** One draw at a time for each subject. */
  readonly #drawing = new Map<string, Promise<Block>>();

  async count({ subject, max }: CallLimit): Promise<CallAllowance> {
    let block = this.#current(subject);
    while (!block || (block.left === 0 && block.undrawn > 0)) block = await this.#drawOnce(subject, max);
    const allowed = block.left > 0;
    if (allowed) block.left -= 1;
    const resetSeconds = Math.max(1, Math.ceil((block.endsAt - performance.now()) / 1000));
    return { allowed, max, left: block.left + block.undrawn, resetSeconds };
  }

  #current(subject: string): Block | undefined {
    const block = this.#blocks.get(subject);
    return block && block.endsAt > performance.now() ? block : undefined;
  }

  #drawOnce(subject: string, max: number): Promise<Block> {
    const drawing =
      this.#drawing.get(subject) ??
      draw(subject, max)
        .then((block) => this.#keep(subject, block))
        .finally(() => this.#drawing.delete(subject));
    this.#drawing.set(subject, drawing);
    return drawing;
  }

  #keep(subject: string, block: Block): Block {
    if (this.#blocks.size >= REMEMBERED) this.#forgetEnded();
    this.#blocks.set(subject, block);
    return block;
  }

  #forgetEnded(): void {
    for (const [subject, { endsAt }] of this.#blocks) {
      if (endsAt <= performance.now()) this.#blocks.delete(subject);
    }
  }
}

const counter = new CallCounter();

/** Counts a call of a signed-in person or program, or else of an address, against its limit of a minute. */
export function countCall({
  actor,
  address,
}: Pick<CallContext, "actor" | "address">): Promise<CallAllowance> {
  if (actor) return counter.count({ subject: actor.id, max: env().CALLS_A_MINUTE });
  // Addresses are personal data, so the table stores only their hashes.
  const subject = createHash("sha256").update(address).digest("base64url");
  return counter.count({ subject, max: env().ANONYMOUS_CALLS_A_MINUTE });
}

const { too_many_requests } = refusals({
  too_many_requests: {
    status: 429,
    says: "That’s too many requests in one minute. Wait a moment and try again.",
  },
});

/** The refusal of a call beyond the limit, with `retryAfterSeconds`. */
export const tooManyCalls = ({ resetSeconds }: CallAllowance): Refusal =>
  new Refusal(too_many_requests, { retryAfterSeconds: resetSeconds });

interface Drawn {
  drawn: number;
  undrawn: number;
  seconds: number;
}

/** Draws up to ten calls of a minute, which begins anew once it has passed. */
async function draw(subject: string, max: number): Promise<Block> {
  const row = await queryOne<Drawn>(
    sql`
    insert into call_count as kept (subject, drawn, resets_at)
    values (${subject}, least(${BLOCK}::int, ${max}::int), app_now() + interval '1 minute')
    on conflict (subject) do update set
      drawn = least(case when kept.resets_at <= app_now() then 0 else kept.drawn end + ${BLOCK}, ${max}),
      resets_at = case when kept.resets_at <= app_now() then excluded.resets_at else kept.resets_at end
    returning new.drawn - case when old.resets_at > app_now() then old.drawn else 0 end as drawn, ${max} - new.drawn as undrawn,
      extract(epoch from new.resets_at - app_now())::float8 as seconds`,
    { mayRunTwice: true },
  );
  invariant(row, "a draw returns a row");
  return { left: row.drawn, undrawn: row.undrawn, endsAt: performance.now() + row.seconds * 1000 };
}

/** Deletes counters whose minute has passed. */
export async function deleteEndedCallCounts(): Promise<void> {
  await query(sql`delete from call_count where resets_at <= app_now()`);
}
