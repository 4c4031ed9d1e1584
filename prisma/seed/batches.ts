import { setImmediate as nextTurn } from "node:timers/promises";
import type { KeyedPlan } from "@/lib/kernel/commit";
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
      update public.app_clock set ahead = (item->>'at')::timestamptz - now();
      select c.outcome into answer from public.commit_plan(item->'plan') c;
      if answer not in ('committed', 'replay') then
        return answer || ' ' || (item->'plan'->>'key');
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
    async add(at, plan) {
      waiting.push(`{"at":"${at.toISOString()}","plan":${wireForm(plan)}}`);
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

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const snakeRow = (row: object): object =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeCase(name), value]));

/** A list as commit_plan wants it: left out where empty. */
const filled = <Item, Wire>(list: readonly Item[] | undefined, wire: (item: Item) => Wire) =>
  list?.length ? list.map(wire) : undefined;

const place = ({ table, id }: { table: string; id: string }) => table + id;

/** A plan as commit_plan wants it; no events, because nobody is written to about the past. */
function wireForm({ plan, ...keyed }: KeyedPlan): string {
  const wire = {
    ...keyed,
    subject: plan.subject,
    expect: filled(
      plan.expect?.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)),
      (row) => row,
    ),
    open: filled(plan.open, (account) => account),
    insert: filled(plan.insert, ({ table, row }) => ({ table, row: snakeRow(row) })),
    write: filled(plan.write, ({ table, id, set }) => ({ table, id, set: snakeRow(set) })),
    transfers: filled(plan.transfers, (transfer) => transfer),
    timeline: filled(plan.timeline, snakeRow),
    audit: filled(plan.audit, snakeRow),
    result: plan.result,
  };
  return JSON.stringify(wire, (_name, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}
