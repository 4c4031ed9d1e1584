import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { useTestSettings } from "@/lib/testing/world";
import { thisBrowser } from "./browser";
import { enterBrowser } from "./enter-browser";

interface Kept {
  name: string;
  value: string;
  options: object;
}

const jar = new Map<string, Kept>();
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    set: (name: string, value: string, options: object) => jar.set(name, { name, value, options }),
  }),
}));

const headers = new Headers({ "x-forwarded-for": "203.0.113.7", "user-agent": "Test browser" });

beforeAll(() => useTestSettings({ APP_URL: "https://amana.example" }));
beforeEach(() => jar.clear());

test("gives a browser a 256-bit secret for a year, in a host-only HttpOnly cookie", async () => {
  const browser = await thisBrowser(headers);
  expect(browser).toMatchObject({ address: "203.0.113.7", userAgent: "Test browser" });
  expect(Buffer.from(browser.token, "base64url")).toHaveLength(32);
  await enterBrowser(browser);
  expect([...jar.values()]).toEqual([
    {
      name: "__Host-amana.browser",
      value: browser.token,
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: true, maxAge: 365 * 24 * 60 * 60 },
    },
  ]);
});

test("keeps a valid secret, and replaces an invalid one", async () => {
  const first = await thisBrowser(headers);
  await enterBrowser(first);
  expect((await thisBrowser(headers)).token).toBe(first.token);
  await enterBrowser({ token: "not a secret of ours" });
  const replaced = (await thisBrowser(headers)).token;
  expect(replaced).toMatch(/^[\w-]{43}$/);
  expect(replaced).not.toBe(first.token);
});
