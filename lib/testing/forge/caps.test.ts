import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { textOf } from "../source-files";
import { allMachines } from "./machines";
import { accountText, type Draft } from "./plans";
import { openStage, type Stage } from "./stage";
import { stories } from "./stories";
import { World } from "./world";

let stage: Stage;
const world = new World(await allMachines(), stories);

beforeAll(async () => {
  stage = await openStage();
  world.stage = stage;
}, 60_000);
afterAll(() => stage.close());

/** A lawful plan that makes a row, of a story. */
async function making(machine: string, name?: string): Promise<Draft> {
  const story = world.stories.find((one) => one.machine === machine && one.name === name);
  const start = await story?.start(world);
  if (!story || !start || "id" in start) throw new Error(`no story of ${machine}`);
  return (await world.inserting(story, start)).draft;
}

/** As if a person had used up a limit of today. */
const used = (column: string, count: string) =>
  stage.run(`update allowance set ${column} = ${count}, day = lagos_day(app_now()) where user_id = $1`, [
    stage.people.ada.id,
  ]);

test.each(["amana_web", "amana_worker"] as const)(
  "as %s, a person's purchases end at their limit of a day",
  (role) =>
    stage.undone(async () => {
      const buying = await making("trade", "airtime");
      expect(await stage.send(role, [buying])).toEqual(["committed"]);
      await used("traded_minor", "5000000000 / 10");
      expect(await stage.send(role, [buying])).toEqual(["moved: limits"]);
    }),
);

test.each(["amana_web", "amana_worker"] as const)("as %s, a person's payouts end at three a day", (role) =>
  stage.undone(async () => {
    const asking = await making("payout");
    expect(await stage.send(role, [asking])).toEqual(["committed"]);
    await used("payouts", "3");
    expect(await stage.send(role, [asking])).toEqual(["no_room: allowance"]);
  }),
);

/** By a rule of the database, or because the money is not there. */
const REFUSED = /^(42501|23514|no_funds)/;

/** A lawful move of a row that a story brings into a state. */
async function moving(
  machine: string,
  name: string | undefined,
  state: string,
  move: string,
): Promise<Draft> {
  const story = world.stories.find((one) => one.machine === machine && one.name === name);
  if (!story) throw new Error(`no story of ${machine}`);
  return (await world.moving(story, await world.make(story, state), move)).draft;
}

/** The same plan with each of its legs paid to someone else's wallet, or of another amount. */
const altered = ({ legs, ...draft }: Draft): Draft[] => {
  const eves = accountText("WALLET", "", stage.people.eve.id, HOME);
  return legs.flatMap((leg, at) => [
    { ...draft, legs: legs.with(at, { ...leg, to: eves }) },
    { ...draft, legs: legs.with(at, { ...leg, amount: String(BigInt(leg.amount) + 1n) }) },
  ]);
};

test("a delivery that is confirmed in its buyer's name pays its own seller the price less the commission", () =>
  stage.undone(async () => {
    const approving = await moving("trade", "airtime", "DELIVERED", "approve");
    for (const answer of await stage.send("amana_web", altered(approving))) expect(answer).toMatch(REFUSED);
    expect(await stage.send("amana_web", [approving])).toEqual(["committed"]);
  }));

/** A checkout of a parcel with this delivery fee, that says it costs so much more or less than its parts. */
async function checkingOut(feeMinor: bigint, off = 0n): Promise<Draft> {
  const story = world.stories.find(({ machine, name }) => machine === "checkout" && name === "made PAID");
  const start = await story?.start(world);
  if (!story || !start || "id" in start) throw new Error("no story of a checkout");
  const parts = start.with?.flatMap((one) => ("row" in one ? [one] : [])) ?? [];
  const price = BigInt(String(parts.find(({ machine }) => machine === "trade")?.row.price_minor));
  const row = { ...start.row, total_minor: String(price + feeMinor + off) };
  const others = parts.map((one) =>
    one.machine === "parcel" ? { ...one, row: { ...one.row, fee_minor: String(feeMinor) } } : one,
  );
  return (await world.inserting(story, { ...start, row, with: others })).draft;
}

test("a parcel's delivery fee is what its buyer's process says, out of its buyer's wallet into a hold of its own", () =>
  stage.undone(async () => {
    for (const feeMinor of [1n, 9_999_00n]) {
      const buying = await checkingOut(feeMinor);
      for (const answer of await stage.send("amana_web", altered(buying))) expect(answer).toMatch(REFUSED);
      expect(await stage.send("amana_web", [buying])).toEqual(["committed"]);
    }
    expect((await stage.send("amana_web", [await checkingOut(1_00n, 1n)]))[0]).toMatch(/^23514/);
  }));

test("a moderator alone rules for a party of the trade, and not without an audit entry in that name", () =>
  stage.undone(async () => {
    const ruling = await moving("dispute", undefined, "APPEALED", "rule-appeal");
    const { eve } = stage.people;
    const unnamed = [[], ruling.audit.map((entry) => ({ ...entry, actor_id: eve.id }))];
    const forged = [...altered(ruling), ...unnamed.map((audit) => ({ ...ruling, audit }))];
    for (const answer of await stage.send("amana_web", forged)) expect(answer).toMatch(REFUSED);
    expect(await stage.send("amana_web", [ruling])).toEqual(["committed"]);
  }));

