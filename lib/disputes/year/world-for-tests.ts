import { expect } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { type Dice, dice } from "@/lib/testing/dice";
import { isKilledAt } from "@/lib/testing/kill";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { type Act, perform } from "./acts-for-tests";
import type { Plot } from "./plots-for-tests";
import type { Moderators } from "./staff-for-tests";

/** From this price on two people rule, in kobo. */
export const TWO_FROM = 8_000_00n;
export interface Role {
  plot: Plot;
  random: Dice;
}

export interface Year {
  app: TestApp;
  traders: readonly [TestUser, ...TestUser[]];
  moderators: Moderators;
  random: Dice;
  seed: number;
  /** One in so many acts, and looks at deadlines, is done by a process that is killed on its way. */
  killEvery: number;
  /** How each trade goes, by its id. */
  roles: Map<string, Role>;
  /** Purchases so far. */
  begun: number;
  outages: string[];
  /** How often each act was done, refused for which reason, or its process killed. */
  tally: Record<string, number>;
}

export async function yearOf(app: TestApp, seed: number, killEvery: number): Promise<Year> {
  const trader = (name: string) => makeUser(app, name, { balanceMinor: 3_000_000_00n, level: "VERIFIED" });
  const moderator = (name: string) => makeUser(app, name, { staffRoles: ["MODERATOR"] });
  const [ada, ...others] = await Promise.all(
    ["Ada", "Bayo", "Dayo", "Funmi", "Gbenga", "Hauwa", "Ife", "Jide", "Kemi", "Lola"].map(trader),
  );
  const [chidi, dele, efe, ike, mola, ngozi] = await Promise.all(
    ["Chidi", "Dele", "Efe", "Ike", "Mola", "Ngozi"].map(moderator),
  );
  if (!ada || !chidi || !dele || !efe || !ike || !mola || !ngozi) throw new Error("they are all there");
  return {
    app,
    traders: [ada, ...others],
    moderators: { prompt: [chidi, dele, efe, ike], mola, ngozi },
    random: dice(seed),
    seed,
    killEvery,
    roles: new Map(),
    begun: 0,
    outages: [],
    tally: {},
  };
}

const program = new URL("./one-act-for-tests.ts", import.meta.url);

/** What it answers, or why it is refused. Anything else that is thrown is our bug. */
async function answerTo(act: Act): Promise<{ result?: unknown; replayed?: boolean; refused?: string }> {
  try {
    return await perform(act);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.reason };
    throw error;
  }
}

const note = ({ tally }: Year, word: string) => {
  tally[word] = (tally[word] ?? 0) + 1;
};

/** Does it; now and then in a process that is killed before its commit or right after, and then again under the same key. */
export async function doing(year: Year, act: Act, random: Dice): Promise<unknown> {
  if (random.below(year.killEvery) > 0) return counted(year, act, await answerTo(act));
  const point = random.pick(["commit.before", "commit.after"] as const);
  const killed = await isKilledAt(point, program, "act", JSON.stringify(act));
  const answer = await answerTo(act);
  if (killed) note(year, `killed at ${point}`);
  // Of a clock's job nothing but the row says whether it was done.
  if (killed && act.name !== "clock") {
    const isDone = point === "commit.after";
    expect({ act, ...answer, refused: undefined }).toMatchObject({ act, replayed: isDone });
    expect({ act, refused: answer.refused }).toEqual({ act, refused: undefined });
  }
  return counted(year, act, answer);
}

function counted(
  year: Year,
  { name }: Act,
  { result, refused }: Awaited<ReturnType<typeof answerTo>>,
): unknown {
  note(year, refused ? `${name}: ${refused}` : name);
  return refused ? undefined : (result ?? null);
}
