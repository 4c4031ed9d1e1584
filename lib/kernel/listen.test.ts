import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { query, sql } from "./db";
import { listenTo } from "./listen";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("a connection that the server cuts is noticed, and hears again once it is mended", async () => {
  const heard: string[] = [];
  const listener = listenTo("tests", (payload) => heard.push(payload));
  await listener.mend();
  await query(sql`select pg_notify('tests', 'before')`);
  await vi.waitFor(() => expect(heard).toEqual(["before"]));
  await query(sql`select pg_terminate_backend(${listener.backend()}::int)`);
  await vi.waitFor(() => expect(listener.backend()).toBeNull());
  await listener.mend();
  await query(sql`select pg_notify('tests', 'after')`);
  await vi.waitFor(() => expect(heard).toEqual(["before", "after"]));
  await listener.stop();
});
