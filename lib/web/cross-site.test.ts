import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST as enterChannel } from "@/app/api/realtime/auth/route";
import { POST as authenticateSocket } from "@/app/api/realtime/session/route";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { openSessionFor } from "../identity/sign-in";
import { answerApi } from "./api";
import { describeApi } from "./api/description";
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
let adaId: string;
let operations: { method: string; path: string }[];

beforeAll(async () => {
  app = await testApp({ CALLS_A_MINUTE: "10000", ANONYMOUS_CALLS_A_MINUTE: "10000" });
  const ada = await makeUser(app, "Ada", { balanceMinor: 10_000n, staffRoles: ["MODERATOR"] });
  adaId = ada.id;
  const device = { address: "198.51.100.1", userAgent: "Test browser" };
  const { sessionId } = await openSessionFor(ada.id, device, { viaFactor: true });
  const salt = sessionCookieName();
  request.cookie = await encode({ token: { sessionId }, salt, secret: process.env.AUTH_SECRET ?? "" });
  const { paths } = (await describeApi(OURS)) as { paths: Record<string, Record<string, object>> };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path: path.replace(/^\/v1/, "") })),
  );
});
afterAll(() => app.close());

/** Headers of cross-site requests, which browsers can send with the cookie. */
const crossSiteHeaders: Record<string, string>[] = [
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

async function send(method: string, path: string, headers: Record<string, string>, body?: string) {
  const key = { "idempotency-key": randomUUID(), ...headers };
  const request = new Request(`${OURS}/api/v1${filled(path)}`, { method, headers: key, body: body ?? null });
  return answerApi(request, await callContextFrom(request));
}

/** A digest of all rows but the counts of calls, and but when a session was last seen, which a slow run moves on. */
async function databaseDigest(): Promise<string> {
  const { rows } = await app.asOwner(
    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'call_count' order by 1",
  );
  const parts = rows.map(({ table_name: name }) => {
    const row = name === "session" ? "(to_jsonb(r) - 'last_seen_at')::text" : "r::text";
    return `select md5(coalesce(string_agg(${row}, '|' order by ${row}), '')) as d from ${name} r`;
  });
  const digest = await app.asOwner(`select string_agg(d, ' ') as all from (${parts.join(" union all ")}) x`);
  return digest.rows[0].all;
}

test("refuses every changing operation from another site, and writes nothing", async () => {
  const changes = operations.filter(isChange);
  expect(changes.length).toBeGreaterThan(40);
  const before = await databaseDigest();
  for (const { method, path } of changes) {
    for (const origin of crossSiteHeaders) {
      for (const [type, body] of bodies) {
        const answer = await send(method, path, { ...origin, "content-type": type }, body);
        expect(answer.status, `${method} ${path} ${JSON.stringify(origin)} ${type}`).toBe(403);
        expect(await answer.json()).toMatchObject({ reason: "another_site" });
      }
    }
  }
  expect(await databaseDigest()).toBe(before);
});

test("ignores the cookie of a changing request without an origin", async () => {
  const before = await databaseDigest();
  const changes = operations.filter(isChange).filter(({ path }) => !forAnonymous.test(path));
  expect(changes.length).toBeGreaterThan(30);
  for (const { method, path } of changes) {
    const answer = await send(method, path, { "content-type": "application/json" }, "{}");
    // An invalid body is refused before authentication.
    expect([401, 422], `${method} ${path}`).toContain(answer.status);
  }
  expect(await databaseDigest()).toBe(before);
});

test("refuses every operation of a page that was made for another person, and writes nothing", async () => {
  const before = await databaseDigest();
  const refused: string[] = [];
  for (const { method, path } of operations.filter(({ path: one }) => !forAnonymous.test(one))) {
    for (const viewer of [randomUUID(), ""]) {
      const headers = { origin: OURS, "x-page-viewer": viewer, "content-type": "application/json" };
      const answer = await send(method, path, headers, method === "GET" ? undefined : "{}");
      const body = (await answer.json()) as { reason: string; message: string };
      if (body.reason === "signed_in_as_another") {
        expect(body.message).toMatch(/^You are signed in as Ada now/);
        refused.push(path);
      } // An invalid body is refused before authentication; what is public has no actor.
      else if (method === "GET") expect(path).toMatch(publicReads);
      else expect(answer.status, `${method} ${path}`).toBe(422);
    }
  }
  expect(refused.length).toBeGreaterThan(60);
  expect(await databaseDigest()).toBe(before);
});

const publicReads =
  /^\/(offers|listings|products|categories|search|images|people|users|settings|ads|disputes\/lateness$)/;

/** Operations without authentication. */
const forAnonymous = /^\/auth\/(sign-up|token|token\/refresh|password\/|email\/|google\/|passkey\/)/;

test("a GET changes nothing", async () => {
  const reads = new Set(operations.filter((operation) => !isChange(operation)).map(({ path }) => path));
  const before = await databaseDigest();
  for (const { path } of operations.filter((one) => isChange(one) && !reads.has(one.path))) {
    const { status } = await send("GET", path, { origin: OURS });
    expect([404, 405, 422], path).toContain(status);
  }
  expect(await databaseDigest()).toBe(before);
});

test("refuses realtime authorization to another site", async () => {
  const body = "socket_id=1.2&channel_name=private-staff";
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const post = (headers: Record<string, string>) =>
    new Request(`${OURS}/api/realtime`, { method: "POST", headers: { ...type, ...headers }, body });
  for (const answer of [enterChannel, authenticateSocket]) {
    const named = { "x-page-viewer": adaId };
    expect((await answer(post({ origin: OURS, ...named }))).status).toBe(200);
    for (const origin of [{}, ...crossSiteHeaders]) {
      expect((await answer(post({ ...origin, ...named }))).status).toBe(403);
    }
    for (const viewer of [randomUUID(), ""]) {
      expect((await answer(post({ origin: OURS, "x-page-viewer": viewer }))).status).toBe(403);
    }
  }
});
