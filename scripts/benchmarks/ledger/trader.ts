// Trades with the application's own commands, all in one Node process, on the database of its DATABASE_URL. Does what
// the process that forked it asks for, one thing at a time.
import { hash } from "@node-rs/argon2";
import { allReactions } from "@/lib/composition";
import { readViewer, sessionOfToken } from "@/lib/identity";
import { disconnect, query, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import { startWorker, type Worker } from "@/lib/kernel/worker/worker";
import { beginTrade } from "@/lib/trades";
import { fund, makePeople, publishOffers } from "./people";
import { apart, lineUp, race } from "./racing";
import {
  accept,
  measured,
  meet,
  type Run,
  roundTrips,
  sideIds,
  stockUp,
  takeStock,
  tradeStock,
} from "./trading";

export interface Credentials {
  email: string;
  password: string;
}

const PASSWORD = "correct-horse-battery";
const TOKEN_CHECKS = 2_000;
const AT_ONCE = 8;

let worker: Worker | undefined;

/** Lets people sign in, and answers how, in their order. */
async function enable(ids: readonly string[]): Promise<Credentials[]> {
  const passwordHash = await hash(PASSWORD);
  const rows = await query<{ id: string; email: string }>(
    sql`update app_user set password_hash = ${passwordHash} where id = any(${[...ids]}::uuid[]) returning id, email`,
  );
  const emails = new Map(rows.map(({ id, email }) => [id, email]));
  return ids.map((id) => ({ email: emails.get(id) ?? "", password: PASSWORD }));
}

const acts = {
  meet,
  stockUp,
  takeStock,
  tradeStock,
  roundTrips,
  lineUp,
  race,
  apart,
  /** The people of `meet`, by worker: the buyer, then the sellers. */
  async enableSides(): Promise<Credentials[][]> {
    return Promise.all(sideIds().map(enable));
  },
  /** Two people with a trade between them, begun by its seller. */
  async makeParties(): Promise<{ buyer: Credentials; seller: Credentials; tradeId: string }> {
    const [buyer, seller] = await makePeople(2);
    invariant(buyer && seller, "two people were asked for");
    await fund(buyer);
    const [offerId] = await publishOffers(seller, 1);
    invariant(offerId, "one offer was published");
    const tradeId = await accept(buyer, offerId);
    await beginTrade(seller, crypto.randomUUID(), { tradeId });
    const [forBuyer, forSeller] = await enable([buyer.id, seller.id]);
    invariant(forBuyer && forSeller, "both may sign in");
    return { buyer: forBuyer, seller: forSeller, tradeId };
  },
  /** What it takes to know who sends a program's token: its signature and its session. */
  async checkToken(token: string): Promise<Run> {
    return measured(TOKEN_CHECKS, async () => {
      const share = async () => {
        for (let done = 0; done < TOKEN_CHECKS / AT_ONCE; done += 1) {
          const session = await sessionOfToken(token);
          invariant(session && (await readViewer(session)), "the token has an owner");
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, share));
    });
  },
  /** Relay, queue, deadlines and folding, in the same process, as in production. */
  async startWorking(): Promise<void> {
    worker ??= await startWorker(allReactions);
  },
  async leave(): Promise<void> {
    await worker?.stop();
    await disconnect();
  },
};

export type Acts = typeof acts;

/** An answer, or what went wrong. */
export type Answered<Answer> = { answer: Answer; error?: never } | { answer?: never; error: string };

async function answerTo(act: keyof Acts, args: never[]): Promise<Answered<unknown>> {
  try {
    return { answer: await (acts[act] as (...given: never[]) => Promise<unknown>)(...args) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on("message", ([act, ...args]: [keyof Acts, ...never[]]) => {
  void answerTo(act, args).then((answered) => process.send?.(answered));
});
process.once("disconnect", () => process.exit());
// Ctrl-C reaches the asker too, who lets us go in order.
process.on("SIGINT", () => {});
