import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOME } from "@/lib/money/currencies";
import { compareBalance } from "./balance";
import { compare } from "./compare";
import type { OurRecord, Readings, RecordKind, Stage, TheirMove, TheirRecord } from "./records";

const now = new Date("2026-11-21T12:00:00Z");
const at = new Date("2026-11-21T11:55:00Z");
const from = new Date("2026-11-21T11:00:00Z");

interface Sample {
  kind: Exclude<RecordKind, "settlement">;
  ours: Stage;
  theirs: Stage;
  amount: bigint;
  fee: bigint;
}

/** Every valid pair of stages of a record on the two sides. */
const validPairs: Record<Sample["kind"], [ours: Stage, theirs: Stage][]> = {
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

const kinds = Object.keys(validPairs) as Sample["kind"][];
const sample: fc.Arbitrary<Sample> = fc
  .constantFrom(...kinds.flatMap((kind) => validPairs[kind].map((pair) => ({ kind, pair }))))
  .chain(({ kind, pair: [ours, theirs] }) =>
    fc.record({
      kind: fc.constant(kind),
      ours: fc.constant(ours),
      theirs: fc.constant(theirs),
      amount: fc.bigInt({ min: 10_000n, max: 100_000_000n }),
      fee: kind === "deposit" || kind === "payout" ? fc.bigInt({ min: 1n, max: 9_999n }) : fc.constant(0n),
    }),
  );

/** The effect of a record in a stage on the gateway's balance. */
function effectOf({ kind, amount, fee }: Sample, stage: Stage): bigint {
  if (kind === "deposit") return stage === "done" ? amount - fee : 0n;
  if (kind === "chargeback") return stage === "done" ? -amount : 0n;
  return stage === "undone" || stage === "none" ? 0n : -(amount + fee);
}

/** Open records are not in our ledger yet. */
const bookedOf = (record: Sample): bigint => (record.ours === "open" ? 0n : effectOf(record, record.ours));

const oursOf = (record: Sample, index: number): OurRecord => ({
  kind: record.kind,
  id: `id-${index}`,
  reference: `ref-${index}`,
  gatewayId: record.ours === "open" ? null : `${1_000 + index}`,
  stage: record.ours,
  mustBeKnown: record.ours !== "open",
  amountMinor: record.amount,
  feeMinor: record.ours === "done" ? record.fee : null,
  bookedMinor: bookedOf(record),
  at,
});

const theirsOf = (record: Sample, index: number): TheirRecord => ({
  kind: record.kind,
  id: `${1_000 + index}`,
  reference: `ref-${index}`,
  stage: record.theirs,
  amountMinor: record.amount,
  feeMinor: record.theirs === "undone" ? 0n : record.fee,
  currency: HOME,
  effectMinor: effectOf(record, record.theirs),
  at,
  since: at,
  about: null,
});

function movesOf(record: Sample, index: number): Omit<TheirMove, "id" | "balanceMinor">[] {
  const move = (differenceMinor: bigint) => ({
    differenceMinor,
    currency: HOME,
    kind: record.kind,
    recordId: `${1_000 + index}`,
    at,
  });
  const left = -(record.amount + record.fee);
  const cameBack = record.theirs === "undone" && record.kind !== "chargeback";
  if (cameBack) return [move(-left), move(left)];
  const effect = effectOf(record, record.theirs);
  return effect === 0n ? [] : [move(effect)];
}

function readingsOf(records: Sample[]): Readings & { ledgerMinor: bigint; reportedMinor: bigint } {
  const moves = records
    .flatMap(movesOf)
    .map((move, index) => ({ ...move, id: `${index}`, balanceMinor: 0n }));
  return {
    ours: records.map(oursOf),
    listed: records.map(theirsOf),
    fetched: [],
    notFound: new Set(),
    moves,
    from,
    isWhole: true,
    isUpToNow: true,
    receivers: new Set(),
    now,
    ledgerMinor: records.reduce((sum, record) => sum + bookedOf(record), 0n),
    reportedMinor: records.reduce((sum, record) => sum + effectOf(record, record.theirs), 0n),
  };
}

function findings(readings: ReturnType<typeof readingsOf>) {
  const { lines, differences } = compare(readings);
  const { ledgerMinor, reportedMinor } = readings;
  const whole = { ledgerMinor, reportedMinor, isStable: true, lines, differences };
  return { lines, differences: [...differences, ...compareBalance("paystack", whole)] };
}

const samples = fc.array(sample, { minLength: 1, maxLength: 30 });
const runs = { numRuns: Number(process.env.RECONCILIATION_RUNS ?? 300) };

describe("the comparison of records", () => {
  test("finds no difference in valid records in progress, and its lines explain the balance", () => {
    fc.assert(
      fc.property(samples, (records) => {
        const readings = readingsOf(records);
        const { lines, differences } = findings(readings);
        expect(differences).toEqual([]);
        const explained = lines.reduce((sum, { amountMinor }) => sum + amountMinor, readings.ledgerMinor);
        expect(explained).toBe(readings.reportedMinor);
      }),
      runs,
    );
  });

  test("finds exactly the record with another amount", () => {
    fc.assert(
      fc.property(samples, fc.nat(), fc.bigInt({ min: 1n, max: 5_000n }), (records, pick, more) => {
        const readings = readingsOf(records);
        const index = pick % records.length;
        const record = readings.listed[index];
        fc.pre(record !== undefined && record.effectMinor !== 0n && records[index]?.ours !== "open");
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

  test("finds exactly the record that the gateway does not know", () => {
    fc.assert(
      fc.property(samples, fc.nat(), (records, pick) => {
        const readings = readingsOf(records);
        const index = pick % records.length;
        const ours = readings.ours[index];
        fc.pre(ours?.mustBeKnown === true);
        if (!ours) return;
        const listed = readings.listed.toSpliced(index, 1);
        const { differences } = findings({ ...readings, listed, notFound: new Set([ours.id]) });
        expect(differences).toEqual([
          expect.objectContaining({ what: "missing", reference: ours.reference }),
        ]);
      }),
      runs,
    );
  });
});

describe("the comparison of the balance", () => {
  test("finds any deviation and its amount", () => {
    fc.assert(
      fc.property(samples, fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.boolean(), (records, size, isMore) => {
        const readings = readingsOf(records);
        const off = isMore ? size : -size;
        const { differences } = findings({ ...readings, reportedMinor: readings.reportedMinor + off });
        expect(differences).toEqual([expect.objectContaining({ what: "balance", effectMinor: off })]);
      }),
      runs,
    );
  });

  test("is skipped while the balance changes", () => {
    const whole = { ledgerMinor: 1n, reportedMinor: 2n, isStable: false, lines: [], differences: [] };
    expect(compareBalance("paystack", whole)).toEqual([]);
  });

  test("allows half an hour to book a payment", () => {
    const payment: Sample = { kind: "deposit", ours: "open", theirs: "done", amount: 100_00n, fee: 1_50n };
    const fresh = readingsOf([payment]);
    expect(findings(fresh).differences).toEqual([]);
    const later = { ...fresh, now: new Date(at.getTime() + 31 * 60_000) };
    expect(findings(later).differences).toEqual([expect.objectContaining({ what: "unbooked" })]);
  });
});
