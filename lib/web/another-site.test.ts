import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST as enterChannel } from "@/app/api/realtime/auth/route";
import { POST as tieSocket } from "@/app/api/realtime/session/route";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { openSessionFor } from "../identity/sign-in";
import { answerApi, describeApi } from "./api";
import { sessionCookieName } from "./cookies";
import { callContextFrom } from "./session";

const request = { cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => ({ value: request.cookie }) }),
}));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

const OURS = "http://localhost:3999";
let app: TestApp;
let operations: { method: string; path: string }[];

beforeAll(async () => {
  app = await testApp();
  const ada = await makeUser(app, "Ada", { balanceMinor: 10_000n, staffRoles: ["MODERATOR"] });
  const device = { address: "198.51.100.1", userAgent: "Test browser" };
  const { sessionId } = await openSessionFor(ada.id, device, { viaFactor: true });
  const salt = sessionCookieName();
  request.cookie = await encode({ token: { sessionId }, salt, secret: process.env.AUTH_SECRET ?? "" });
  const { paths } = (await describeApi(OURS)) as { paths: Record<string, Record<string, object>> };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
});
afterAll(() => app.close());

/** How a page of another site can have its visitor's browser ask: with the cookie, as it needs no leave from us. */
const disguises: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: `${OURS}.evil.example` },
  { origin: OURS, "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: "http://other.localhost:3999" },
];
const bodies: [type: string, body: string][] = [
  ["application/json", "{}"],
  ["text/plain", "{}"],
  ["application/x-www-form-urlencoded", "a=b"],
];

const isChange = ({ method }: { method: string }) => method !== "GET";
const filled = (path: string) => path.replace(/\{\w+\}/g, () => randomUUID());

async function ask(method: string, path: string, headers: Record<string, string>, body?: string) {
  const key = { "idempotency-key": randomUUID(), ...headers };
  const asked = new Request(`${OURS}/api/v1${filled(path)}`, { method, headers: key, body: body ?? null });
  return answerApi(asked, await callContextFrom(asked));
}

/** Every row of every table that somebody's act could change, in one word. */
async function everything(): Promise<string> {
  const { rows } = await app.asOwner(
    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const parts = rows.map(
    ({ table_name: name }) =>
      `select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as d from ${name} r`,
  );
  const digest = await app.asOwner(`select string_agg(d, ' ') as all from (${parts.join(" union all ")}) x`);
  return digest.rows[0].all;
}

test("no operation that changes something does so for another site's page, and nothing is written", async () => {
  const changes = operations.filter(isChange);
  expect(changes.length).toBeGreaterThan(40);
  const before = await everything();
  for (const { method, path } of changes) {
    for (const disguise of disguises) {
      for (const [type, body] of bodies) {
        const answer = await ask(method, path, { ...disguise, "content-type": type }, body);
        expect(answer.status, `${method} ${path} ${JSON.stringify(disguise)} ${type}`).toBe(403);
        expect(await answer.json()).toMatchObject({ reason: "another_site" });
      }
    }
  }
  expect(await everything()).toBe(before);
});

test("without a word of where it comes from a request has no share in the cookie", async () => {
  const before = await everything();
  const asked = operations.filter(isChange).filter(({ path }) => !forStrangers.test(path));
  expect(asked.length).toBeGreaterThan(30);
  for (const { method, path } of asked) {
    const answer = await ask(method, path, { "content-type": "application/json" }, "{}");
    // A body that is no answer to the question is refused before anybody asks whose it is.
    expect([401, 422], `${method} ${path}`).toContain(answer.status);
  }
  expect(await everything()).toBe(before);
});

/** What a stranger may ask for as well: it goes by what is sent, not by who is signed in. */
const forStrangers = /^\/auth\/(sign-up|token|token\/refresh|password\/|email\/|google\/|passkey\/)/;

test("no change is made by a GET", async () => {
  const reads = new Set(operations.filter((operation) => !isChange(operation)).map(({ path }) => path));
  const before = await everything();
  for (const { path } of operations.filter((one) => isChange(one) && !reads.has(one.path))) {
    const { status } = await ask("GET", path, { origin: OURS });
    expect([404, 405, 422], path).toContain(status);
  }
  expect(await everything()).toBe(before);
});

test("another site's page gets no leave to listen in its visitor's name", async () => {
  const body = "socket_id=1.2&channel_name=private-staff";
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const post = (headers: Record<string, string>) =>
    new Request(`${OURS}/api/realtime`, { method: "POST", headers: { ...type, ...headers }, body });
  for (const answer of [enterChannel, tieSocket]) {
    expect((await answer(post({ origin: OURS }))).status).toBe(200);
    for (const disguise of [{}, ...disguises]) expect((await answer(post(disguise))).status).toBe(403);
  }
});
