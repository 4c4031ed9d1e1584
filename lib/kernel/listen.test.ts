import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { query, sql } from "./db";
import { listenTo } from "./listen";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("detects a terminated connection, and receives notifications again after reconnecting", async () => {
  const received: string[] = [];
  const listener = listenTo("tests", (payload) => received.push(payload));
  await listener.ensureConnected();
  await query(sql`select pg_notify('tests', 'before')`);
  await vi.waitFor(() => expect(received).toEqual(["before"]));
  await query(sql`select pg_terminate_backend(${listener.backend()}::int)`);
  await vi.waitFor(() => expect(listener.backend()).toBeNull());
  await listener.ensureConnected();
  await query(sql`select pg_notify('tests', 'after')`);
  await vi.waitFor(() => expect(received).toEqual(["before", "after"]));
  await listener.stop();
});
