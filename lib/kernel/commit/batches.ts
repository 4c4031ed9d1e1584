import { setImmediate } from "node:timers/promises";
import { query, queryOne, sql } from "../db";

export type Outcome = "committed" | "replay" | "key_reused" | "moved" | "no_room" | "no_funds";

export interface Committed {
  outcome: Outcome;
  result: unknown;
}

/** A plan with its key, as commit_plan takes it. */
export interface WirePlan {
  who: string;
  key: string;
  /** SHA-256, in hex. */
  hash: string;
  act: string;
  /** JSON. */
  plan: string;
}

interface Waiting {
  plan: WirePlan;
  resolve: (answer: Committed) => void;
  reject: (error: unknown) => void;
}

/** Bounds how long a batch keeps its locks: some ten milliseconds. */
const LARGEST = 16;

// Next bundles this module more than once into one process, which has one writer.
const shared = globalThis as { amanaWriter?: { waiting: Waiting[]; isWriting: boolean } };

/**
 * Writes a plan together with others. One batch of a process is under way at a time; plans that arrive meanwhile go with the next,
 * so that the cost of a transaction (its flush, its round trip, what PostgreSQL sets up for each) is shared by as many as
 * there are. Each plan is committed or refused by itself.
 */
export function writeInBatch(plan: WirePlan): Promise<Committed> {
  shared.amanaWriter ??= { waiting: [], isWriting: false };
  const writer = shared.amanaWriter;
  return new Promise((resolve, reject) => {
    writer.waiting.push({ plan, resolve, reject });
    if (!writer.isWriting) void writeAll(writer);
  });
}

async function writeAll(writer: { waiting: Waiting[]; isWriting: boolean }): Promise<void> {
  writer.isWriting = true;
  while (writer.waiting.length > 0) {
    await setImmediate(); // plans that are decided in this turn of the event loop go together
    await writeTogether(writer.waiting.splice(0, LARGEST));
  }
  writer.isWriting = false;
}

/**
 * A batch fails as a whole if one of its plans is refused as an attack, or has waited too long for a row; then each is written by
 * itself, and those that fail or wait do so alone.
 */
async function writeTogether(batch: readonly Waiting[]): Promise<void> {
  try {
    const answers = await commitPlans(batch.map(({ plan }) => plan));
    for (const [at, { resolve }] of batch.entries()) resolve(answers[at] as Committed);
  } catch {
    for (const { plan, resolve, reject } of batch) commitOne(plan).then(resolve, reject);
  }
}

/** In the order of the plans. */
const commitPlans = (plans: readonly WirePlan[]): Promise<Committed[]> =>
  query<Committed>(
    sql`select outcome, result from commit_plans(${`[${plans.map(textOf).join(",")}]`}::jsonb)`,
  );

const textOf = ({ plan, ...header }: WirePlan) => `{"plan":${plan},${JSON.stringify(header).slice(1)}`;

async function commitOne({ who, key, hash, act, plan }: WirePlan): Promise<Committed> {
  const answer = await queryOne<Committed>(
    sql`select outcome, result from commit_plan(${who}::uuid, ${key}, decode(${hash}, 'hex'), ${act}, ${plan}::jsonb)`,
  );
  if (!answer) throw new Error("commit_plan returned no row");
  return answer;
}
