import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { answerApi } from ".";
import { aliases, aliasRewrites } from "./aliases";
import { describeApi } from "./description";

let app: TestApp;
let ada: TestUser;

beforeAll(async () => {
  app = await testApp({ CALLS_A_MINUTE: "10000", ANONYMOUS_CALLS_A_MINUTE: "10000" });
  ada = await makeUser(app, "Ada Obi", { balanceMinor: 500_000n });
});
afterAll(() => app.close());

/** What belongs to a single call. */
const ofOneCall = new Set(["x-request-id", "ratelimit-remaining", "ratelimit-reset"]);

async function answer(method: string, path: string, isSignedIn: boolean, body?: object) {
  // Each call finds what the first one found.
  for (const table of ["sign_in_count", "rate_limit", "sign_in_code"])
    await app.asOwner(`delete from ${table}`);
  const context: CallContext = {
    actor: isSignedIn ? { id: ada.id, roles: [] } : null,
    session: isSignedIn ? { id: newId(), hasFactor: false, isFresh: true } : null,
    key: undefined,
    requestId: newId(),
    address: "198.51.100.7",
    userAgent: "Test program",
  };
  const init = {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  };
  const response = await answerApi(new Request(`http://localhost:3999/api${path}`, init), context);
  const text = await response.text();
  const { requestId: _, ...rest } = text ? JSON.parse(text) : {};
  const headers = [...response.headers].filter(([name]) => !ofOneCall.has(name));
  return { status: response.status, headers: Object.fromEntries(headers), body: rest };
}

const filled = (path: string) => path.replace("{id}", ada.id).replace("{reference}", `dep-${newId()}`);

/** A body that its operation takes as far as it can be taken twice. */
const bodies: Record<string, object> = {
  "/auth/code/send": { phone: "08140000001" },
  "/auth/code/token": { phone: "08140000001", code: "123456" },
  "/auth/token/refresh": { refreshToken: "none" },
  "/auth/token": { identifier: "nobody@amana.test", password: "not this one" },
};

test.each(aliases)("$method $path answers as $of", async ({ method, path, of }) => {
  const [target = "", original = ""] = of.split(" ");
  const [from, to] = [filled(path), `/v1${filled(original)}`];
  for (const isSignedIn of [true, false]) {
    for (const body of method === "POST" ? [bodies[original] ?? {}, { unknown: "field" }] : [undefined]) {
      const expected = await answer(target, to, isSignedIn, target === "DELETE" ? undefined : body);
      expect(await answer(method, from, isSignedIn, body)).toEqual(expected);
      expect(expected.body.reason).not.toBe("no_such_operation");
    }
  }
});

test("an alias is described as its operation, and names it", async () => {
  const { paths } = (await describeApi("https://amana.example")) as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  for (const { method, path, of } of aliases) {
    const [target = "", original = ""] = of.split(" ");
    const own = paths[`/v1${original}`]?.[target.toLowerCase()];
    expect(paths[path]?.[method.toLowerCase()]).toEqual({
      ...own,
      operationId: expect.stringContaining(String(own?.operationId)),
      "x-alias-of": `${target} /v1${original}`,
    });
  }
});

test("what is no alias has no second route, and aliases outside /api/v1 are led to it", async () => {
  expect(await answer("GET", "/v1/auth/send-otp", false)).toMatchObject({ status: 404 });
  expect(await answer("POST", "/v1/orders/x/none", true)).toMatchObject({ status: 404 });
  expect(aliasRewrites).toContainEqual({ source: "/api/wallet", destination: "/api/v1/wallet" });
});
