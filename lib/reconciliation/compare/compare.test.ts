import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOME } from "@/lib/money/currencies";
import { judgeBalance } from "./balance";
import { compare } from "./compare";
import type { OurRecord, Readings, RecordKind, Stage, TheirMove, TheirRecord } from "./records";

const now = new Date("2026-11-21T12:00:00Z");
const at = new Date("2026-11-21T11:55:00Z");
const from = new Date("2026-11-21T11:00:00Z");

interface Story {
  kind: Exclude<RecordKind, "settlement">;
  ours: Stage;
  theirs: Stage;
  amount: bigint;
  fee: bigint;
}

/** Every pair of states in which a record may lawfully be on the two sides at one moment. */
const lawful: Record<Story["kind"], [ours: Stage, theirs: Stage][]> = {
  deposit: [
    ["open", "none"],
    ["open", "done"],
    ["done", "done"],
  ],
  payout: [
    ["open", "open"],
    ["open", "done"],
    ["open", "undone"],
    ["done", "done"],
    ["done", "undone"],
    ["undone", "undone"],
  ],
  refund: [
    ["open", "open"],
    ["open", "done"],
    ["open", "undone"],
    ["done", "done"],
    ["undone", "undone"],
  ],
  chargeback: [
    ["open", "open"],
    ["open", "done"],
    ["open", "undone"],
    ["done", "done"],
    ["undone", "undone"],
  ],
};

const kinds = Object.keys(lawful) as Story["kind"][];
const story: fc.Arbitrary<Story> = fc
  .constantFrom(...kinds.flatMap((kind) => lawful[kind].map((pair) => ({ kind, pair }))))
  .chain(({ kind, pair: [ours, theirs] }) =>
    fc.record({
      kind: fc.constant(kind),
      ours: fc.constant(ours),
      theirs: fc.constant(theirs),
      amount: fc.bigInt({ min: 10_000n, max: 100_000_000n }),
      fee: kind === "deposit" || kind === "payout" ? fc.bigInt({ min: 1n, max: 9_999n }) : fc.constant(0n),
    }),
  );

/** What a record in a stage does to the gateway's balance. */
function effectOf({ kind, amount, fee }: Story, stage: Stage): bigint {
  if (kind === "deposit") return stage === "done" ? amount - fee : 0n;
  if (kind === "chargeback") return stage === "done" ? -amount : 0n;
  return stage === "undone" || stage === "none" ? 0n : -(amount + fee);
}

/** We book what is over; what is open is not in our ledger yet. */
const bookedOf = (one: Story): bigint => (one.ours === "open" ? 0n : effectOf(one, one.ours));

const oursOf = (one: Story, index: number): OurRecord => ({
  kind: one.kind,
  id: `id-${index}`,
  reference: `ref-${index}`,
  gatewayId: one.ours === "open" ? null : `${1_000 + index}`,
  stage: one.ours,
  mustBeKnown: one.ours !== "open",
  amountMinor: one.amount,
  feeMinor: one.ours === "done" ? one.fee : null,
  bookedMinor: bookedOf(one),
  at,
});

const theirsOf = (one: Story, index: number): TheirRecord => ({
  kind: one.kind,
  id: `${1_000 + index}`,
  reference: `ref-${index}`,
  stage: one.theirs,
  amountMinor: one.amount,
  feeMinor: one.theirs === "undone" ? 0n : one.fee,
  currency: HOME,
  effectMinor: effectOf(one, one.theirs),
  at,
  since: at,
  about: null,
});

function movesOf(one: Story, index: number): Omit<TheirMove, "id" | "balanceMinor">[] {
  const move = (differenceMinor: bigint) => ({
    differenceMinor,
    currency: HOME,
    kind: one.kind,
    recordId: `${1_000 + index}`,
    at,
  });
  const left = -(one.amount + one.fee);
  const cameBack = one.theirs === "undone" && one.kind !== "chargeback";
  if (cameBack) return [move(-left), move(left)];
  const effect = effectOf(one, one.theirs);
  return effect === 0n ? [] : [move(effect)];
}

