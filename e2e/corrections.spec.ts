import type { Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { castMember, verifiedUser } from "./stage/people";
import { expectAccessible } from "./stage/screens";
import { accept, publish } from "./stage/trades";

const terms = { ...airtimeOf(1_000_00n, "GLO"), priceMinor: 900_00n } as const;
const says = "The fee was taken although the trade was cancelled.";

test("support requests a credit from a trade’s page, finance approves it, and the person reads why", async ({
  browser,
}) => {
  test.slow();
  const [seller, buyer] = [await verifiedUser(browser, "Sule"), await verifiedUser(browser, "Bukky")];
  await fund(buyer.page, 1_000_00n);
  const tradeId = await accept(buyer, await publish(seller, terms));

  const { page } = await castMember(browser, "funmi");
  await page.goto(`/admin/trades/${tradeId}`);
  await page.getByRole("link", { name: "Credit or adjust" }).first().click();
  await expect(page.getByRole("heading", { name: "Correct a wallet" })).toBeVisible();
  await page.getByLabel("Amount").fill("250");
  const preview = page.getByRole("row").filter({ hasText: `Wallet of ${buyer.name}` });
  await expect(preview).toContainText("₦100.00");
  await expect(preview).toContainText("₦350.00");
  await page.getByLabel("What was found").selectOption("taken_twice");
  await page.getByLabel("What the person reads").fill(says);
  await page.getByLabel("Category").selectOption("To decide a case");
  await page.getByLabel("Reason for your colleague").fill("Seen in the trade’s timeline.");
  await picture(page, "form");
  await expectAccessible(page, "the form that corrects a wallet");
  await page.getByRole("link", { name: "Pay from insurance" }).click();
  await expect(page.getByRole("rowheader", { name: "Insurance fund" })).toBeVisible();
  await picture(page, "insurance");
  await page.goBack();
  await page.getByLabel("Amount").fill("250");
  await page.getByLabel("What the person reads").fill(says);
  await page.getByLabel("Category").selectOption("To decide a case");
  await page.getByLabel("Reason for your colleague").fill("Seen in the trade’s timeline.");
  await page.getByRole("button", { name: "Request approval" }).click();
  await page.waitForURL(/\/admin\/approvals\//);

  const efe = await castMember(browser, "efe");
  await efe.page.goto(page.url());
  await expect(efe.page.getByRole("heading", { name: "Balances" })).toBeVisible();
  await picture(efe.page, "approval");
  await expectAccessible(efe.page, "a request for a credit");
  await efe.page.getByRole("button", { name: "Approve" }).click();
  await expect(efe.page.getByText("Approved and carried out.")).toBeVisible();

  await buyer.page.goto("/wallet");
  await expect(buyer.page.getByText(says).first()).toBeVisible();
  await picture(buyer.page, "statement");
  await efe.page.goto("/admin/payouts/pause");
  await picture(efe.page, "pause");
  await expectAccessible(efe.page, "the page that pauses payouts");
});

/** On a phone and a desktop, in light and dark. */
async function picture(page: Page, name: string): Promise<void> {
  for (const [size, width, height] of [
    ["phone", 390, 844],
    ["desktop", 1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: `artifacts/corrections/${name}-${size}-${colorScheme}.png`,
        fullPage: true,
      });
    }
  }
}
