import type { Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { newPage, type Person, register, signIn, signOut } from "./stage/people";
import { nextMail } from "./stage/simulators";

const field = (page: Page) => page.getByLabel("Password", { exact: true });
const refusal = (page: Page) => page.getByRole("main").getByRole("alert");

async function tryPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email address").fill(email);
  await field(page).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  // The field is emptied by the response.
  await expect(field(page)).toHaveValue("");
}

async function solveCaptcha(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "I’m not a robot" }).click();
  await expect(page.getByText("Verified")).toBeVisible({ timeout: 30_000 });
}

test("guessing leads to a CAPTCHA, then a lock; the owner can still sign in on a known browser, and reset the password elsewhere", async ({
  browser,
}) => {
  test.slow();
  // Signing in makes this browser known to the account.
  const owner: Person = { ...(await register("Tola")), page: await newPage(browser) };
  await owner.page.goto("/sign-in");
  await signIn(owner.page, owner);
  const stranger = await newPage(browser);
  const blocked: string[] = [];
  stranger.on("console", (message) => {
    if (/content security policy/i.test(message.text())) blocked.push(message.text());
  });
  await guessFiveTimes(stranger, owner);
  expect(blocked).toEqual([]);
  await test.step("the owner can still sign in on the known browser", async () => {
    await signOut(owner.page);
    await owner.page.goto("/sign-in");
    await signIn(owner.page, owner);
  });
  await chooseNewPassword(stranger, owner);
});

const guessFiveTimes = (page: Page, { email }: Person) =>
  test.step("compares three guesses, two more with a CAPTCHA each, then none", async () => {
    await page.goto("/sign-in");
    for (let guess = 1; guess <= 3; guess += 1) {
      await tryPassword(page, email, `guess number ${guess}`);
      await expect(refusal(page)).toContainText("Wrong email, phone number or password");
    }
    await tryPassword(page, email, "guess without the box");
    await expect(refusal(page)).toContainText("confirm you’re not a robot");
    await solveCaptcha(page);
    await tryPassword(page, email, "guess number 4");
    await expect(refusal(page)).toContainText("Wrong email, phone number or password");
    await solveCaptcha(page);
    await tryPassword(page, email, "guess number 5");
    await expect(refusal(page)).toContainText("We locked your account after five wrong passwords");
  });

const chooseNewPassword = (page: Page, owner: Person) =>
  test.step("an emailed link sets a new password, and does not sign in", async () => {
    const seen = (await nextMail(owner.email)).id;
    await page.getByRole("link", { name: "Choose a new password" }).click();
    await page.getByLabel("Email address or phone number").fill(owner.phone);
    await page.getByRole("button", { name: "Email me a link" }).click();
    await expect(page.getByText("Check your email")).toBeVisible();
    await expect
      .poll(async () => resetLink(await nextMail(owner.email, seen)), { timeout: 20_000 })
      .not.toBe("");
    const link = resetLink(await nextMail(owner.email, seen));
    await page.goto(link);
    const password = page.getByLabel("New password");
    await password.fill("password1");
    await expect(page.getByText("too easy to guess").first()).toBeVisible();
    await page.getByRole("button", { name: "Save new password" }).click();
    // The hint while typing has the same text, so wait until the response empties the field.
    await expect(password).toHaveValue("");
    await expect(password).toHaveAccessibleDescription(/too easy to guess/);
    await password.fill("three lamps at noon");
    await page.getByRole("button", { name: "Save new password" }).click();
    await expect(page.getByText("Your password has been changed")).toBeVisible();
    await owner.page.goto("/wallet");
    await expect(owner.page).toHaveURL(/\/sign-in/);
    await signIn(page, { ...owner, password: "three lamps at noon" });
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
  });

const resetLink = ({ text }: { text: string }) => /https?:\/\/\S+\/reset\?token=\S+/.exec(text)?.[0] ?? "";
