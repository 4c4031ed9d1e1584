import { setImmediate as nextTurn } from "node:timers/promises";
import { type KeyedPlan } from "@/lib/kernel/commit";
import { wireForm } from "@/lib/kernel/commit/wire";
import { invariant } from "@/lib/kernel/refusal";
import type { SeedClock } from "./seed-clock";

/** Commits in one transaction: enough to save round trips, few enough for the clock's row not to leave a long tail. */
const BATCH = 240;

/** Each plan under the clock of its own moment. Only the owner's role may move it. */
const playFunction = `
  create or replace function pg_temp.play(acts jsonb) returns text language plpgsql as $$
  declare
    item jsonb;
    answer text;
  begin
    for item in select value from jsonb_array_elements(acts) loop
      perform public.set_clock((item->>'at')::timestamptz - now());
      select c.outcome into answer from public.commit_plan(
        (item->>'principal')::uuid, item->>'key', decode(item->>'hash', 'hex'), item->>'act', item->'plan') c;
      if answer not in ('committed', 'replay') then
        return answer || ' ' || (item->>'key');
      end if;
    end loop;
    return null;
  end $$`;

/** Takes plans in the order of time and commits them by commit_plan, many in one round trip, while the next are decided. */
export interface Batches {
  add(at: Date, plan: KeyedPlan): Promise<void>;
  /** Waits until all that was added is committed. */
  flush(): Promise<void>;
}

export async function openBatches({ asOwner }: SeedClock): Promise<Batches> {
  await asOwner("set synchronous_commit = off");
  await asOwner("set plan_cache_mode = force_generic_plan");
  await asOwner(playFunction);
  let waiting: string[] = [];
  let running: Promise<void> = Promise.resolve();
  const send = async () => {
    const acts = waiting;
    waiting = [];
    await running;
    if (acts.length === 0) return;
    running = play(asOwner, acts);
    running.catch(() => {}); // said by whoever waits for it
    await nextTurn(); // what the socket did not take at once goes out before the next plans are decided
  };
  return {
    async add(at, keyed) {
      const { principal, key, requestHash: hash, act } = keyed;
      const head = JSON.stringify({ at: at.toISOString(), principal, key, hash, act });
      // No events, because nobody is written to about the past.
      waiting.push(`${head.slice(0, -1)},"plan":${wireForm({ ...keyed.plan, events: [] })}}`);
      if (waiting.length >= BATCH) await send();
    },
    async flush() {
      await send();
      await running;
    },
  };
}

async function play(asOwner: SeedClock["asOwner"], acts: readonly string[]): Promise<void> {
  const { rows } = await asOwner("select pg_temp.play($1::jsonb) as trouble", [`[${acts.join(",")}]`]);
  const [{ trouble = null } = {}] = rows as { trouble?: string | null }[];
  invariant(trouble === null, `the past can be committed as it was decided: ${trouble}`);
}
