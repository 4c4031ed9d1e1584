import { randomInt, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { asOwner } from "./stage/owner";
import { disclose, type Person, staffMember, verifiedUser } from "./stage/people";
import { expectAccessible } from "./stage/screens";
import { control } from "./stage/simulators";
import { idIn } from "./stage/trades";

/** A withdrawal of this person that the bank has rejected. */
async function failedPayout({ page, email, name }: Person): Promise<void> {
  await fund(page, 30_000_00n);
  const accountNumber = `${randomInt(100_000, 999_999)}0601`; // as it ends, the bank rejects it
  await control("paystack/accounts", { accountNumber, name: name.toUpperCase() });
  await asOwner(
    `insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name, is_default, created_at)
     select $2, id, '058', 'Guaranty Trust Bank', $3, $4, true, app_now() - interval '3 days' from app_user where email = $1`,
    [email, randomUUID(), accountNumber, name],
  );
  await page.goto("/wallet/withdraw");
  await page.getByLabel("Amount to receive").fill("20,000");
  await page.getByRole("button", { name: "Review withdrawal" }).click();
  await page.getByRole("button", { name: "Withdraw ₦20,000" }).click();
  await page.waitForURL(/\/wallet\/payouts\/pay-/);
  await asOwner("update payout set hold_until = app_now(), check_at = app_now() where reference = $1", [
    idIn(page),
  ]);
  await expect(page.getByText("Failed: money returned")).toBeVisible({ timeout: 60_000 });
}

async function picture(page: Page, name: string): Promise<void> {
  const sizes = name.startsWith("staff") ? [390, 1440] : [390, 1280];
  const before = page.viewportSize();
  for (const width of sizes) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.screenshot({ path: `artifacts/support/${name}-${String(width)}.png`, fullPage: true });
  }
  if (before) await page.setViewportSize(before);
}

test("a person asks from a failed payout, support answers from the queue, the answer comes live, and is rated once", async ({
  browser,
}) => {
  test.slow();
  const ada = await verifiedUser(browser, "Ada");
  const funmi = await staffMember(browser, "Funmi", "SUPPORT");
  await failedPayout(ada);
  const { page } = ada;

  await page.getByRole("link", { name: "Write to support" }).click();
  await expect(page.getByText("About: Withdrawal of ₦20,000")).toBeVisible();
  await picture(page, "new");
  await expectAccessible(page, "a new conversation");
  await page.getByLabel("Your message").fill("My bank says that it never saw this withdrawal.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("We have your message")).toBeVisible();
  const phrase = await page.locator("b.select-all").innerText();

  const staff = funmi.page;
  await staff.goto("/admin/queues/support");
  await picture(staff, "staff-queue");
  await staff.getByRole("row").filter({ hasText: ada.name }).getByRole("link").first().click();
  await staff.getByRole("button", { name: "Claim" }).first().click();
  await expect(staff.getByRole("region", { name: "Case" }).getByText("Assigned to you")).toBeVisible();
  await staff.getByLabel("Your answer").focus();
  await staff.keyboard.press("Alt+1");
  await expect(staff.getByLabel("Your answer")).toHaveValue(/Ada/);
  await staff.getByLabel("Your answer").fill("Your bank rejected it, and the money is back in your wallet.");
  await picture(staff, "staff-case");
  await expectAccessible(staff, "a conversation, for staff");
  await staff.getByRole("button", { name: "Send answer" }).click();
  await expect(staff.getByText("Answered", { exact: true }).first()).toBeVisible();

  await expect(page.getByText("Your bank rejected it, and the money is back in your wallet.")).toBeVisible();
  await expect(page.getByText("Funmi, Support")).toBeVisible();
  await picture(page, "answered");
  await expectAccessible(page, "a conversation");
  await expect(page.getByText(phrase)).toBeVisible();

  await page.getByRole("button", { name: "Solved: close it" }).click();
  await expect(page.getByText("How did we do?")).toBeVisible();
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByLabel(/Anything to add/).fill("Quick and clear.");
  await picture(page, "closed");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("You’ve rated this conversation. Thank you.")).toBeVisible();
  await disclose(page, "Something left? Reopen it");
  await page.getByLabel("Your message").fill("One more question.");
  await page.getByRole("button", { name: "Send and reopen" }).click();
  await expect(page.getByText("We have your message")).toBeVisible();
  await page.goto("/support");
  await picture(page, "list");
  await expectAccessible(page, "conversations");
  await staff.goto("/admin/support");
  await picture(staff, "staff-figures");
  await expectAccessible(staff, "figures of support");
});
