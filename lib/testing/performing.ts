import { expect } from "vitest";
import type { Answer } from "@/lib/kernel/command";
import { Refusal } from "@/lib/kernel/refusal";
import type { Dice } from "./dice";
import { isKilledAt } from "./kill";

/** What a simulation counts, and how often it kills. */
export interface Simulation {
  /** One in so many acts is done by a process that is killed on its way. */
  killEvery: number;
  /** How often each act was done, refused for which reason, or its process killed. */
  tally: Record<string, number>;
}

interface Outcome {
  result?: unknown;
  replayed?: boolean;
  refused?: string;
}

export const note = ({ tally }: Simulation, word: string): void => {
  tally[word] = (tally[word] ?? 0) + 1;
};

/**
 * Does acts; now and then in a process that is killed before its commit or right after, and then again under the same key. What a refused
 * act answers is undefined; anything else that is thrown is our bug.
 * @param perform - does one
 * @param program - does the one that its second argument is, as JSON
 * @param isSilent - nothing in the answer to such an act says whether it was done before
 */
export function performing<Act extends { name: string }>(
  perform: (act: Act) => Promise<Answer<unknown>>,
  program: URL,
  isSilent: (act: Act) => boolean = () => false,
) {
  const answerTo = async (act: Act): Promise<Outcome> => {
    try {
      return await perform(act);
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.reason };
      throw error;
    }
  };
  const counted = (simulation: Simulation, { name }: Act, { result, refused }: Outcome): unknown => {
    note(simulation, refused ? `${name}: ${refused}` : name);
    return refused ? undefined : (result ?? null);
  };
  return async (simulation: Simulation, act: Act, random: Dice): Promise<unknown> => {
    if (random.below(simulation.killEvery) > 0) return counted(simulation, act, await answerTo(act));
    const point = random.pick(["commit.before", "commit.after"] as const);
    const killed = await isKilledAt(point, program, "act", JSON.stringify(act));
    const answer = await answerTo(act);
    if (killed) note(simulation, `killed at ${point}`);
    if (killed && !isSilent(act)) {
      const isDone = point === "commit.after";
      expect({ act, ...answer, refused: undefined }).toMatchObject({ act, replayed: isDone });
      expect({ act, refused: answer.refused }).toEqual({ act, refused: undefined });
    }
    return counted(simulation, act, answer);
  };
}
