import type { Server } from "node:http";
import type { Page } from "@playwright/test";
import Provider from "oidc-provider";
import { expect, test } from "./stage/journey";
import { invent, newPage, proven, provePhone } from "./stage/people";
import { nextMail } from "./stage/simulators";

const { GOOGLE_ISSUER: issuer = "", GOOGLE_CLIENT_ID = "", GOOGLE_CLIENT_SECRET = "" } = process.env;

// One after the other: they share the one provider that the product was told of.
test.describe.configure({ mode: "default" });
test.skip(issuer === "", "The product was started without Google.");

let google: Server;

/** A provider of OpenID as Google is one: it believes everybody that they are whose address they type. */
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

async function comeByGoogle(page: Page, email: string, says = "Sign in with Google"): Promise<void> {
  await page.getByRole("button", { name: says }).click();
  await page.locator("input[name=login]").fill(email);
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("somebody signs up with Google, proves a number, and comes back by Google", async ({ browser }) => {
  const { email, phone } = invent("Amaka");
  const page = await newPage(browser);
  await page.goto("/sign-up");
  await comeByGoogle(page, email, "Sign up with Google");
  await expect(page).toHaveURL(/\/verify/);
  await page.getByLabel("Phone number").fill(phone);
  await provePhone({ page, phone });
  await expect(page.getByRole("heading", { name: "You’re all set" })).toBeVisible();
  const elsewhere = await newPage(browser);
  await elsewhere.goto("/sign-in?next=/wallet");
  await comeByGoogle(elsewhere, email);
  await expect(elsewhere).toHaveURL(/\/wallet/);
});

test("an account of the same address is opened by Google after the mailed link", async ({ browser }) => {
  const somebody = await proven(browser, "Bisi");
  const page = await newPage(browser);
  await page.goto("/sign-in");
  await comeByGoogle(page, somebody.email);
  await expect(page.getByRole("heading", { name: "Is this your account?" })).toBeVisible();
  const mail = await nextMail(somebody.email);
  const link = /https?:\/\/\S+\/sign-in\/google\?token=\S+/.exec(mail.text)?.[0] ?? "";
  await page.goto(link);
  await page.getByRole("button", { name: "Connect Google" }).click();
  await expect(page.getByText("Google is connected.")).toBeVisible();
  // Google remembers who they are, and that they have agreed.
  await page.getByRole("button", { name: "Sign in with Google" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await somebody.page.goto("/settings/security");
  await expect(somebody.page.getByText("Google was connected.")).toBeVisible();
});

test("an account of the same address is joined by its password, and by no other", async ({ browser }) => {
  const somebody = await proven(browser, "Funke");
  const page = await newPage(browser);
  await page.goto("/sign-in");
  await comeByGoogle(page, somebody.email);
  await expect(page.getByText(`${somebody.email} already has an account.`)).toBeVisible();
  const join = page.getByRole("button", { name: "Sign in and connect Google" });
  await page.getByLabel("Password", { exact: true }).fill("not the password at all");
  await join.click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Wrong email, phone number or password" }),
  ).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(somebody.password);
  await join.click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await page.goto("/settings/security");
  await expect(page.getByText("Google was connected.")).toBeVisible();
  const elsewhere = await newPage(browser);
  await elsewhere.goto("/sign-in?next=/wallet");
  await comeByGoogle(elsewhere, somebody.email);
  await expect(elsewhere).toHaveURL(/\/wallet/);
});
