import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { type TestApp, testApp } from "@/lib/testing/world";
import { depositMoves } from "../moves";
import { refundMoves } from "./moves";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Machine = Record<string, { from: readonly string[]; to: string }>;

/** Every change of state that a machine's table allows, each once. */
const changesOf = (machine: Machine) => [
  ...new Set(
    Object.values(machine)
      .flatMap(({ from, to }) => from.map((one) => [one, to === "same" ? one : to] as const))
      .filter(([from, to]) => from !== to)
      .map((change) => change.join(" -> ")),
  ),
];

test.each([
  ["deposit", depositMoves as Machine],
  ["refund", refundMoves as Machine],
])("the %s machine in code is the one in the database", async (name, machine) => {
  const rows = await query<{ change: string }>(sql`
    select from_state || ' -> ' || to_state as change from machine_move where machine = ${name}`);
  expect(changesOf(machine).toSorted()).toEqual(rows.map(({ change }) => change).toSorted());
});
