import { type Dice, dice } from "@/lib/testing/dice";
import { performing, type Simulation } from "@/lib/testing/performing";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { perform } from "./acts-for-tests";
import type { Plot } from "./plots-for-tests";
import type { Moderators } from "./staff-for-tests";

/** From this price on two people rule, in kobo. */
export const TWO_FROM = 8_000_00n;
export interface Role {
  plot: Plot;
  random: Dice;
}

export interface Year extends Simulation {
  app: TestApp;
  traders: readonly [TestUser, ...TestUser[]];
  moderators: Moderators;
  random: Dice;
  seed: number;
  /** How each trade goes, by its id. */
  roles: Map<string, Role>;
  /** Purchases so far. */
  begun: number;
  outages: string[];
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

/** Does it, and now and then is killed as it does. Of a clock's job nothing but the row says whether it was done. */
export const doing = performing(
  perform,
  new URL("./one-act-for-tests.ts", import.meta.url),
  ({ name }) => name === "clock",
);
