import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { allMachines } from "./machines";
import { forgedFrom } from "./mutations";
import { openStage, type Role, type Stage } from "./stage";
import { stories } from "./stories";
import { otherTerms } from "./terms";
import { type Forged, type Lawful, type Material, type Story, World } from "./world";

const machines = await allMachines();
const world = new World(machines, stories);

let stage: Stage;
let material: Material;
let sent = 0;

beforeAll(async () => {
  stage = await openStage();
  world.stage = stage;
  const columns = await stage.run(`
    select table_name as name, array_agg(array[column_name::text, udt_name::text]) as columns
    from information_schema.columns where table_schema = 'public' group by 1`);
  const kinds = await stage.run("select name from transfer_kind order by 1");
  material = {
    columns: new Map(columns.map(({ name, columns: all }) => [name as string, all as [string, string][]])),
    kinds: kinds.map(({ name }) => name as string),
  };
}, 60_000);
afterAll(() => stage.close());

const movesOf = (machine: string) => machines.get(machine)?.declaration.moves ?? {};
/** A state in which a row may make a move. */
const fromOf = ({ machine }: Story, act: string) => movesOf(machine)[act]?.from?.[0];

/** What a story has to tell: the making of its row, and each move of a state that the row comes into. */
function actsOf(story: Story): string[] {
  const acts = [
    ...(machines.get(story.machine)?.declaration.insert ? ["insert"] : []),
    ...Object.keys(movesOf(story.machine)),
  ];
  return acts.filter((act) => {
    const from = fromOf(story, act);
    return (
      (story.only?.includes(act) ?? true) &&
      !story.skips?.includes(act) &&
      (from === undefined || world.pathTo(story, from) !== undefined)
    );
  });
}

async function lawfulAct(story: Story, act: string): Promise<Lawful> {
  if (act !== "insert") return world.moving(story, await world.make(story, fromOf(story, act)), act);
  const start = await story.start(world);
  if ("id" in start) throw new Error(`${story.machine} has an insert, and no story of one`);
  return world.inserting(story, start);
}

/** Sends forged plans as both roles. Answers which of them went through, and whether the others left a trace. */
async function committed(forged: readonly Forged[]): Promise<string[]> {
  const before = await stage.everything();
  const through: string[] = [];
  for (const role of ["amana_web", "amana_worker"] as const) {
    // As the web role nothing goes in the system's name, whatever it says: asked once for each act, below.
    const tried = role === "amana_worker" ? forged : forged.filter(({ draft }) => draft.who !== SYSTEM_ID);
    const answers = await stage.send(
      role,
      tried.map(({ draft }) => draft),
    );
    sent += answers.length;
    const isThrough = (answer: string) => /^(committed|replay)/.test(answer);
    through.push(
      ...tried.flatMap(({ breaks }, at) => (isThrough(answers[at] ?? "") ? [`${role}: ${breaks}`] : [])),
    );
  }
  return (await stage.everything()) === before ? through : [...through, "a trace"];
}

const acts = world.stories.flatMap((story) =>
  actsOf(story).map(
    (act) => [`${story.machine}${story.name ? ` (${story.name})` : ""}: ${act}`, story, act] as const,
  ),
);

test("every insert and every move of every machine is forged", () => {
  const declared = [...machines.values()].flatMap(({ name, declaration: { insert, moves } }) => [
    ...(insert?.from === undefined && insert ? [`${name}: insert`] : []),
    ...Object.keys(moves).map((move) => `${name}: ${move}`),
  ]);
  expect(new Set(acts.map(([, { machine }, act]) => `${machine}: ${act}`))).toEqual(new Set(declared));
});

test.each(acts)(
  "%s is committed as its machine declares it, and no plan that breaks one of its rules",
  async (_title, story, act) => {
    await stage.undone(async () => {
      const lawful = await lawfulAct(story, act);
      const forged = [...forgedFrom(lawful, world, material), ...(await otherTerms(lawful, world, material))];
      expect(await committed(forged)).toEqual([]);
      const isSystems = lawful.draft.who === SYSTEM_ID;
      if (isSystems) expect((await stage.send("amana_web", [lawful.draft]))[0]).toMatch(/^42501/);
      const role: Role = isSystems ? "amana_worker" : "amana_web";
      expect(await stage.send(role, [lawful.draft])).toEqual(["committed"]);
    });
  },
);

test("thousands of forged plans were sent", () => {
  expect(sent).toBeGreaterThan(5_000);
});
