import { beforeAll, expect, test } from "vitest";
import { useTestSettings } from "@/lib/testing/world";
import {
  authCookies,
  browserCookie,
  cartCookie,
  joiningCookie,
  notesCookie,
  pendingCookie,
  stateCookie,
  textedCookie,
} from "./cookies";

beforeAll(() => useTestSettings({ APP_URL: "https://amana.example" }));

test("every cookie is host-only, HttpOnly and SameSite under TLS", () => {
  const cookies = [
    ...Object.values(authCookies()),
    browserCookie(),
    pendingCookie(),
    textedCookie(),
    joiningCookie(),
    cartCookie(),
    stateCookie(),
    notesCookie(),
  ];
  expect(new Set(cookies.map(({ name }) => name)).size).toBe(cookies.length);
  for (const { name, options } of cookies) {
    expect(name).toMatch(/^__Host-amana\.\w+$/);
    expect(options).toMatchObject({ httpOnly: true, sameSite: "lax", secure: true, path: "/" });
    expect(options).not.toHaveProperty("domain");
  }
});
