import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { environment } from "./stage/environment";
import { expect, test } from "./stage/journey";
import { asOwner } from "./stage/owner";
import { newPage, type Person, register, signIn, verifiedUser } from "./stage/people";

const evil = "https://evil.example";

/** The ids of all server actions of the build. */
const actions = Object.keys(
  (JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as { node: object }).node,
);

/** A user's account and sessions, as text. */
const accountOf = ({ email }: Person) =>
  asOwner(
    `select u::text as person, (select array_agg(s.id || coalesce(s.revoked_at::text, '') order by s.id) from session s where s.user_id = u.id) as sessions
     from app_user u where u.email = $1`,
    [email],
  );

const crossSiteHeaders: Record<string, string>[] = [
  { origin: evil },
  { origin: "null" },
  { origin: evil, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
];

const actionHeaders = (action: string) => ({
  "next-action": action,
  "content-type": "text/plain;charset=UTF-8",
});

const post = (page: Page, path: string, headers: Record<string, string>, data = "[]") =>
  page.request.post(path, { headers, data, maxRedirects: 0 });

test("refuses every server action from another site, even with forged proxy headers", async ({ browser }) => {
  test.slow();
  const user = await verifiedUser(browser, "Zainab");
  const before = await accountOf(user);
  expect(actions.length).toBeGreaterThan(30);
  for (const action of actions) {
    for (const origin of crossSiteHeaders) {
      const answer = await post(user.page, "/sign-in", { ...actionHeaders(action), ...origin });
      expect(answer.status(), `${action} ${JSON.stringify(origin)}`).toBeGreaterThanOrEqual(400);
    }
  }
  expect(await accountOf(user)).toEqual(before);
  // From our own origin they run: one of them signs out.
  for (const action of actions) {
    await post(user.page, "/sign-in", { ...actionHeaders(action), origin: environment.appUrl });
  }
  expect(await accountOf(user)).not.toEqual(before);
});

test("next-auth has only our providers, and requires the CSRF token", async ({ browser }) => {
  const user = await verifiedUser(browser, "Yetunde");
  const { page, email, password } = user;
  const before = await accountOf(user);
  const form = { "content-type": "application/x-www-form-urlencoded", origin: evil };
  const typed = new URLSearchParams({ identifier: email, password, csrfToken: "guessed" }).toString();
  for (const path of [
    "signout",
    "callback/credentials",
    "callback/factor",
    "callback/passkey",
    "callback/texted-code",
  ]) {
    await post(page, `/api/auth/${path}`, form, typed);
    await page.request.get(`/api/auth/${path}`, { maxRedirects: 0 });
  }
  expect(await accountOf(user)).toEqual(before);
  expect((await page.request.get("/wallet", { maxRedirects: 0 })).status()).toBe(200);
  const providers = (await (await page.request.get("/api/auth/providers")).json()) as object;
  const google = process.env.GOOGLE_ISSUER ? ["google"] : [];
  expect(Object.keys(providers).toSorted()).toEqual([
    "credentials",
    "factor",
    ...google,
    "passkey",
    "texted-code",
  ]);
});

test("ignores forged client address and host headers", async ({ browser }) => {
  const user = await register("Wasiu");
  const forged = {
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-real-ip": "203.0.113.9",
    "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
    "x-middleware-rewrite": "/wallet",
    "x-nextjs-data": "1",
  };
  const page = await newPage(browser, { extraHTTPHeaders: forged });
  const answer = await page.request.get("/wallet", { maxRedirects: 0 });
  const to = new URL(answer.headers().location ?? "", environment.appUrl);
  expect(to.href).toBe(`${environment.appUrl}/sign-in?next=%2Fwallet`);
  expect(answer.headers()).toHaveProperty("content-security-policy");

  const own = await newPage(browser, { extraHTTPHeaders: { "x-forwarded-for": "203.0.113.9" } });
  await own.goto("/sign-in");
  await signIn(own, user);
  const sessions = await asOwner<{ address: string }>(
    "select address from session where user_id = (select id from app_user where email = $1)",
    [user.email],
  );
  expect(sessions).toHaveLength(1);
  expect(sessions[0]?.address).toMatch(/^(127\.0\.0\.1|::1)$/);
});

test("every cookie is HttpOnly, SameSite and host-only", async ({ browser }) => {
  const cookies = new Map<string, string>();
  const page = await newPage(browser);
  page.on("response", async (response) => {
    const sent = await response.headersArray().catch(() => []);
    for (const { name, value } of sent) {
      if (name.toLowerCase() === "set-cookie") cookies.set(value.split("=", 1)[0] ?? "", value);
    }
  });
  const user = await register("Vivian");
  await page.goto("/api/auth/csrf");
  await page.goto("/sign-in");
  await signIn(page, user);
  for (const path of ["/", "/offers", "/trades", "/wallet", "/settings", "/settings/security", "/help"]) {
    await page.goto(path);
  }
  expect([...cookies.keys()].join()).toMatch(/session/);
  expect([...cookies.keys()].join()).toMatch(/browser/);
  for (const cookie of cookies.values()) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=lax/i);
    expect(cookie).toMatch(/; Path=\/(;|$)/i);
    expect(cookie).not.toMatch(/; Domain/i);
  }
});
