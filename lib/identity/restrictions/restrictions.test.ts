import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { bitsOf, type RestrictionKind, restrictionKinds, stops } from "./kinds";
import { bindingAt, mustNotBeRestricted, type Restriction, refusalOf, stoppingAt } from "./restrictions";

const NOW = new Date("2026-12-01T09:00:00.000Z");
const one = (kind: RestrictionKind, until: string | null = null): Restriction => ({
  kind,
  reason: `Because of ${kind}.`,
  until,
  subjectKind: null,
});
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000).toISOString();

describe("a restriction in force", () => {
  test("applies until its end", () => {
    expect(bindingAt([one("frozen", inHours(0.001))], NOW)).toHaveLength(1);
    expect(bindingAt([one("frozen", NOW.toISOString())], NOW)).toEqual([]);
    expect(bindingAt([one("frozen", inHours(-1))], NOW)).toEqual([]);
    expect(bindingAt(null, NOW)).toEqual([]);
  });

  const stopped: Record<RestrictionKind, (keyof typeof stops)[]> = {
    blocked: ["signIn", "publish", "accept", "sell", "askForPayout", "sendPayout", "release"],
    frozen: ["close", "publish", "accept", "sell", "askForPayout", "sendPayout", "release"],
    no_publish: ["publish"],
    no_accept: ["accept"],
    no_payout: ["askForPayout", "sendPayout"],
    no_release: ["release"],
    step_up: ["actUnproven"],
  };
  test.each(restrictionKinds)("%s stops exactly its acts", (kind) => {
    const acts = Object.keys(stops) as (keyof typeof stops)[];
    expect(acts.filter((act) => stoppingAt([one(kind)], act, NOW))).toEqual(
      acts.filter((act) => stopped[kind].includes(act)),
    );
  });

  test("no_payout with an end lets payouts be requested, but not sent", () => {
    const waiting = [one("no_payout", inHours(24))];
    expect(stoppingAt(waiting, "askForPayout", NOW)).toBeUndefined();
    expect(stoppingAt(waiting, "sendPayout", NOW)).toBeDefined();
  });

  test("the most severe one is reported, and of two alike the one that ends later", () => {
    const all = [
      one("no_accept"),
      one("frozen", inHours(1)),
      one("frozen", inHours(2)),
      one("frozen", inHours(-1)),
    ];
    expect(stoppingAt(all, "accept", NOW)).toEqual(one("frozen", inHours(2)));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(stoppingAt(shuffled, "accept", NOW)).toEqual(one("frozen", inHours(2)));
      }),
      { numRuns: 50 },
    );
  });
});

test("a refusal contains what is restricted, until when and why", () => {
  expect(refusalOf(one("frozen", inHours(24))).message).toBe(
    "Your account is frozen until 2 Dec 2026, 10:00, Lagos time. Because of frozen. Your open trades continue, but a moderator has to release any payment from you. Your money is safe and still yours.",
  );
  expect(refusalOf(one("no_accept")).message).toBe(
    "You can’t buy. Because of no_accept. Your money is safe and still yours.",
  );
  expect(() => mustNotBeRestricted([one("no_accept")], "accept", NOW)).toThrow(
    expect.objectContaining({ reason: "no_accept", status: 403 }),
  );
  expect(() => mustNotBeRestricted([one("no_accept")], "publish", NOW)).not.toThrow();
});

describe("the database agrees", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  test("about the bit of each kind", async () => {
    for (const kind of restrictionKinds) {
      for (const until of [null, inHours(1)]) {
        const rows = await query<{ bits: number }>(sql`
          select restriction_bits(${kind}::restriction_kind, ${until}::timestamptz) as bits`);
        expect(rows).toEqual([{ bits: bitsOf({ kind, until }) }]);
      }
    }
  });

  test("about the restrictions in force", async () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom(...restrictionKinds),
        minutes: fc.option(fc.integer({ min: -3, max: 3 })),
        isLifted: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(some, async (stored) => {
        const { id } = await makeUser(app, "Ada");
        await app.asOwner(
          `insert into restriction (id, user_id, kind, reason, until, state, by_id)
           select gen_random_uuid(), $1, w.kind::restriction_kind, '', app_now() + make_interval(mins => w.minutes),
             case when w."isLifted" then 'LIFTED' else 'ACTIVE' end::restriction_state, system_id()
           from jsonb_to_recordset($2::jsonb) w (kind text, minutes int, "isLifted" boolean)`,
          [id, JSON.stringify(stored)],
        );
        const expected = stored
          .filter(({ minutes, isLifted }) => !isLifted && (minutes === null || minutes > 0))
          .map(({ kind, minutes }) => bitsOf({ kind, until: minutes === null ? null : "later" }))
          .reduce((all, bits) => all | bits, 0);
        const { rows } = await app.asOwner(
          "select restricted, restrictions_now(user_id) as now from allowance where user_id = $1",
          [id],
        );
        expect(rows).toEqual([{ restricted: expected, now: expected }]);
      }),
      { numRuns: 40 },
    );
  });
});
