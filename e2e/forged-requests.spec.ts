import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { environment } from "./stage/environment";
import { expect, test } from "./stage/journey";
import { asOwner } from "./stage/owner";
import { newPage, type Person, proven, register, signIn } from "./stage/people";

const evil = "https://evil.example";

/** Every server action that the build has, by the name that browsers call it. */
const actions = Object.keys(
  (JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as { node: object }).node,
);

/** All that the account of a person says of them, and their sessions. */
const availabilityOf = ({ email }: Person) =>
  asOwner(
    `select u::text as person, (select array_agg(s.id || coalesce(s.revoked_at::text, '') order by s.id) from session s where s.user_id = u.id) as sessions
     from app_user u where u.email = $1`,
    [email],
  );

const disguises: Record<string, string>[] = [
  { origin: evil },
  { origin: "null" },
  { origin: evil, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
];

const asking = (action: string) => ({
  "next-action": action,
  "content-type": "text/plain;charset=UTF-8",
});

const post = (page: Page, path: string, headers: Record<string, string>, data = "[]") =>
  page.request.post(path, { headers, data, maxRedirects: 0 });

test("no server action runs for another site's page, also where it forges the headers of a proxy", async ({
  browser,
}) => {
  test.slow();
  const somebody = await proven(browser, "Zainab");
  const before = await availabilityOf(somebody);
  expect(actions.length).toBeGreaterThan(30);
  for (const action of actions) {
    for (const disguise of disguises) {
      const answer = await post(somebody.page, "/sign-in", { ...asking(action), ...disguise });
      expect(answer.status(), `${action} ${JSON.stringify(disguise)}`).toBeGreaterThanOrEqual(400);
    }
  }
  expect(await availabilityOf(somebody)).toEqual(before);
  // The same from a page of ours is heard: one of them signs out.
  for (const action of actions) {
    await post(somebody.page, "/sign-in", { ...asking(action), origin: environment.appUrl });
  }
  expect(await availabilityOf(somebody)).not.toEqual(before);
});

test("next-auth has our ways in alone, and signs nobody in or out without the token of our pages", async ({
  browser,
}) => {
  const somebody = await proven(browser, "Yetunde");
  const { page, email, password } = somebody;
  const before = await availabilityOf(somebody);
  const form = { "content-type": "application/x-www-form-urlencoded", origin: evil };
  const typed = new URLSearchParams({ identifier: email, password, csrfToken: "guessed" }).toString();
  for (const path of ["signout", "callback/credentials", "callback/factor", "callback/passkey"]) {
    await post(page, `/api/auth/${path}`, form, typed);
    await page.request.get(`/api/auth/${path}`, { maxRedirects: 0 });
  }
  expect(await availabilityOf(somebody)).toEqual(before);
  expect((await page.request.get("/wallet", { maxRedirects: 0 })).status()).toBe(200);
  const ways = (await (await page.request.get("/api/auth/providers")).json()) as object;
  const google = process.env.GOOGLE_ISSUER ? ["google"] : [];
  expect(Object.keys(ways).toSorted()).toEqual(["credentials", "factor", ...google, "passkey"]);
});

test("a stranger's word for where they come from, and for where they are, is not believed", async ({
  browser,
}) => {
  const somebody = await register("Wasiu");
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
  await signIn(own, somebody);
  const sessions = await asOwner<{ address: string }>(
    "select address from session where user_id = (select id from app_user where email = $1)",
    [somebody.email],
  );
  expect(sessions).toHaveLength(1);
  expect(sessions[0]?.address).toMatch(/^(127\.0\.0\.1|::1)$/);
});

test("every cookie that we set is kept from scripts and from other sites", async ({ browser }) => {
  const cookies = new Map<string, string>();
  const page = await newPage(browser);
  page.on("response", async (response) => {
    const sent = await response.headersArray().catch(() => []);
    for (const { name, value } of sent) {
      if (name.toLowerCase() === "set-cookie") cookies.set(value.split("=", 1)[0] ?? "", value);
    }
  });
  const somebody = await register("Vivian");
  await page.goto("/api/auth/csrf");
  await page.goto("/sign-in");
  await signIn(page, somebody);
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
