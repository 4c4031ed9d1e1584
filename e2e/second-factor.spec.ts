import type { Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { post, refusalOf } from "./stage/api";
import { expect, test } from "./stage/journey";
import { expectWallet } from "./stage/money";
import { offerAndBuyer } from "./stage/one-offer";
import { addPasskey, withAuthenticator } from "./stage/passkeys";
import {
  disclose,
  expireReauthentication,
  openReauthentication,
  type Person,
  reauthenticationDialog,
  signOut,
  submitPassword,
  verifiedUser,
} from "./stage/people";
import { accept, move, openRoom, tradeStatus } from "./stage/trades";

test("requires an app code after the password, and accepts each recovery code once", async ({ browser }) => {
  const person = await verifiedUser(browser, "Tolu");
  const { page } = person;
  const { app, codes } = await setUpApp(page);
  await signOut(page);
  await typePassword(person);
  await page.getByLabel("Authenticator code").fill("000000");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("That code is wrong")).toBeVisible();
  // The code of the next step, because the setup has used the current one.
  await page.getByLabel("Authenticator code").fill(app.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);

  await signOut(page);
  await signInWithRecoveryCode(person, codes[0] ?? "");
  await expect(page).not.toHaveURL(/sign-in/);
  await signOut(page);
  await signInWithRecoveryCode(person, codes[0] ?? "");
  await expect(page.getByText("That recovery code is wrong")).toBeVisible();
  await page.goto("/wallet");
  await expect(page).toHaveURL(/sign-in/);
});

test("a passkey is added, renamed, signs in alone, and is removed", async ({ browser }) => {
  const { page } = await verifiedUser(browser, "Uche");
  await withAuthenticator(page);
  await addPasskey(page);
  await disclose(page, "Rename");
  await page.getByLabel("Name").fill("My own key");
  await page.getByRole("button", { name: "Save name" }).click();
  // The page also lists security events.
  const mine = page.getByRole("listitem").filter({ hasText: "My own key" }).filter({ hasText: "Rename" });
  await expect(mine).toContainText("not used yet");
  await signOut(page);
  await withoutAutofill(page);
  await page.goto("/sign-in?next=/settings/security");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/settings/security");
  await expect(mine).toContainText("last used");
  await disclose(mine, "Remove");
  await mine.getByRole("button", { name: "Yes, remove My own key" }).click();
  await expect(mine).toBeHidden();
});

test("a user with a passkey signs a payment, and nothing is paid without the signature", async ({
  browser,
}) => {
  const { seller, buyer, offer } = await offerAndBuyer(browser);
  await withAuthenticator(buyer.page);
  await addPasskey(buyer.page);
  const tradeId = await accept(buyer, offer);
  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");
  const unsigned = await post(buyer.page, `/trades/${tradeId}/approve`, {});
  expect(await refusalOf(unsigned)).toEqual({ status: 403, reason: "signature_needed" });
  await openRoom(buyer.page, tradeId);
  await disclose(tradeStatus(buyer.page), "Airtime received: pay Sade ₦1,478.48");
  for (const fact of ["₦1,478.48", seller.name, tradeId]) {
    await expect(buyer.page.getByLabel("What you’re confirming")).toContainText(fact);
  }
  await buyer.page.getByRole("button", { name: "Pay ₦1,478.48" }).click();
  await expect(tradeStatus(buyer.page)).toContainText("Done. Sade was paid ₦1,478.48.");
  await expectWallet(seller.page, 1_478_48n);
});

test("a stale session reauthenticates in place and continues", async ({ browser }) => {
  const person = await verifiedUser(browser, "Vera");
  const { page } = person;
  await expireReauthentication(person);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up an app" }).click();
  await openReauthentication(page);
  const dialog = reauthenticationDialog(page);
  await submitPassword(dialog, "not my password");
  await expect(dialog.getByText("Wrong password")).toBeVisible();
  await submitPassword(dialog, person.password);
  await expect(page).toHaveURL("/settings/security/app");

  await expireReauthentication(person);
  await page.goto("/settings/security/app");
  await expect(page).toHaveURL(/\/confirm/);
  await submitPassword(page, person.password);
  await expect(page).toHaveURL("/settings/security/app");
});

async function setUpApp(page: Page): Promise<{ app: TOTP; codes: string[] }> {
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up an app" }).click();
  const secret = await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).textContent();
  const app = new TOTP({ secret: (secret ?? "").replaceAll(" ", "") });
  await page.getByLabel("Authenticator code").fill(app.generate());
  await page.getByRole("button", { name: "Turn on" }).click();
  const shown = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(shown).toHaveCount(10);
  const codes = await shown.allTextContents();
  await page.getByRole("link", { name: "I’ve saved them" }).click();
  await expect(page.getByText("10 left")).toBeVisible();
  return { app, codes };
}

/** Signs in with the password, up to the page for the second factor. */
async function typePassword({ page, email, password }: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in\/factor/);
}

async function signInWithRecoveryCode(person: Person, code: string): Promise<void> {
  await typePassword(person);
  await disclose(person.page, "Lost your phone?");
  await person.page.getByLabel("Recovery code").fill(code);
  await person.page.locator("details").getByRole("button", { name: "Sign in" }).click();
}

/** Disables conditional mediation: the virtual authenticator would sign in before the button is pressed. */
const withoutAutofill = (page: Page) =>
  page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