function readingsOf(stories: Story[]): Readings & { ledgerMinor: bigint; reportedMinor: bigint } {
  const moves = stories
    .flatMap(movesOf)
    .map((move, index) => ({ ...move, id: `${index}`, balanceMinor: 0n }));
  return {
    ours: stories.map(oursOf),
    listed: stories.map(theirsOf),
    asked: [],
    denied: new Set(),
    moves,
    from,
    isWhole: true,
    isUpToNow: true,
    receivers: new Set(),
    now,
    ledgerMinor: stories.reduce((sum, one) => sum + bookedOf(one), 0n),
    reportedMinor: stories.reduce((sum, one) => sum + effectOf(one, one.theirs), 0n),
  };
}

function findings(readings: ReturnType<typeof readingsOf>) {
  const { lines, differences } = compare(readings);
  const { ledgerMinor, reportedMinor } = readings;
  const whole = { ledgerMinor, reportedMinor, stoodStill: true, lines, differences };
  return { lines, differences: [...differences, ...judgeBalance("paystack", whole)] };
}

const stories = fc.array(story, { minLength: 1, maxLength: 30 });
const runs = { numRuns: Number(process.env.RECONCILIATION_RUNS ?? 300) };

describe("the comparison of records", () => {
  test("finds no difference in anything that may lawfully be under way, and its lines explain the balance", () => {
    fc.assert(
      fc.property(stories, (told) => {
        const readings = readingsOf(told);
        const { lines, differences } = findings(readings);
        expect(differences).toEqual([]);
        const explained = lines.reduce((sum, { amountMinor }) => sum + amountMinor, readings.ledgerMinor);
        expect(explained).toBe(readings.reportedMinor);
      }),
      runs,
    );
  });

  test("finds exactly the one record that is told of another amount", () => {
    fc.assert(
      fc.property(stories, fc.nat(), fc.bigInt({ min: 1n, max: 5_000n }), (told, pick, more) => {
        const readings = readingsOf(told);
        const index = pick % told.length;
        const record = readings.listed[index];
        fc.pre(record !== undefined && record.effectMinor !== 0n && told[index]?.ours !== "open");
        if (!record) return;
        const wrong = {
          ...record,
          amountMinor: record.amountMinor + more,
          effectMinor: record.effectMinor + more,
        };
        const listed = readings.listed.with(index, wrong);
        const { differences } = findings({ ...readings, listed });
        expect(differences.map(({ reference }) => reference)).toEqual([record.reference]);
      }),
      runs,
    );
  });

  test("finds exactly the one record that the gateway denies", () => {
    fc.assert(
      fc.property(stories, fc.nat(), (told, pick) => {
        const readings = readingsOf(told);
        const index = pick % told.length;
        const ours = readings.ours[index];
        fc.pre(ours?.mustBeKnown === true);
        if (!ours) return;
        const listed = readings.listed.toSpliced(index, 1);
        const { differences } = findings({ ...readings, listed, denied: new Set([ours.id]) });
        expect(differences).toEqual([
          expect.objectContaining({ what: "missing", reference: ours.reference }),
        ]);
      }),
      runs,
    );
  });
});

describe("the comparison of the balance", () => {
  test("finds whatever it is off by, and says how much", () => {
    fc.assert(
      fc.property(stories, fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.boolean(), (told, size, isMore) => {
        const readings = readingsOf(told);
        const off = isMore ? size : -size;
        const { differences } = findings({ ...readings, reportedMinor: readings.reportedMinor + off });
        expect(differences).toEqual([expect.objectContaining({ what: "balance", effectMinor: off })]);
      }),
      runs,
    );
  });

  test("says nothing while it moves", () => {
    const whole = { ledgerMinor: 1n, reportedMinor: 2n, stoodStill: false, lines: [], differences: [] };
    expect(judgeBalance("paystack", whole)).toEqual([]);
  });

  test("waits half an hour for a payment to be booked, and no longer", () => {
    const told: Story = { kind: "deposit", ours: "open", theirs: "done", amount: 100_00n, fee: 1_50n };
    const fresh = readingsOf([told]);
    expect(findings(fresh).differences).toEqual([]);
    const later = { ...fresh, now: new Date(at.getTime() + 31 * 60_000) };
    expect(findings(later).differences).toEqual([expect.objectContaining({ what: "unbooked" })]);
  });
});