test.each([
  ["UNDER_REVIEW", "rule"],
  ["APPEALED", "rule-appeal"],
  ["OPEN", "review"],
])(
  "in a dispute that is %s a moderator who shares a browser or a bank account with a party does not make the move %s",
  (state, move) =>
    stage.undone(async () => {
      const deciding = await moving("dispute", undefined, state, move);
      const { ada, bayo, eve, staff } = stage.people;
      for (const share of [
        "insert into device (id, user_id, token_hash, user_agent) values (gen_random_uuid(), $1, $2, 'Test')",
        `insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name, removed_at)
         values (gen_random_uuid(), $1, '058', 'GTBank', substr($2::bytea::text, 3, 10), 'Test', app_now())`,
      ])
        for (const person of [ada, bayo, eve])
          await stage.undone(async () => {
            for (const { id } of [person, staff.MODERATOR]) await stage.run(share, [id, Buffer.alloc(32, 7)]);
            const [answer] = await stage.send("amana_web", [deciding]);
            expect(answer).toMatch(person === eve ? /^committed/ : REFUSED);
          });
    }),
);

test("a payout is of five million naira at most, whatever its owner's wallet holds", () =>
  stage.undone(async () => {
    const { ada } = stage.people;
    await stage.run("update account set balance = 1000000000 where kind = 'WALLET' and owner_id = $1", [
      ada.id,
    ]);
    const asking = await making("payout");
    const FEE = 50_00n;
    const of = (minor: bigint): Draft => ({
      ...asking,
      insert: asking.insert.map(({ t, r }) => ({
        t,
        r: { ...r, amount_minor: String(minor), fee_minor: String(FEE) },
      })),
      legs: asking.legs.map((leg) => ({
        ...leg,
        amount: String(minor + FEE),
      })),
    });
    expect(await stage.send("amana_web", [of(5_000_000_00n)])).toEqual(["committed"]);
    expect((await stage.send("amana_web", [of(5_000_000_01n)]))[0]).toMatch(/settings/);
  }));

test("the worker's process can credit a deposit that no gateway knows, and the web process cannot", () =>
  stage.undone(async () => {
    const crediting = await moving("deposit", undefined, "INITIATED", "settle");
    expect((await stage.send("amana_web", [crediting]))[0]).toMatch(/^42501/);
    expect(await stage.send("amana_worker", [crediting])).toEqual(["committed"]);
  }));

test("a payout to an account that was never paid waits a day, whatever the plan says", () =>
  stage.undone(async () => {
    const id = await world.makeOf("payout");
    const [row] = await stage.run(
      "select hold_until - app_now() > interval '23 hours' as held, version from payout where id = $1",
      [id],
    );
    expect(row?.held).toBe(true);
    const queue = { t: "payout", i: id, v: String(row?.version), m: "queue", s: { check_at: null } };
    const plan = {
      who: "00000000-0000-0000-0000-000000000000",
      rows: [queue],
      insert: [],
      legs: [],
      audit: [],
      events: [],
    };
    expect((await stage.send("amana_worker", [plan]))[0]).toMatch(/^42501/);
  }));

test("one process can claim both people of an approval, and the audit log names both", () =>
  stage.undone(async () => {
    const { staff, secondFinance } = stage.people;
    const id = await world.makeOf("approval", "AGREED");
    const rows = await stage.run(
      "select actor_id from audit where detail->>'approval' = $1 or subject_id = $1",
      [id],
    );
    const actors = rows.map(({ actor_id }) => actor_id);
    expect(actors).toContain(staff.FINANCE.id);
    expect(actors).toContain(secondFinance.id);
  }));

test("the web process can open a session for anyone, and change no existing one's person", () =>
  stage.undone(async () => {
    const { staff, eve } = stage.people;
    const id = newId();
    await stage.run("set local session authorization amana_web");
    await stage.run(
      "insert into session (id, user_id, user_agent, address, expires_at) values ($1, $2, '', '', now() + interval '1 day')",
      [id, staff.FINANCE.id],
    );
    await stage.run("savepoint before");
    await expect(
      stage.run("update session set user_id = $2 where id = $1", [id, eve.id]),
    ).rejects.toMatchObject({ code: "42501" });
    await stage.run("rollback to savepoint before");
    await stage.run("reset session authorization");
  }));

test("each line of the threat model names a test that there is", () => {
  const cited = [
    ...textOf("docs/threat-model.md").matchAll(/`((?:lib|e2e)\/[\w./-]+\.(?:test|spec)\.ts)`: ([^|;\n]+)/g),
  ];
  expect(cited.length).toBeGreaterThan(15);
  for (const [, file = "", title = ""] of cited) expect(textOf(file), title).toContain(title.trim());
});
