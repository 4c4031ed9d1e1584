import { describe, expect, test } from "vitest";
import { useTestSettings } from "@/lib/testing/world";
import { statusFrom } from "./status";

useTestSettings();

const now = new Date("2026-11-21T12:00:00Z");
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const facts = {
  now,
  stoppedAt: null,
  heardAt: before(0.2),
  firstAt: before(1_000),
  differences: [],
  acts: [],
  oldestEventAt: null,
  oldestJobAt: null,
};
const stops = (at: Date) => ({ act: "wallet.stop_payouts", at: at.toISOString() });
const resumes = (at: Date) => ({ act: "wallet.resume_payouts", at: at.toISOString() });

describe("the public status", () => {
  test("says that all works where nothing is late, stopped or silent", () => {
    const { paymentsIn, payouts, trades, messages, payoutsUp } = statusFrom(facts);
    expect([paymentsIn, payouts, trades, messages].map(({ state }) => state)).toEqual(
      Array(4).fill("working"),
    );
    expect(payoutsUp).toBe(1);
  });

  test("says since when payouts are stopped, and why, without a name or a reference", () => {
    const difference = {
      what: "amount",
      kind: "payout",
      reference: "pay-of-somebody",
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

  test("says since when the gateway has been silent, and when late work waits", () => {
    const status = statusFrom({ ...facts, heardAt: before(5), oldestJobAt: before(10) });
    expect(status.paymentsIn).toEqual({ state: "waiting", since: before(5) });
    expect(status.payouts.state).toBe("waiting");
    expect(status.messages).toEqual({ state: "waiting", since: before(10) });
  });

  test("counts the time in which payouts were stopped, also while they are", () => {
    const acts = [stops(before(900)), resumes(before(800))];
    expect(statusFrom({ ...facts, acts }).payoutsUp).toBeCloseTo(0.9);
    const again = { ...facts, acts: [...acts, stops(before(100))], stoppedAt: before(100) };
    expect(statusFrom(again).payoutsUp).toBeCloseTo(0.8);
    const resumedOnly = { ...facts, acts: [resumes(before(500))] };
    expect(statusFrom(resumedOnly).payoutsUp).toBe(1);
  });
});
