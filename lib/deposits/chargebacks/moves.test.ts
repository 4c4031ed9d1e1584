import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { declaredMoves, possibleMoves } from "@/lib/testing/possible-moves";
import { type DepositStage, openDepositStage } from "../gateway-for-tests";
import { opened } from "./chargebacks-for-tests";
import { afterBusinessHours, answerDeadline, nextCheck } from "./deadline";
import { chargeback } from "./machine";

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());

test("the database allows exactly the declared moves to every actor", async () => {
  const ada = await stage.makeUser();
  const { id } = await opened(stage, ada);
  const staff = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  const possible = await possibleMoves(stage.app, chargeback, id, [SYSTEM_ID, ada.id, staff.id]);
  expect(possible.toSorted()).toEqual(declaredMoves(chargeback));
});

const lagos = (text: string) => new Date(`${text}+01:00`);

describe("sixteen business hours", () => {
  test.each([
    ["on a Tuesday", "2026-11-17T09:00:00", "2026-11-18T01:00:00"],
    ["from Friday noon into Monday", "2026-11-20T12:00:00", "2026-11-23T04:00:00"],
    ["ending exactly at the end of Friday", "2026-11-20T08:00:00", "2026-11-21T00:00:00"],
    ["ending one minute into Monday", "2026-11-20T08:01:00", "2026-11-23T00:01:00"],
    ["from Saturday, counted from Monday", "2026-11-21T15:00:00", "2026-11-23T16:00:00"],
    ["from the last minute of Sunday, counted from Monday", "2026-11-22T23:59:00", "2026-11-23T16:00:00"],
    ["late on a Thursday", "2026-11-19T23:00:00", "2026-11-20T15:00:00"],
  ])("%s", (_, from, until) => {
    expect(afterBusinessHours(lagos(from), 16)).toEqual(lagos(until));
  });

  test("apply only without a deadline from the gateway", () => {
    const deadline = lagos("2026-11-17T12:00:00");
    expect(answerDeadline(deadline, lagos("2026-11-17T09:00:00"))).toBe(deadline);
    expect(answerDeadline(null, lagos("2026-11-17T09:00:00"))).toEqual(lagos("2026-11-18T01:00:00"));
  });
});

describe("the next check", () => {
  const openedAt = lagos("2026-11-17T09:00:00");
  const due = lagos("2026-11-18T01:00:00");

  test.each([
    ["first after ten minutes", "2026-11-17T09:00:00", "2026-11-17T09:10:00"],
    ["then at twice the age", "2026-11-17T11:00:00", "2026-11-17T13:00:00"],
    ["not past four hours before the deadline", "2026-11-17T20:00:00", "2026-11-17T21:00:00"],
    ["not past the deadline", "2026-11-17T22:00:00", "2026-11-18T01:01:00"],
    ["afterwards every six hours", "2026-11-18T02:00:00", "2026-11-18T08:00:00"],
  ])("%s", (_, now, next) => {
    expect(nextCheck(openedAt, due, lagos(now))).toEqual(lagos(next));
  });
});
