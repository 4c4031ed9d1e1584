import { randomInt } from "node:crypto";
import { digits, type Finding, median } from "../figure";
import { mannWhitneyP } from "./mann-whitney";

/** Milliseconds that one request takes, about a member and about a name that is not one; `at` counts up, so that no name comes twice. */
export interface Door {
  what: string;
  ask: (about: "member" | "stranger", at: number) => Promise<number>;
}

/** Asks `count` times about each, in a random order, and finds how far a stopwatch could tell them apart. */
export async function alike({ what, ask }: Door, count: number): Promise<Finding[]> {
  const questions = shuffled(
    Array.from({ length: 2 * count }, (_, at) => ({
      about: at % 2 ? ("member" as const) : ("stranger" as const),
      at: Math.floor(at / 2) + 1,
    })),
  );
  const took = { member: [] as number[], stranger: [] as number[] };
  for (const { about, at } of questions) took[about].push(await ask(about, at));
  const [some, none] = [median(took.member), median(took.stranger)];
  return [
    {
      what: `${what}: the longer / the shorter of the median for a member and for a stranger, ${count} of each in random order`,
      values: [Math.max(some, none) / Math.min(some, none)],
      target: { atMost: 1.1 },
      beside: `member ${digits(some)} ms, stranger ${digits(none)} ms`,
    },
    {
      what: `${what}: two-sided p of the Mann-Whitney U test that both are alike`,
      values: [mannWhitneyP(took.member, took.stranger)],
      target: { atLeast: 0.01 },
    },
  ];
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item];
  }
  return mixed;
}
