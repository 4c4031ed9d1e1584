// Trades with the application's own commands, all in one Node process, on the database of its DATABASE_URL. Does what
// the process that forked it asks for, one thing at a time.

import { allReactions } from "@/lib/composition";
import { disconnect } from "@/lib/kernel/db";
import { startWorker, type Worker } from "@/lib/kernel/worker";
import { apart, lineUp, race } from "./racing";
import { meet, roundTrips, stockUp, tradeStock } from "./trading";

let worker: Worker | undefined;

const acts = {
  meet,
  stockUp,
  tradeStock,
  roundTrips,
  lineUp,
  race,
  apart,
  /** Relay, queue, deadlines and folding, in the same process, as in production. */
  async startWorking(): Promise<void> {
    worker ??= await startWorker(allReactions);
  },
  async leave(): Promise<void> {
    await worker?.stop();
    await disconnect();
  },
};

export type Act = keyof typeof acts;
export type AnswerTo<Name extends Act> = Awaited<ReturnType<(typeof acts)[Name]>>;

/** An answer, or what went wrong. */
export type Answered<Answer> = { answer: Answer; error?: never } | { answer?: never; error: string };

async function answerTo(act: Act): Promise<Answered<unknown>> {
  try {
    return { answer: await acts[act]() };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on("message", (act: Act) => void answerTo(act).then((answered) => process.send?.(answered)));
process.once("disconnect", () => process.exit());
// Ctrl-C reaches the asker too, who lets us go in order.
process.on("SIGINT", () => {});
