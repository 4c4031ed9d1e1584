import { afterAll, beforeAll, expect, test } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { dice } from "@/lib/testing/dice";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { checkLedger } from "../ledger";
import { freshKey } from "./scenes-for-tests";
import { type Action, type Cast, disagreements, nextAction } from "./story-for-tests";

const STEPS = Number(process.env.STORY_STEPS ?? 300);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function cast(): Promise<Cast> {
  const trader = (name: string, at: number) =>
    makeUser(app, name, { balanceMinor: 90_000_00n, level: at % 2 ? "VERIFIED" : "BASIC" });
  const [ada, ...others] = await Promise.all(["Ada", "Bayo", "Dayo", "Efe", "Funmi"].map(trader));
  if (!ada) throw new Error("there is always Ada");
  const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  const dele = await makeUser(app, "Dele", { staffRoles: ["MODERATOR"] });
  return { app, traders: [ada, ...others], chidi, dele };
}

/** Does it; a refusal is an answer like any other, and anything else that is thrown is our bug. */
async function done({ act }: Action, key: string): Promise<string> {
  try {
    return JSON.stringify((await act(key)) ?? null);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

const heads = (text: string) => text.replace('"replayed":false', '"replayed":true');

test(
  `whatever people and the clock do, in whatever order, the ledger holds after each step (SEED=${SEED}, ${STEPS} steps)`,
  async () => {
    const random = dice(SEED);
    const players = await cast();
    const outcomes: Record<string, number> = {};
    for (let step = 1; step <= STEPS; step += 1) {
      const actions = [await nextAction(players, random)];
      // Now and then several at once, and now and then one of them twice under its key.
      while (random.below(4) === 0) actions.push(await nextAction(players, random));
      const keyed = actions.map((action) => ({ action, key: freshKey() }));
      const answers = await Promise.all(keyed.map(({ action, key }) => done(action, key)));
      const [first] = keyed;
      if (first && random.below(5) === 0 && answers[0]?.includes('"replayed"')) {
        expect(await done(first.action, first.key)).toBe(heads(answers[0]));
      }
      for (const answer of answers) {
        const word = answer.startsWith("{") || answer === "null" ? "done" : answer;
        outcomes[word] = (outcomes[word] ?? 0) + 1;
      }
      const { findings } = await checkLedger(ledgerChecks, step % 25 === 0 ? "full" : "recent");
      const wrong = await disagreements();
      const story = `step ${step} of SEED=${SEED}: ${actions.map(({ name }) => name).join(" | ")}`;
      expect({ story, findings, wrong }).toEqual({ story, findings: [], wrong: undefined });
    }
    // A story in which nothing ever succeeds, or nothing is ever refused, proves little.
    expect(outcomes.done).toBeGreaterThan(STEPS / 4);
    expect(Object.keys(outcomes).length).toBeGreaterThan(4);
  },
  60_000 + STEPS * 400,
);
