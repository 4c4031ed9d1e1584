import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { answerApi } from ".";

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ CALLS_A_MINUTE: "12", ANONYMOUS_CALLS_A_MINUTE: "30" });
});
afterAll(() => app.close());

const by = (userId: string | undefined, address = "198.51.100.7"): CallContext => ({
  actor: userId ? { id: userId, roles: [] } : null,
  key: undefined,
  requestId: newId(),
  address,
  userAgent: "Test program",
});

const get = (path: string, context: CallContext, headers: Record<string, string> = {}) =>
  answerApi(new Request(`http://localhost:3999/api/v1${path}`, { headers }), context);

const limitsOf = ({ headers }: Response) =>
  ["RateLimit-Limit", "RateLimit-Remaining"].map((name) => Number(headers.get(name)));

test("says with each answer what is left of the caller's minute, and refuses the call beyond it", async () => {
  const { id } = await makeUser(app, "Ada Obi");
  expect(limitsOf(await get("/offers", by(id)))).toEqual([12, 11]);
  expect(limitsOf(await get("/nothing", by(id)))).toEqual([12, 10]);
  for (let call = 0; call < 10; call += 1) await get("/offers", by(id));
  const refused = await get("/offers", by(id));
  expect(refused.status).toBe(429);
  expect(limitsOf(refused)).toEqual([12, 0]);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(refused.headers.get("Retry-After")).toBe(refused.headers.get("RateLimit-Reset"));
  expect(await refused.json()).toMatchObject({
    code: "RATE_LIMIT_EXCEEDED",
    reason: "too_many_requests",
    message: expect.stringContaining("Wait a moment"),
    requestId: expect.any(String),
  });
});

test("counts signed-in people by themselves, and those who are not by their address", async () => {
  const [bayo, chi] = [await makeUser(app, "Bayo"), await makeUser(app, "Chi")];
  expect(limitsOf(await get("/offers", by(bayo.id)))).toEqual([12, 11]);
  expect(limitsOf(await get("/offers", by(chi.id)))).toEqual([12, 11]);
  expect(limitsOf(await get("/offers", by(undefined, "203.0.113.1")))).toEqual([30, 29]);
  expect(limitsOf(await get("/offers", by(undefined, "203.0.113.1")))).toEqual([30, 28]);
  expect(limitsOf(await get("/offers", by(undefined, "203.0.113.2")))).toEqual([30, 29]);
});

test("answers a read that has not changed with 304 and no body", async () => {
  const context = by(undefined, "203.0.113.3");
  const first = await get("/offers", context);
  const etag = first.headers.get("ETag") ?? "";
  expect(etag).toMatch(/^"[\w-]{22}"$/);
  for (const sent of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const again = await get("/offers", context, { "if-none-match": sent });
    expect([again.status, again.headers.get("ETag"), await again.text()]).toEqual([304, etag, ""]);
  }
  const changed = await get("/offers", context, { "if-none-match": '"other"' });
  expect([changed.status, await changed.json()]).toEqual([200, await first.json()]);
});

test.each(["1", "19", "51", "0", "-1", "1e9", "x"])("refuses pages of %s rows", async (limit) => {
  const answer = await get(`/offers?limit=${limit}`, by(undefined, "203.0.113.4"));
  expect(answer.status).toBe(422);
});
