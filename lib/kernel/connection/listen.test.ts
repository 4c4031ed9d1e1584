import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { query, sql } from "../db";
import { listenTo } from "./listen";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const until = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000, interval: 20 });

test("restores a terminated connection by itself, and receives notifications again", async () => {
  const received: string[] = [];
  const listener = listenTo("tests", (payload) => received.push(payload));
  for (const word of ["before", "after", "again"]) {
    await until(() => expect(listener.backend()).not.toBeNull());
    await query(sql`select pg_notify('tests', ${word})`);
    await until(() => expect(received).toContain(word));
    await query(sql`select pg_terminate_backend(${listener.backend()}::int)`);
    await until(() => expect(listener.backend()).toBeNull());
  }
  expect(received).toEqual(["", "before", "", "after", "", "again"]);
  await listener.stop();
});
