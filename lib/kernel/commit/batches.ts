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

/** Batches of a process that are under way at a time. More, and each would be shorter. */
const AT_ONCE = 3;
/** So many plans must wait before another batch is started beside one that is under way. */
const WORTH_ANOTHER = 2;
/** Bounds how long a batch keeps its locks: some ten milliseconds. */
const LARGEST = 16;

interface Writer {
  waiting: Waiting[];
  /** Batches under way. */
  writing: number;
}

// Next bundles this module more than once into one process, which has one writer.
const shared = globalThis as { amanaWriter?: Writer };

/**
 * Writes a plan together with others that come while batches are under way, so that the cost of a transaction (its flush, its round
 * trip, what PostgreSQL sets up for each) is shared. Each plan is committed or refused by itself.
 */
export function writeInBatch(plan: WirePlan): Promise<Committed> {
  shared.amanaWriter ??= { waiting: [], writing: 0 };
  const writer = shared.amanaWriter;
  return new Promise((resolve, reject) => {
    writer.waiting.push({ plan, resolve, reject });
    if (writer.writing === 0 || (writer.writing < AT_ONCE && writer.waiting.length >= WORTH_ANOTHER))
      void writeAll(writer);
  });
}

async function writeAll(writer: Writer): Promise<void> {
  writer.writing += 1;
  do {
    await setImmediate(); // plans that are decided in this turn of the event loop go together
    const batch = writer.waiting.splice(0, LARGEST);
    if (batch.length > 0) await writeTogether(batch);
  } while (writer.waiting.length >= (writer.writing > 1 ? WORTH_ANOTHER : 1));
  writer.writing -= 1;
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
