import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import type { Sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger/checks/run";
import { type Damage, damagesOf, OUTSIDE } from "./damage";
import { allMachines } from "./machines";
import { openStage, type Stage } from "./stage";
import { storiesOfActs } from "./stories-of-acts";
import { storiesOfDisputes } from "./stories-of-disputes";
import { storiesOfMoney } from "./stories-of-money";
import { storiesOfParts } from "./stories-of-parts";
import { storiesOfPeople } from "./stories-of-people";
import { storiesOfSettings } from "./stories-of-settings";
import { storiesOfTrades } from "./stories-of-trades";
import { type Story, World } from "./world";

let stage: Stage;
let damages: Damage[];

beforeAll(async () => {
  stage = await openStage();
  const world = new World(await allMachines(), [
    ...storiesOfTrades,
    ...storiesOfDisputes,
    ...storiesOfParts,
    ...storiesOfMoney,
    ...storiesOfPeople,
    ...storiesOfSettings,
    ...storiesOfActs,
  ]);
  world.stage = stage;
  for (const story of world.stories) {
    for (const state of statesOf(world, story)) {
      await world.make(story, state);
      await stage.run("update allowance set payouts = 0, open_offers = 3, traded_minor = 0"); // more than one day has room for
      await stage.run("select set_clock(app_now() - now() + interval '1 second')"); // so that no two are of one time
    }
  }
  damages = await damagesOf(stage);
}, 60_000);
afterAll(() => stage.close());

/** Each state of a story, less those that another machine's story comes to. A story without moves is part of another. */
function statesOf(world: World, story: Story): (string | undefined)[] {
  if (story.only?.length === 0) return [];
  const { states } = world.machine(story.machine).declaration;
  // A part whose turn has come stands on parts that have ended, which no story makes.
  if (story.name === "made WAITING") return ["WAITING"];
  const isOwn = (state: string) =>
    story.machine !== "deposit" ||
    !/^(REFUND|CHARGE|QUARANTINED)/.test(state) ||
    story.name === `made ${state}`;
  return states?.filter((state) => isOwn(state) && world.pathTo(story, state) !== undefined) ?? [undefined];
}

const run = async <Row extends object>({ text, values }: Sql) =>
  (await stage.prepared(text, values)) as unknown as Row[];

async function findings(): Promise<string[]> {
  const { findings: found } = await checkLedger(ledgerChecks, "full", run);
  return found.map(({ rule, what }) => `${rule} ${what}`);
}

test("an undamaged ledger of all stories passes", async () => {
  expect(await findings()).toEqual([]);
});

/** Those that named the last damages come first: the next is often of the same table. */
const order = [...ledgerChecks];

/** Whether a check names the damage; each check is prepared once, and the first that finds something is enough. */
async function isNamed(): Promise<boolean> {
  for (const [at, check] of order.entries()) {
    const { findings: found } = await checkLedger([check], "full", run);
    if (found.length === 0) continue;
    order.unshift(...order.splice(at, 1));
    return true;
  }
  return false;
}

test("each damage of a guarded table is named, or refused by the table itself, or answered for elsewhere", async () => {
  const named: string[] = [];
  const missed: string[] = [];
  for (const { name, statement } of damages) {
    await stage.undone(async () => {
      await stage.run("set local session_replication_role = replica"); // no trigger and no foreign key guards
      const changed = await stage.changed(statement).catch(() => undefined);
      if (changed) (((await isNamed()) && named) || missed).push(name);
    });
  }
  expect(missed.filter((name) => !OUTSIDE.some(([known]) => known.test(name)))).toEqual([]);
  expect(OUTSIDE.filter(([known]) => !missed.some((name) => known.test(name)))).toEqual([]);
  expect(named.length).toBeGreaterThan(150);
}, 120_000);
