import type { Locator } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { verifiedUser } from "./stage/people";

test("Escape closes an open menu and returns the focus", async ({ browser }) => {
  const { page } = await verifiedUser(browser, "Hauwa");
  await page.goto("/offers");
  await page.keyboard.press("Escape");
  const filters = page.locator("details[data-menu]").filter({ hasText: "Cheapest" });
  const account = page.getByRole("banner").locator("details[data-menu]");
  for (const menu of [filters, account]) {
    const opener = menu.locator("summary");
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(menu).toHaveAttribute("open", "");
    await page.keyboard.press("Tab");
    await expect(linkIn(menu)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(menu).not.toHaveAttribute("open", "");
    await expect(opener).toBeFocused();
  }
});

const linkIn = (menu: Locator) => menu.getByRole("link").first();
