import { describe, expect, test } from "vitest";
import { useTestSettings } from "@/lib/testing/world";
import { serviceStatus, statusFrom, statusOfOutage } from "./status";

useTestSettings();

const now = new Date("2026-11-21T12:00:00Z");
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const facts = {
  now,
  stoppedAt: null,
  pausedFor: null,
  answeredAt: before(0.2),
  firstAt: before(1_000),
  differences: [],
  acts: [],
  oldestEventAt: null,
  oldestJobAt: null,
};
const stops = (at: Date) => ({ act: "wallet.stop_payouts", at: at.toISOString() });
const resumes = (at: Date) => ({ act: "payouts.resume", at: at.toISOString() });

describe("the public status", () => {
  test("reports every part as working", () => {
    const { paymentsIn, payouts, trades, messages, payoutsUp } = statusFrom(facts);
    expect([paymentsIn, payouts, trades, messages].map(({ state }) => state)).toEqual(
      Array(4).fill("working"),
    );
    expect(payoutsUp).toBe(1);
  });

  test("reports since when payouts are paused and why, without a name or a reference", () => {
    const difference = {
      what: "amount",
      kind: "payout",
      reference: "pay-of-a-user",
      id: "an-id",
      oursMinor: "-100000",
      theirsMinor: "-90000",
      effectMinor: "10000",
      runs: 2,
      since: before(1).toISOString(),
      gate: "1",
    } as const;
    const status = statusFrom({ ...facts, stoppedAt: before(1), differences: [difference] });
    expect(status.payouts).toEqual({ state: "stopped", since: before(1) });
    expect(status.differences).toEqual([{ kind: "payout", what: "amount", apartMinor: "10000" }]);
    expect(status.trades.state).toBe("working");
  });

  test("reports since when the gateway has not answered and jobs are delayed", () => {
    const status = statusFrom({ ...facts, answeredAt: before(5), oldestJobAt: before(10) });
    expect(status.paymentsIn).toEqual({ state: "waiting", since: before(5) });
    expect(status.payouts.state).toBe("waiting");
    expect(status.messages).toEqual({ state: "waiting", since: before(10) });
  });

  test("counts the time of past and current pauses", () => {
    const acts = [stops(before(900)), resumes(before(800))];
    expect(statusFrom({ ...facts, acts }).payoutsUp).toBeCloseTo(0.9);
    const again = { ...facts, acts: [...acts, stops(before(100))], stoppedAt: before(100) };
    expect(statusFrom(again).payoutsUp).toBeCloseTo(0.8);
    const resumedOnly = { ...facts, acts: [resumes(before(500))] };
    expect(statusFrom(resumedOnly).payoutsUp).toBe(1);
  });
});

test("without the database every part is down, and what was known of the books stays", () => {
  const known = statusFrom({ ...facts, answeredAt: before(2), firstAt: before(1_000) });
  const status = statusOfOutage(known, before(1), now);
  for (const part of [status.paymentsIn, status.payouts, status.trades, status.messages])
    expect(part).toEqual({ state: "silent", since: before(1) });
  expect(status).toMatchObject({ checkedAt: before(2), payoutsUp: 1, now });
  expect(statusOfOutage(undefined, before(1), now).checkedAt).toBeNull();
});

test("answers where there is no database to ask", async () => {
  const { trades, payouts, checkedAt } = await serviceStatus();
  expect([trades.state, payouts.state, checkedAt]).toEqual(["silent", "silent", null]);
});
