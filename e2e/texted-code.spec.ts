import { expect, test } from "./stage/journey";
import { newPage, register } from "./stage/people";
import { codeIn, nextText } from "./stage/simulators";

test("signs in with a texted code, which is sent as soon as it is whole, to the intended page", async ({
  browser,
}) => {
  const { phone } = await register("Yemi");
  const page = await newPage(browser, { viewport: { width: 390, height: 844 } });
  await page.goto("/sign-in?next=/wallet");
  await page.getByRole("link", { name: "Sign in with a code by text" }).click();
  const number = page.getByLabel("Phone number");
  await number.fill("01 462 0000");
  await page.getByRole("button", { name: "Text me a code" }).click();
  await expect(number).toHaveAccessibleDescription(/Enter a Nigerian mobile number/);
  await number.fill(phone);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  const right = codeIn(await nextText(phone));
  const field = page.getByLabel("6-digit code");
  await field.fill(right === "111111" ? "222222" : "111111");
  await expect(field).toHaveAccessibleDescription(/Wrong code\. You have 4 tries left/);
  await field.pressSequentially(right);
  await expect(page).toHaveURL(/\/wallet$/);
  await expect(page.getByRole("heading", { name: "Wallet", level: 1 })).toBeVisible();
});
