import type { Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { staffMember } from "./stage/people";
import { expectAccessible } from "./stage/screens";

async function picture(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const)
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await page.screenshot({
        path: `artifacts/words/${name}-${String(width)}-${colorScheme}.png`,
        fullPage: true,
      });
    }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}

test("content writes words beside another language, is shown what is wrong and where, publishes and goes back", async ({
  browser,
}) => {
  test.slow();
  const { page } = await staffMember(browser, "Kelechi", "CONTENT");
  await page.goto("/admin/templates");
  await picture(page, "list");
  await page.getByRole("link", { name: "trade.clock_stopped", exact: true }).click();
  await page.getByRole("link", { name: "Words in Hausa" }).click();
  await expect(page.getByRole("heading", { name: "trade.clock_stopped in Hausa" })).toBeVisible();

  const title = page.getByLabel("Title", { exact: true });
  await title.fill("Lokaci ya motsa: {title");
  await expect(page.getByText("Line 1, column 18: This brace is never closed.")).toBeVisible();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(title).toHaveAttribute("aria-invalid", "true");
  await expect(title).toHaveValue("Lokaci ya motsa: {title");
  await picture(page, "refused");
  await expectAccessible(page, "words that are refused");

  await title.fill("Lokaci ya motsa: {title}");
  await expect(page.getByText("Lokaci ya motsa: ₦5,000 MTN airtime")).toBeVisible();
  await title.press("Control+Enter");
  await expect(page.getByText("Saved as a draft.")).toBeVisible();
  await picture(page, "draft");
  await expectAccessible(page, "a draft");

  await page.getByRole("button", { name: "Send it to me" }).click();
  await expect(page.getByText("On its way to you.")).toBeVisible();

  await page.locator("summary", { hasText: "Publish" }).click();
  await page.getByLabel("Category").selectOption("Clearer words");
  await page.getByLabel("Reason").fill("Readers asked what it means.");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published. It is in force everywhere within seconds.")).toBeVisible();
  await picture(page, "in-force");
  await page.goto("/admin/templates/trade.clock_stopped");
  await expect(page.getByText("Lokaci ya motsa: ₦5,000 MTN airtime")).toBeVisible();
  await picture(page, "languages");

  await page.goto("/admin/templates/trade.clock_stopped/ha?beside=yo");
  await page.locator("summary", { hasText: "Go back to the product’s words" }).click();
  await page.getByLabel("Category").selectOption("A better translation");
  await page.getByLabel("Reason").fill("The translator found a better word.");
  await page.getByRole("button", { name: "Go back to the product’s words" }).click();
  await expect(page.getByText("The product’s own words are in force again.")).toBeVisible();
  await expect(page.getByText("Was in force")).toBeVisible();
});

test("words about money are in force once compliance approves them", async ({ browser }) => {
  test.slow();
  const { page } = await staffMember(browser, "Kelechi", "CONTENT");
  const amina = (await staffMember(browser, "Amina", "COMPLIANCE")).page;
  await page.goto("/admin/templates/payout.paid/pcm");
  await page.getByLabel("Locked screen", { exact: true }).fill("Your money don land for bank.");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Saved as a draft.")).toBeVisible();
  await page.locator("summary", { hasText: "Request publication" }).click();
  await page.getByLabel("Category").selectOption("Clearer words");
  await page.getByLabel("Reason").fill("Readers asked what it means.");
  await page.getByRole("button", { name: "Request publication" }).click();
  await expect(page.getByText("Requested. It is in force once a colleague approves it.")).toBeVisible();
  await page.getByRole("link", { name: "View request" }).click();
  await page.waitForURL(/\/admin\/(approvals|queues\/approvals)/);
  await amina.goto(page.url());
  await expect(amina.getByText("Your money don land for bank.")).toBeVisible();
  await picture(amina, "request");
  await amina.getByRole("button", { name: "Approve" }).click();
  await expect(amina.getByText("Approved and carried out.")).toBeVisible();
  await amina.goto("/admin/templates/payout.paid");
  await expect(amina.getByText("Your money don land for bank.")).toBeVisible();
});
