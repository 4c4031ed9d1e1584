import type { Server } from "node:http";
import type { Page } from "@playwright/test";
import Provider from "oidc-provider";
import { expect, test } from "./stage/journey";
import { newDetails, newPage, verifiedUser, verifyPhone } from "./stage/people";
import { nextMail } from "./stage/simulators";
import { survives } from "./stage/unsent";

const { GOOGLE_ISSUER: issuer = "", GOOGLE_CLIENT_ID = "", GOOGLE_CLIENT_SECRET = "" } = process.env;

// Sequential: they share the configured provider.
test.describe.configure({ mode: "default" });
test.skip(issuer === "", "The product was started without Google.");

let google: Server;

/** An OpenID provider in place of Google, which accepts every email address without a check. */
test.beforeAll(async () => {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: GOOGLE_CLIENT_ID,
        client_secret: GOOGLE_CLIENT_SECRET,
        redirect_uris: [`${process.env.BASE_URL}/api/auth/callback/google`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    ttl: { Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, Interaction: 600 },
    cookies: { keys: ["only for the journeys"] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, name: "Amaka Obi" }),
    }),
  });
  google = provider.listen(Number(new URL(issuer).port));
});

test.afterAll(async () => {
  google?.closeAllConnections();
  await new Promise((closed) => google?.close(closed));
});

async function signInWithGoogle(page: Page, email: string, button = "Sign in with Google"): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.locator("input[name=login]").fill(email);
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("signs up with Google, verifies a number, and signs in with Google again", async ({ browser }) => {
  const { email, phone } = newDetails("Amaka");
  const page = await newPage(browser);
  await page.goto("/sign-up");
  await signInWithGoogle(page, email, "Sign up with Google");
  await expect(page).toHaveURL(/\/verify/);
  await page.getByLabel("Phone number").fill(phone);
  await verifyPhone({ page, phone });
  await expect(page.getByRole("heading", { name: "You’re all set" })).toBeVisible();
  const elsewhere = await newPage(browser);
  await elsewhere.goto("/sign-in?next=/wallet");
  await signInWithGoogle(elsewhere, email);
  await expect(elsewhere).toHaveURL(/\/wallet/);
});

test("connects an account with the same address through the emailed link", async ({ browser }) => {
  const user = await verifiedUser(browser, "Bisi");
  const page = await newPage(browser);
  await page.goto("/sign-in");
  await signInWithGoogle(page, user.email);
  await expect(page.getByRole("heading", { name: "Is this your account?" })).toBeVisible();
  const mail = await nextMail(user.email);
  const link = /https?:\/\/\S+\/sign-in\/google\?token=\S+/.exec(mail.text)?.[0] ?? "";
  await page.goto(link);
  await page.getByRole("button", { name: "Connect Google" }).click();
  await expect(page.getByText("Google is connected.")).toBeVisible();
  // The provider remembers the session and the consent.
  await page.getByRole("button", { name: "Sign in with Google" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await user.page.goto("/settings/security");
  await expect(user.page.getByText("Google was connected by an emailed link.")).toBeVisible();
});

test("connects an account with the same address with its password only", async ({ browser }) => {
  const user = await verifiedUser(browser, "Funke");
  const page = await newPage(browser);
  await page.goto("/sign-in");
  await signInWithGoogle(page, user.email);
  await expect(page.getByText(`${user.email} already has an account.`)).toBeVisible();
  const join = page.getByRole("button", { name: "Sign in and connect Google" });
  await survives(page, {
    file: "components/identity/join-by-password-form.tsx",
    open: () => Promise.resolve(),
    fields: {},
    secrets: { Password: "not the password at all" },
    button: "Sign in and connect Google",
  });
  await page.getByLabel("Password", { exact: true }).fill("not the password at all");
  await join.click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Wrong email, phone number or password" }),
  ).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(user.password);
  await join.click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await page.goto("/settings/security");
  await expect(page.getByText("Google was connected.")).toBeVisible();
  const elsewhere = await newPage(browser);
  await elsewhere.goto("/sign-in?next=/wallet");
  await signInWithGoogle(elsewhere, user.email);
  await expect(elsewhere).toHaveURL(/\/wallet/);
});
