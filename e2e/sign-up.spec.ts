import { marketOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import {
  fillSignUp,
  newDetails,
  newPage,
  type Person,
  signIn,
  signOut,
  verifyEmail,
  verifyPhone,
} from "./stage/people";

import { codeIn, nextText } from "./stage/simulators";

test("signs up, verifies email and number, and signs in by phone", async ({ browser }) => {
  const user = { ...newDetails("Amaka"), page: await newPage(browser) };
  await signUpWithMistakes(user);
  await verifyPhoneAfterWrongCode(user);
  await test.step("verifies the email with the link, which works once", async () => {
    const link = await verifyEmail(user);
    const stranger = await newPage(browser);
    await stranger.goto(link);
    await expect(stranger.getByRole("heading", { name: "This link has expired" })).toBeVisible();
    await user.page.getByRole("link", { name: "Continue" }).click();
    await expect(user.page.getByRole("heading", { name: "You’re all set" })).toBeVisible();
  });
  await signInByPhone(user);
});

const signUpWithMistakes = (user: Person) =>
  test.step("reports errors on their fields, and keeps the input", async () => {
    const { page } = user;
    const phone = page.getByLabel("Phone number");
    const password = page.getByLabel("Password", { exact: true });
    const submit = page.getByRole("button", { name: "Create account" });
    await page.goto("/sign-up");
    await fillSignUp(page, user);
    for (const typed of ["+44 20 7946 0958", "01 462 0000"]) {
      await phone.fill(typed);
      await password.fill(user.password);
      await submit.click();
      await expect(phone).toHaveAccessibleDescription(/Enter a Nigerian mobile number/);
      await expect(phone).toHaveValue(typed);
      await expect(page.getByLabel("Your name")).toHaveValue(user.name);
      await expect(page.getByLabel("Email address")).toHaveValue(user.email);
      await expect(password).toHaveValue("");
    }
    await phone.fill(user.phone);
    await expect(phone).toHaveAttribute("aria-invalid", "false");
    await expect(page.getByText(/Enter a Nigerian mobile number/)).toBeHidden();
    await password.fill("short");
    await submit.click();
    // The hint while typing has the same text, so wait until the response empties the field.
    await expect(password).toHaveValue("");
    await expect(password).toHaveAccessibleDescription(/Use at least 8 characters/);
    await expect(phone).toHaveValue(user.phone);
    await password.fill(user.password);
    await submit.click();
    await expect(page.getByRole("heading", { name: "Verify your phone and email" })).toBeVisible();
    await expect(page.getByText("2 steps left.")).toBeVisible();
  });

const verifyPhoneAfterWrongCode = ({ page, phone }: Person) =>
  test.step("verifies the number, after a wrong code", async () => {
    await page.getByRole("button", { name: "Text me a code" }).click();
    const right = codeIn(await nextText(phone));
    const field = page.getByLabel("6-digit code");
    await field.fill(right === "111111" ? "222222" : "111111");
    await page.getByRole("button", { name: "Verify number" }).click();
    await expect(field).toHaveAccessibleDescription(/Wrong code\. You have 4 tries left/);
    await field.fill(`${right.slice(0, 3)} ${right.slice(3)}`);
    await page.getByRole("button", { name: "Verify number" }).click();
    await expect(page.getByText("1 step left.")).toBeVisible();
  });

const signInByPhone = ({ page, phone, password }: Person) =>
  test.step("signs out, and in by phone, back to the intended page", async () => {
    await signOut(page);
    await page.goto("/wallet");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fwallet/);
    await page.getByRole("link", { name: "Use my phone number instead" }).click();
    await page.getByLabel("Phone number").fill(phone.replace(/^0(\d{3})/, "+234 $1 "));
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "Wrong email, phone number or password",
    );
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/wallet$/);
    await expect(page.getByRole("heading", { name: "Wallet", level: 1 })).toBeVisible();
  });

test("returns to the offer after signing up or in", async ({ browser }) => {
  const page = await newPage(browser);
  const user = { ...newDetails("Bola"), page };

  await page.goto(marketOf("GLO"));
  await page.getByRole("article").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/offers\/[0-9a-f-]{36}$/);
  const offer = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Create an account" }).click();
  await fillSignUp(page, user);
  await page.getByRole("button", { name: "Create account" }).click();
  await verifyPhone(user);
  // The link is opened in a browser that is not signed in.
  const phone = await newPage(browser);
  await verifyEmail({ page: phone, email: user.email });
  await page.reload();
  await page.getByRole("link", { name: "Continue" }).click();
  await expect(page).toHaveURL(offer);
  await expect(page.getByLabel("Send airtime to")).toBeVisible();

  await signOut(page);
  await page.goto(offer);
  await page.getByRole("link", { name: "Sign in to buy" }).click();
  await signIn(page, user);
  await expect(page).toHaveURL(offer);
});

const phoneScreen = { viewport: { width: 390, height: 844 } };

test("on a phone the sign-up is a step at a time, with back navigation, and errors lead to their step", async ({
  browser,
}) => {
  const page = await newPage(browser, phoneScreen);
  const { name, email, phone, password } = newDetails("Fatima");
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const goOn = page.getByRole("button", { name: "Continue" });
  await page.goto("/sign-up?next=//evil.example/steal");
  await expect(page.getByText("Step 1 of 4")).toBeVisible();
  for (const later of ["Email address", "Phone number", "Password"]) await expect(field(later)).toBeHidden();
  await goOn.click();
  await expect(field("Your name")).toHaveAccessibleDescription(/Tell us your full name/);
  await field("Your name").fill(name);
  await goOn.click();
  await expect(field("Email address")).toBeFocused();
  await field("Email address").fill(email);
  await page.keyboard.press("Enter");
  await expect(field("Phone number")).toBeFocused();
  await field("Phone number").fill("01 462 0000");
  await goOn.click();
  await expect(field("Phone number")).toHaveAccessibleDescription(/Enter a Nigerian mobile number/);
  await page.reload();
  await expect(field("Phone number")).toHaveValue("01 462 0000");
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(field("Email address")).toHaveValue(email);
  await page.goBack();
  await expect(field("Your name")).toHaveValue(name);
  for (const next of ["Email address", "Phone number"]) {
    await goOn.click();
    await expect(field(next)).toBeFocused();
  }
  await field("Phone number").fill(phone);
  await goOn.click();
  await field("Password").fill("P@ssw0rd2026!");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(field("Password")).toHaveAccessibleDescription(/too easy to guess/);
  await field("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Verify your phone and email" })).toBeVisible();
  // Sign-up only redirects to our own pages.
  expect(page.url()).not.toContain("evil");
});
