import { beforeAll, expect, test } from "vitest";
import { useTestSettings } from "@/lib/testing/world";
import { authCookies, browserCookie, joiningCookie, pendingCookie } from "./cookies";

beforeAll(() => useTestSettings({ APP_URL: "https://amana.example" }));

test("under TLS every cookie of ours is bound to this host, and no script and no other site has it", () => {
  const cookies = [...Object.values(authCookies()), browserCookie(), pendingCookie(), joiningCookie()];
  expect(new Set(cookies.map(({ name }) => name)).size).toBe(cookies.length);
  for (const { name, options } of cookies) {
    expect(name).toMatch(/^__Host-amana\.\w+$/);
    expect(options).toMatchObject({ httpOnly: true, sameSite: "lax", secure: true, path: "/" });
    expect(options).not.toHaveProperty("domain");
  }
});
